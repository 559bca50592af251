/** The tags that an organisation uses, to choose from. */
import type { Actor } from '../../accounts/actor.ts';
import { listTags } from '../../db/invoices/invoice-mark.ts';
import type { ReadCtx } from '../context.ts';

const mostListed = 200;

export function listTagsInUse({ db }: ReadCtx, actor: Actor): Promise<string[]> {
  return listTags(db, actor.organisationId, mostListed);
}
