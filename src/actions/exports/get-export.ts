/** One export: how far it is, or where its file is. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { type Export, findExport } from '../../db/exports/export.ts';

export async function getExport(deps: { db: Db }, actor: Actor, input: { id: string }): Promise<Export> {
  const found = await findExport(deps.db, actor.organisationId, input.id);
  if (!found) throw notFound('export');
  return found;
}
