/** An organisation with its plan as programs see it. */
import { z } from 'zod';
import type { OrganisationView } from '../../actions/people/organisation.ts';
import { count, id, instant, writeInstant } from '../basics.ts';
import { syncInterval } from '../enumerations.ts';

export const organisation = z
  .object({
    id,
    name: z.string(),
    createdAt: instant,
    clientApproval: z.boolean().meta({
      description: 'Whether clients may be asked about invoices by links without an account. Off at first.',
    }),
    needsSecondFactor: z.boolean().meta({
      description: 'Whether sessions of its members need a second factor; owners decide. API keys do not.',
    }),
    companies: count,
    plan: z.object({
      name: z.string(),
      interval: syncInterval,
      manualSyncsPerDay: count.nullable().meta({ description: 'A Bucharest day; null is unlimited.' }),
      companies: count.nullable().meta({ description: 'Null is unlimited.' }),
    }),
  })
  .meta({ id: 'Organisation' });

export function shapeOrganisation(found: OrganisationView): z.input<typeof organisation> {
  return { ...found, createdAt: writeInstant(found.createdAt) };
}
