/** Makes what lists of a large catalogue need after an update, once. May run twice: what is there is left as it is. */
import type { Log } from '../core/log.ts';
import type { Transactor } from '../db/connection.ts';
import {
  addPartiesAfter,
  buildIndex,
  dropReplacedIndexes,
  isPrepared,
  listMissingIndexes,
  markPrepared,
} from '../db/invoices/prepare-lists.ts';

interface Ctx {
  db: Transactor;
  log: Pick<Log, 'info'>;
  clock: { now(): Date };
}

/** Invoices a statement. */
const piece = 5_000;

export async function prepareLists({ db, log, clock }: Ctx, signal: AbortSignal): Promise<void> {
  const missing = await listMissingIndexes(db);
  for (const name of missing) {
    if (signal.aborted) return;
    log.info({ index: name }, 'an index is being built; until then some lists are slow');
    await buildIndex(db, name);
  }
  if (missing.length > 0) await dropReplacedIndexes(db);
  if (await isPrepared(db, 'parties')) return;
  log.info({}, 'the parties of all invoices are being noted; until then searches are slow');
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    if (signal.aborted) return;
    after = await addPartiesAfter(db, after, piece);
  }
  await markPrepared(db, 'parties', clock.now());
}
