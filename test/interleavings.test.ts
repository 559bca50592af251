/**
 * Two jobs on one company that meet at a named statement: each of these locks and conditions is a second line of
 * defence, which no run of one job at a time would miss.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '../src/core/durations.ts';
import { listChain } from '../src/db/archive/chain.ts';
import { inTransaction, type Transactor } from '../src/db/connection.ts';
import { markArchived } from '../src/db/messages/message.ts';
import { type ClaimedJob, claimCompany } from '../src/db/runs/claim-company.ts';
import { endListing, finishCompany } from '../src/db/runs/company-job.ts';
import { type CompanyJob, giveBack, LeaseLost, renewLease } from '../src/db/runs/company-lease.ts';
import { compareListsOfAll } from '../src/jobs/compare-lists.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import type { SyncCtx } from '../src/sync/context.ts';
import { createRecorder } from '../src/sync/record-archived.ts';
import { recordExpired, recordFailed, recordPostponed } from '../src/sync/record-outcome.ts';
import { waitsForLock, watchDb } from './support/barrier.ts';
import { listedMessage } from './support/catalogue.ts';
import { chainHead } from './support/chain-head.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';
import { type Company, list, openCompany, recorder } from './support/listed-company.ts';

const cif = '8000000000';

test('two jobs that record at once take their places in the chain one after the other (2026-11-29)', async (t) => {
  const { ctx, pool, company, archived } = await openCompany(t, 2);
  const [a, b] = [watchDb(t, pool), watchDb(t, pool)];
  const aHasHead = a.stop('after', /chain_seq as seq/);
  const bHasHead = b.stop('after', /chain_seq as seq/);
  const first = recorder(ctx, a.db, company)(archived[0]!);
  await aHasHead.reached;
  const second = recorder(ctx, b.db, company)(archived[1]!);
  assert.equal(await waitsForLock(pool, bHasHead.isReached), 'waits');
  aHasHead.open();
  bHasHead.open();
  assert.deepEqual(await Promise.all([first, second]), ['archived', 'archived']);
  const chain = await listChain(pool, company.id, { after: 0, upTo: 2, limit: 3 });
  const { rows } = await pool.query('select chain_seq, chain_head from company where id = $1', [company.id]);
  assert.deepEqual(rows, [{ chainSeq: 2, chainHead: chainHead(chain) }]);
  assert.ok((await ledgerOf(pool, company.id)).balances);
});

test('two listings of one company write a new row down once (2026-11-29)', async (t) => {
  const { pool, company } = await openCompany(t, 0);
  const row = listedMessage({ rowCif: cif });
  const [a, b] = [watchDb(t, pool), watchDb(t, pool)];
  const aKnows = a.stop('after', /row_alias, upload_index, kind, detail, created_at_raw/);
  const bKnows = b.stop('after', /row_alias, upload_index, kind, detail, created_at_raw/);
  // The first listing shows the row without its id: what is one message can only be told by what is known already.
  const first = list(a.db, company, { ...row, messageId: null });
  await aKnows.reached;
  const second = list(b.db, company, row);
  assert.equal(await waitsForLock(pool, bKnows.isReached), 'waits');
  aKnows.open();
  bKnows.open();
  assert.deepEqual(
    (await Promise.all([first, second])).map(({ added }) => added),
    [1, 0],
  );
  const rows = await messagesOf(pool, company.id);
  assert.deepEqual(
    rows.map(({ messageId }) => messageId),
    [row.messageId],
  );
  assert.ok((await ledgerOf(pool, company.id)).balances);
});

test('a job that lost its lease neither gives back nor finishes the job of the worker that has it now (2026-11-29)', async (t) => {
  const { engine, ctx, pool } = await openCompany(t, 1);
  const [a, b] = [watchDb(t, pool), watchDb(t, pool)];
  const stopped = new AbortController();
  const running = new AbortController().signal;
  const runId = await engine.request();
  const aEnds = a.stop('before', /from organisation where id = \$1 for no key update/);
  const first = serveCompanies({ ...ctx, db: a.db }, 'first', stopped.signal);
  await aEnds.reached;
  // As long as the process of the first hangs.
  engine.sandbox.clock.offsetMs += 40_000;
  const bEnds = b.stop('before', /from organisation where id = \$1 for no key update/);
  const second = serveCompanies({ ...ctx, db: b.db }, 'second', running);
  await bEnds.reached;
  aEnds.open();
  stopped.abort();
  await first;
  const leases = async () => (await pool.query('select worker from company_lease')).rows;
  assert.deepEqual(await leases(), [{ worker: 'second' }]);
  assert.equal((await engine.findRun(runId)).finishedAt, null, 'the run is the second worker’s to finish');
  bEnds.open();
  await second;
  assert.deepEqual(await leases(), []);
  assert.equal((await engine.findRun(runId)).state, 'succeeded');
});

test('giving back what another holds changes neither its lease nor the run (2026-11-29)', async (t) => {
  const { engine, ctx, pool } = await openCompany(t, 1);
  await engine.request();
  const now = ctx.clock.now();
  const lost = (await claimCompany(pool, 'first', now)) as CompanyJob;
  const held = await claimCompany(pool, 'second', new Date(now.getTime() + 40_000));
  assert.equal(held?.companyId, lost.companyId);
  await giveBack(pool, lost, now);
  assert.deepEqual((await pool.query('select worker from company_lease')).rows, [{ worker: 'second' }]);
  assert.deepEqual((await pool.query('select state from run_company')).rows, [{ state: 'running' }]);
});

test('two workers of one process, one name: the one that hung neither renews, records, ends the listing nor gives back what the other holds (2026-11-30)', async (t) => {
  const { engine, ctx, pool, company, archived } = await openCompany(t, 2);
  const runId = await engine.request();
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 40_000);
  const lost = (await claimCompany(pool, 'one process', now)) as ClaimedJob;
  const held = (await claimCompany(pool, 'one process', later)) as ClaimedJob;
  assert.equal(held.companyId, lost.companyId);
  assert.notEqual(held.claim, lost.claim);
  const state = async () => ({
    leases: (await pool.query('select claim, until from company_lease')).rows,
    jobs: (await pool.query('select state, listing_ended_at, code, last_slice_at from run_company')).rows,
  });
  const before = await state();
  assert.equal(await renewLease(pool, lost, later), false);
  await assert.rejects(endListing(pool, lost, { code: 'internal', detail: 'x' }, later), LeaseLost);
  await giveBack(pool, lost, later);
  await finishCompany(pool, lost, { state: 'failed', code: 'internal', detail: null }, later);
  assert.deepEqual(await state(), before);

  // What the one that hung has in its place is recorded and counted; then it stops.
  const stopped: string[] = [];
  const record = ({ claim }: CompanyJob, name: string) =>
    createRecorder(ctx, company, { claim, unwanted: () => void stopped.push(name) });
  assert.equal(await record(lost, 'lost')(archived[0]!), 'archived');
  assert.equal(await record(held, 'held')(archived[1]!), 'archived');
  assert.deepEqual(stopped, ['lost']);
  assert.equal(await renewLease(pool, held, later), true);
  await endListing(pool, held, null, later);
  await finishCompany(pool, held, { state: 'succeeded', code: null, detail: null }, later);
  const run = await engine.findRun(runId);
  assert.deepEqual([run.state, run.counts.archived], ['succeeded', 2]);
  assert.deepEqual((await state()).leases, []);
});

test('a listing is read again in its run when the night’s comparison replaces the one that it shows to be unchanged (2026-12-01)', async (t) => {
  const { engine, ctx, pool, company } = await openCompany(t, 0);
  const { sandbox } = engine;
  const createdAt = sandbox.clock.now() - 10 * dayMs;
  sandbox.world.addMessage(cif, { createdAt });
  const hidden = sandbox.world.addMessage(cif, { createdAt });
  sandbox.faults.add({ kind: 'unlisted_row', on: 'list_paged', match: { cif }, text: hidden.id });
  const noDownload = sandbox.faults.add({ kind: 'http_503', on: 'download', times: 1_000 });
  assert.equal((await engine.sync()).state, 'partial');
  sandbox.faults.remove(noDownload);
  sandbox.clock.advance(hourMs);

  const runId = await engine.request();
  const a = watchDb(t, pool);
  const aRecords = a.stop('before', /with owner as/);
  const running = new AbortController().signal;
  const first = serveCompanies({ ...ctx, db: a.db }, 'first', running);
  await aRecords.reached;
  await compareListsOfAll(ctx, running);
  aRecords.open();
  await first;
  const { state, counts, companies } = await engine.findRun(runId);
  assert.deepEqual([state, counts.archived, companies[0]!.code], ['succeeded', 2, null]);
  assert.equal((await messagesOf(pool, company.id)).length, 2);
  assert.ok((await ledgerOf(pool, company.id)).balances);
  assert.ok(!engine.logged().some(({ msg }) => msg === 'a company goes back to the queue'));
});

test('what another job has archived meanwhile is neither archived, failed nor expired once more (2026-11-29)', async (t) => {
  const { engine, ctx, pool, company, archived } = await openCompany(t, 1);
  const one = archived[0]!;
  const outcomes: [string, (db: Transactor) => Promise<unknown>][] = [
    ['archived', (db) => recorder(ctx, db, company)(one)],
    ['failed', (db) => recordFailed(work(ctx, db, company), one.message, { code: 'network', words: null })],
    ['expired', (db) => recordExpired(work(ctx, db, company), one.message, '60 de zile')],
  ];
  const a = watchDb(t, pool);
  const aMarked = a.stop('after', /set state = 'archived'/);
  const first = recorder(ctx, a.db, company)(one);
  await aMarked.reached;
  const late = outcomes.map(([, record]) => record(pool));
  assert.equal(await waitsForLock(pool, () => false), 'waits');
  aMarked.open();
  assert.equal(await first, 'archived');
  assert.deepEqual(await Promise.all(late), ['already_done', 'already_done', 'already_done']);
  const after = await messagesOf(pool, company.id);
  await recordPostponed({ ctx }, one.message, { code: 'closed', until: ctx.clock.now() });
  assert.deepEqual(await messagesOf(pool, company.id), after, 'putting it off changes nothing either');
  const { state, reason, attempts, seq } = after[0]!;
  assert.deepEqual(
    { state, reason, attempts, seq },
    { state: 'archived', reason: null, attempts: 1, seq: 1 },
  );
  const ledger = { listed: 1, archived: 1, expired: 0, closed: 0, pending: 0, balances: true };
  assert.deepEqual(await ledgerOf(pool, company.id), ledger);
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map(({ status }) => status),
    ['success'],
  );
});

test('the statement that archives refuses a message that is not pending (2026-11-29)', async (t) => {
  const { ctx, pool, company, archived } = await openCompany(t, 1);
  await recorder(ctx, pool, company)(archived[0]!);
  const before = await messagesOf(pool, company.id);
  const { message, kept } = archived[0]!;
  const again = { id: message.id, ...kept, path: 'elsewhere', seq: 2, chain: 'y', match: 'index' } as const;
  await assert.rejects(inTransaction(pool, (tx) => markArchived(tx, [again], ctx.clock.now())));
  assert.deepEqual(await messagesOf(pool, company.id), before);
});

function work(ctx: SyncCtx, db: Transactor, company: Company) {
  return { ctx: { ...ctx, db }, company };
}
