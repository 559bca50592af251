/** A token link as programs see it: never what it holds. */
import { z } from 'zod';
import type { TokenLink } from '../../db/connections/token-link.ts';
import { id, instant, writeInstant } from '../basics.ts';

export const tokenLink = z
  .object({
    id,
    note: z.string().nullable(),
    state: z.enum(['active', 'used', 'revoked', 'expired']).meta({ id: 'TokenLinkState' }),
    createdAt: instant,
    expiresAt: instant,
    usedAt: instant.nullable(),
    connectionId: id.nullable().meta({ description: 'What it brought.' }),
  })
  .meta({ id: 'TokenLink' });

export function shapeTokenLink(found: TokenLink, now: Date): z.input<typeof tokenLink> {
  return {
    id: found.id,
    note: found.note,
    state: stateOf(found, now),
    createdAt: writeInstant(found.createdAt),
    expiresAt: writeInstant(found.expiresAt),
    usedAt: writeInstant(found.usedAt),
    connectionId: found.connectionId,
  };
}

function stateOf({ usedAt, revokedAt, expiresAt }: TokenLink, now: Date) {
  if (usedAt) return 'used';
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'active' : 'expired';
}
