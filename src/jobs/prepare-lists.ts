/** Makes what lists of a large catalogue need after an update, once. May run twice: what is there is left as it is. */
import type { Log } from '../core/log.ts';
import type { Transactor } from '../db/connection.ts';
import {
  addPartiesAfter,
  buildIndex,
  dropReplacedIndexes,
  listMissingIndexes,
} from '../db/invoices/prepare-lists.ts';
import { listOrganisations } from '../db/people/organisation.ts';
import { isPrepared, markPrepared } from '../db/prepared.ts';
import { mendCounts } from './fold-counts.ts';

interface Ctx {
  db: Transactor;
  /** The same database past its pooler. */
  directDb: Transactor;
  log: Pick<Log, 'info'>;
  clock: { now(): Date };
}

/** Invoices a statement. */
const piece = 5_000;

export async function prepareLists({ db, directDb, log, clock }: Ctx, signal: AbortSignal): Promise<void> {
  const missing = await listMissingIndexes(db);
  for (const name of missing) {
    if (signal.aborted) return;
    log.info({ index: name }, 'an index is being built; until then some lists are slow');
    await buildIndex(directDb, name);
  }
  if (missing.length > 0) await dropReplacedIndexes(directDb);
  // One pass counts arrivals, sums and months.
  if (!(await isPrepared(db, 'counts')) || !(await isPrepared(db, 'months')))
    await countAll({ db, log, clock }, signal);
  if (!(await isPrepared(db, 'parties'))) await noteParties({ db, log, clock }, signal);
}

async function countAll({ db, log, clock }: Omit<Ctx, 'directDb'>, signal: AbortSignal): Promise<void> {
  log.info({}, 'what is kept of messages and invoices is being counted; until then totals are slow');
  for (const { id } of await listOrganisations(db)) {
    if (signal.aborted) return;
    await mendCounts(db, id);
  }
  await markPrepared(db, 'counts', clock.now());
  await markPrepared(db, 'months', clock.now());
}

async function noteParties({ db, log, clock }: Omit<Ctx, 'directDb'>, signal: AbortSignal): Promise<void> {
  log.info({}, 'the parties of all invoices are being noted; until then searches are slow');
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    if (signal.aborted) return;
    after = await addPartiesAfter(db, after, piece);
  }
  await markPrepared(db, 'parties', clock.now());
}
