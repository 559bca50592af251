/** One export: how far it is, or where its file is. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { type Export, findExport } from '../../db/exports/export.ts';
import type { ReadCtx } from '../context.ts';

export async function getExport(ctx: ReadCtx, actor: Actor, input: { id: string }): Promise<Export> {
  const found = await findExport(ctx.db, actor.organisationId, input.id);
  if (!found) throw notFound('export');
  return found;
}
