/** Whether the archive of today continues what was handed out earlier: a signed statement or list of heads, or a head alone. */
import type { Actor } from '../../accounts/actor.ts';
import { maskCif } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import { findLink } from '../../db/archive/chain.ts';
import { type ComparedDocument, compareHeads } from '../../integrity/compare-heads.ts';
import type { Ctx } from '../context.ts';

/** Of a head alone: nothing of a document, and no head where it is in no chain. */
export type CheckedHeads = Pick<ComparedDocument, 'type' | 'heads' | 'sound'> & {
  [Of in 'madeAt' | 'signature' | 'keyId']: ComparedDocument[Of] | null;
};

/** @throws Problem invalid_input when it is no such document */
export async function checkHeads(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  given: { head: string } | { document: unknown; signature: unknown },
): Promise<CheckedHeads> {
  const { organisationId } = actor;
  if ('head' in given) return checkHead(ctx, organisationId, given.head.toLowerCase());
  const compared = await compareHeads(ctx.db, organisationId, JSON.stringify(given));
  if (!compared) throw new Problem('invalid_input', 'statement_unread', {}, { parameter: 'document' });
  return compared;
}

async function checkHead(
  { db }: Pick<Ctx, 'db'>,
  organisationId: string,
  head: string,
): Promise<CheckedHeads> {
  const link = await findLink(db, { organisationId }, head);
  const heads = link
    ? [
        {
          companyId: link.companyId,
          cif: maskCif(link.cif),
          seq: link.seq,
          head,
          verdict: 'continues' as const,
        },
      ]
    : [];
  return { type: 'head', madeAt: null, signature: null, keyId: null, heads, sound: link !== undefined };
}
