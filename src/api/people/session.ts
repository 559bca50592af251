/** Who is signed in, or which key it is, as programs see it. */
import { z } from 'zod';
import { companyLimit, id } from '../basics.ts';
import { role, scope } from '../enumerations.ts';

export const user = z.object({ id: z.string(), email: z.string(), name: z.string() }).meta({ id: 'User' });

export const session = z
  .object({
    kind: z.enum(['key', 'session']),
    organisationId: id,
    scope,
    companies: companyLimit,
    user: user.nullable(),
    secondFactorNeeded: z.boolean().meta({
      description:
        'The organisation asks for a second factor, and this session has none: it may only get one.',
    }),
    organisations: z.array(z.object({ organisationId: id, organisationName: z.string(), role: role })),
  })
  .meta({ id: 'Session' });
