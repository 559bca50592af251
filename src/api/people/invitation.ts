/** An invitation as programs see it: never what its link holds. */
import { z } from 'zod';
import type { Invitation } from '../../db/people/invitation.ts';
import { companyLimit, id, instant, writeInstant } from '../basics.ts';
import { role as roleWord } from '../enumerations.ts';

export const role = roleWord.meta({
  description:
    '`owner` and `admin` have the scope admin, `sync` and `read` that of their name; owners make owners.',
});

export const invitation = z
  .object({ id, email: z.string(), role, companies: companyLimit, createdAt: instant, expiresAt: instant })
  .meta({ id: 'Invitation' });

export function shapeInvitation(found: Invitation): z.input<typeof invitation> {
  return {
    id: found.id,
    email: found.email,
    role: found.role,
    companies: found.companies ?? 'all',
    createdAt: writeInstant(found.createdAt),
    expiresAt: writeInstant(found.expiresAt),
  };
}
