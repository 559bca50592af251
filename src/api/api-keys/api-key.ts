/** An API key as programs see it: never its text. */
import { z } from 'zod';
import type { ApiKey } from '../../db/api-keys/api-key.ts';
import { companyLimit, id, instant, writeInstant } from '../basics.ts';
import { scope } from '../enumerations.ts';

export const apiKey = z
  .object({
    id,
    name: z.string(),
    scope,
    companies: companyLimit,
    hint: z.string().meta({ description: "The key's first characters.", example: 'efs_Ab3x' }),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'ApiKey' });

export function shapeApiKey(found: ApiKey): z.input<typeof apiKey> {
  return {
    id: found.id,
    name: found.name,
    scope: found.scope,
    companies: found.companies ?? 'all',
    hint: found.hint,
    createdAt: writeInstant(found.createdAt),
    expiresAt: writeInstant(found.expiresAt),
    lastUsedAt: writeInstant(found.lastUsedAt),
  };
}
