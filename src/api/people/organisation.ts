/** An organisation with its plan, its API keys, and whoever is signed in, as programs see them. */
import { z } from 'zod';
import type { OrganisationView } from '../../actions/people/get-organisation.ts';
import type { ApiKey } from '../../db/api-keys/api-key.ts';
import { count, id, instant, writeInstant } from '../basics.ts';
import { role, scope, syncInterval } from '../enumerations.ts';

export const organisation = z
  .object({
    id,
    name: z.string(),
    createdAt: instant,
    companies: count,
    plan: z.object({
      name: z.string(),
      interval: syncInterval,
      manualSyncsPerDay: count.nullable().meta({ description: 'A Bucharest day; null is unlimited.' }),
      companies: count.nullable().meta({ description: 'Null is unlimited.' }),
    }),
  })
  .meta({ id: 'Organisation' });

export const apiKey = z
  .object({
    id,
    name: z.string(),
    scope,
    hint: z.string().meta({ description: "The key's first characters.", example: 'efs_Ab3x' }),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'ApiKey' });

export const session = z
  .object({
    kind: z.enum(['key', 'session']),
    organisationId: id,
    scope,
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }).nullable(),
    organisations: z.array(z.object({ organisationId: id, organisationName: z.string(), role: role })),
  })
  .meta({ id: 'Session' });

export function shapeOrganisation(found: OrganisationView): z.input<typeof organisation> {
  return { ...found, createdAt: writeInstant(found.createdAt) };
}

export function shapeApiKey(found: ApiKey): z.input<typeof apiKey> {
  return {
    id: found.id,
    name: found.name,
    scope: found.scope,
    hint: found.hint,
    createdAt: writeInstant(found.createdAt),
    expiresAt: writeInstant(found.expiresAt),
    lastUsedAt: writeInstant(found.lastUsedAt),
  };
}
