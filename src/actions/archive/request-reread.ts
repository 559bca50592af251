/** Asks that what older readers left of the organisation is read again now, and not only at night. */
import type { Actor } from '../../accounts/actor.ts';
import { countOlder } from '../../db/archive/stored-zip.ts';
import type { Ctx } from '../context.ts';

/** May be asked again: an organisation waits once in the queue. @returns how many invoices wait, ten thousand at most */
export async function requestReread(
  { db, queue }: Pick<Ctx, 'db' | 'queue'>,
  { organisationId }: Actor,
): Promise<{ invoices: number }> {
  const { count } = await countOlder(db, organisationId);
  if (count > 0) await queue.rereadSoon(organisationId);
  return { invoices: count };
}
