/** Is anything missing: the proof of each company, in the order in which something may be lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordCompleteListing } from '../src/db/completeness/coverage.ts';
import { pruneOldListings, recordListing } from '../src/db/completeness/listing.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { addCompany, listedMessage } from './support/catalogue.ts';
import { startEngine } from './support/engine.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const now = clock.now.getTime();
const days = (n: number) => new Date(now + n * 86_400_000);

const whole = (start: Date, end: Date) => ({ window: { start, end }, wholePages: 1 });

async function portfolio(...cifs: string[]) {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  const ids = [];
  for (const cif of cifs) ids.push(await addCompany(service, organisationId, cif));
  const list = async (query = '') => (await ask('GET', `/api/v1/completeness${query}`, tenant)).body;
  const pend = (id: string, createdAt: Date) =>
    recordListed(db, { id, organisationId }, [listedMessage({ createdAt })], clock.now);
  return { tenant, organisationId, ids, list, pend };
}

test('a company that was never listed claims nothing and comes first', async () => {
  const { ids, list } = await portfolio('12345674', '8000000000');
  await recordCompleteListing(db, ids[0]!, whole(days(-60), days(0)), clock.now);
  const { data, nextCursor } = await list();
  assert.equal(nextCursor, null);
  assert.deepEqual(
    data.map((c: { cif: string }) => c.cif),
    ['8000000000', '12345674'],
  );
  const { companyId, riskAt, ...claims } = data[0];
  assert.equal(companyId, ids[1]);
  assert.equal(riskAt, clock.now.toISOString());
  assert.deepEqual(claims, {
    cif: '8000000000',
    name: null,
    listed: 0,
    archived: 0,
    expired: 0,
    closed: 0,
    pending: 0,
    balances: true,
    completeFrom: null,
    completeUpTo: null,
    completeUpToRestsOn: null,
    oldestPendingId: null,
    listedUpTo: null,
    lastListedAt: null,
    coverage: [],
    gaps: [],
    lastListing: null,
    listComparison: null,
    chainHead: '0'.repeat(64),
    chainSeq: 0,
    expiresSoonest: null,
  });
});

test('what expires soonest comes first, page by page', async () => {
  const { tenant, ids, list, pend } = await portfolio('12345674', '8000000000', '18547290', '14399840');
  for (const id of ids) await recordCompleteListing(db, id, whole(days(-60), days(0)), clock.now);
  await pend(ids[2]!, days(-58));
  await pend(ids[2]!, days(-1));
  await pend(ids[1]!, days(-30));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { companyId: string }[]; nextCursor: string | null } = await list(
      `?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    seen.push(...page.data.map((c) => c.companyId));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen.slice(0, 2), [ids[2], ids[1]]);
  assert.deepEqual(seen.toSorted(), ids.toSorted());
  const only = (await ask('GET', '/api/v1/completeness?cif=RO%2018547290', tenant)).body.data;
  assert.deepEqual([only.length, only[0].companyId, only[0].pending], [1, ids[2], 2]);
  assert.equal(only[0].expiresSoonest, days(2).toISOString());
});

test('complete up to rests on the listing, or on the oldest message that is pending', async () => {
  const { ids, list, pend } = await portfolio('12345674');
  const id = ids[0]!;
  await recordCompleteListing(db, id, whole(days(-60), days(0)), clock.now);
  const [rested] = (await list()).data;
  assert.deepEqual(
    [rested.completeUpTo, rested.completeUpToRestsOn, rested.pending],
    [new Date(now - 30 * 60_000).toISOString(), 'listing', 0],
  );
  await pend(id, days(-10));
  const [waiting] = (await list()).data;
  assert.deepEqual(
    [waiting.completeUpTo, waiting.completeUpToRestsOn, waiting.pending],
    [days(-10).toISOString(), 'pending', 1],
  );
  const { rows } = await db.query(`select id from message where company_id = $1 and state = 'pending'`, [id]);
  assert.equal(waiting.oldestPendingId, rows[0].id);
});

test('a gap between two complete listings stays visible, and nothing before it is claimed', async () => {
  const { ids, list } = await portfolio('12345674');
  await recordCompleteListing(db, ids[0]!, whole(days(-160), days(-100)), days(-100));
  await recordCompleteListing(db, ids[0]!, whole(days(-60), days(0)), clock.now);
  const [company] = (await list()).data;
  const iso = (n: number) => days(n).toISOString();
  assert.deepEqual(company.coverage, [
    { from: iso(-160), to: iso(-100) },
    { from: iso(-60), to: iso(0) },
  ]);
  assert.deepEqual(company.gaps, [{ from: iso(-100), to: iso(-60) }]);
  assert.equal(company.completeFrom, iso(-60));
});

test("a counter that lost a message shows, and another organisation's company does not", async () => {
  const ours = await portfolio('12345674');
  const theirs = await portfolio('12345674');
  await theirs.pend(theirs.ids[0]!, days(-1));
  await db.query('update company set listed_count = 0 where id = $1', [theirs.ids[0]]);
  assert.equal((await theirs.list()).data[0].balances, false);
  assert.deepEqual((await ours.list(`?company=${theirs.ids[0]}`)).data, []);
  assert.equal((await ours.list()).data[0].balances, true);
});

test('a listing leaves what it proved behind: total, pages and restarts', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 100_000 } });
  const company = await engine.addCompany('8000000000', 20);
  const listings = async () => {
    const { rows } = await engine.ctx.db.query(
      `select reported, distinct_messages as listed, pages, restarts, proven, code, run_id from listing
       where company_id = $1 order by finished_at, id`,
      [company],
    );
    return rows;
  };
  engine.sandbox.faults.add({ kind: 'short_page' });
  const failed = await engine.sync();
  const [unproven] = await listings();
  assert.deepEqual([unproven.proven, unproven.code, unproven.restarts], [false, 'listing_unproven', 3]);
  assert.equal(unproven.runId, failed.id);
  assert.ok(unproven.listed < unproven.reported);
  engine.sandbox.faults.clear();
  const run = await engine.sync();
  const proof = { reported: 20, listed: 20, pages: 1, restarts: 0, proven: true, code: null, runId: run.id };
  assert.deepEqual((await listings())[1], proof);
});

test('of old listings the last one stays, and for a year the last complete one of each day', async () => {
  const { ids, organisationId } = await portfolio('12345674');
  const company = { id: ids[0]!, organisationId };
  const window = { start: days(-60), end: days(0) };
  const counts = { reported: 1, distinct: 1, pages: 1, restarts: 0, startedAt: days(-30) };
  for (const [ago, code] of [
    [430, null],
    [30, null],
    [29.2, null],
    [29, null],
    [28, 'listing_unproven'],
    [27, 'maintenance'],
  ] as const) {
    const failure = code === null ? null : { code, detail: null };
    await recordListing(db, { company, window, ...counts, failure }, days(-ago));
  }
  await pruneOldListings(db, clock.now);
  const { rows } = await db.query('select code from listing where company_id = $1 order by finished_at', [
    company.id,
  ]);
  assert.deepEqual(
    rows.map((row) => row.code),
    [null, null, 'maintenance'],
  );
});
