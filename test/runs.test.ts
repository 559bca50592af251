/** Runs: lists without companies, kept counts, pages of companies, large runs added in pieces; claims and ends that read no more in a large organisation. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { addCompanies } from '../src/db/companies/company.ts';
import { type Db, inTransaction, type Transactor } from '../src/db/connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { cancelRun } from '../src/db/runs/cancel-run.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { addProgress, type CompanyOutcome, finishCompany } from '../src/db/runs/company-job.ts';
import { giveBack } from '../src/db/runs/company-lease.ts';
import { addMoreCompanies, requestRun } from '../src/db/runs/request-run.ts';
import { findRun, listRuns } from '../src/db/runs/run.ts';
import { testDatabase } from './support/database.ts';
import { countReads } from './support/rows-read.ts';
import { startService } from './support/service.ts';

const now = new Date('2026-03-01T12:00:00Z');
const outcomes: CompanyOutcome[] = [
  { state: 'succeeded', code: null, detail: null },
  { state: 'partial', code: 'messages_failed', detail: '2 messages stay pending and are tried again.' },
  { state: 'failed', code: 'access_denied', detail: 'Nu aveti drept in SPV' },
];

async function organisationOf(db: Db, companies: number): Promise<string> {
  const { id } = await addOrganisation(db, 'Contabilitate SRL', 'business', now);
  const codes = Array.from({ length: companies }, (_, n) => ({ cif: String(10_000_000 + n), name: null }));
  await addCompanies(db, id, codes, now);
  return id;
}

const requestAll = (db: Transactor, organisationId: string) =>
  inTransaction(db, (tx) => requestRun(tx, { organisationId, trigger: 'manual', companies: 'all', now }));

/** Serves what waits as workers do, without ANAF. */
async function serve(db: Transactor, upTo = Infinity): Promise<number> {
  let served = 0;
  for (; served < upTo; served++) {
    const job = await claimCompany(db, 'test', now);
    if (!job) break;
    await addProgress(db, job, { listed: 4, new: 2, archived: 1, failed: 1 });
    await finishCompany(db, job, outcomes[served % outcomes.length]!, now);
  }
  return served;
}

/** What the counts of a run must be, from its rows. */
async function recounted(db: Db, runId: string) {
  const { rows } = await db.query(sql`
    select count(*) as companies, coalesce(sum(listed), 0)::bigint as listed, sum(new)::bigint as new,
      sum(archived)::bigint as archived, sum(expired)::bigint as expired, sum(failed)::bigint as failed
    from run_company where run_id = ${runId}`);
  return rows[0];
}

async function states(db: Db, runId: string) {
  const { rows } = await db.query(sql`
    select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'running') as running,
      count(*) filter (where state = 'succeeded') as succeeded, count(*) filter (where state = 'partial') as partial,
      count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'cancelled') as cancelled
    from run_company where run_id = ${runId}`);
  return rows[0];
}

test('a run keeps the counts that its companies add up to, while it runs and when it has ended', async (t) => {
  const { pool: db } = await testDatabase(t);
  const organisationId = await organisationOf(db, 9);
  const { runId } = await requestAll(db, organisationId);
  const assertCounts = async () => {
    const run = (await findRun(db, organisationId, runId))!;
    const { pending: _pending, ...counts } = run.counts;
    assert.deepEqual(counts, await recounted(db, runId));
    assert.deepEqual(run.states, await states(db, runId));
    return run;
  };
  await assertCounts();
  const slice = (await claimCompany(db, 'slow', now))!;
  await addProgress(db, slice, { listed: 7, new: 7, archived: 3 });
  await assertCounts();
  await giveBack(db, slice, now);
  assert.equal((await assertCounts()).state, 'running');
  await serve(db, 5);
  await assertCounts();
  await serve(db);
  const run = await assertCounts();
  assert.equal(run.state, 'partial');
  assert.deepEqual([run.states.succeeded, run.states.partial, run.states.failed], [4, 3, 2]);
});

test('a large run gets its companies in pieces: each is served once, and the run ends with the last', async (t) => {
  const { pool: db } = await testDatabase(t);
  const organisationId = await organisationOf(db, 240);
  const { runId } = await requestAll(db, organisationId);
  const { rows } = await db.query('select count(*) as n from run_company');
  assert.equal(rows[0].n, 200, 'the request adds the first ones alone');
  assert.equal((await requestAll(db, organisationId)).runId, runId, 'joined meanwhile');
  assert.equal((await recounted(db, runId)).companies, 200);
  assert.equal(await serve(db), 240);
  const run = (await findRun(db, organisationId, runId))!;
  assert.deepEqual([run.state, run.counts.companies, run.companies.length], ['partial', 240, 200]);
  assert.equal(run.counts.listed, 240 * 4);
});

test('a run whose first companies have ended goes on while others are to be added', async (t) => {
  const { pool: db } = await testDatabase(t);
  const organisationId = await organisationOf(db, 201);
  const { runId } = await requestAll(db, organisationId);
  const { rows } = await db.query<{ companyId: string }>(sql`
    update run set adding_after = '10000199' where id = ${runId} returning id`);
  assert.equal(rows.length, 1);
  const jobs = [];
  for (let job = await claimCompany(db, 'a', now); job; job = await claimCompany(db, 'a', now))
    jobs.push(job);
  assert.equal(jobs.length, 201);
  for (const job of jobs) await finishCompany(db, job, outcomes[0]!, now);
  assert.equal((await findRun(db, organisationId, runId))!.state, 'succeeded');
});

test('a cancelled run gets no more companies', async (t) => {
  const { pool: db } = await testDatabase(t);
  const organisationId = await organisationOf(db, 500);
  const { runId } = await requestAll(db, organisationId);
  await serve(db, 1);
  const run = await inTransaction(db, (tx) => cancelRun(tx, organisationId, runId, now));
  assert.equal(run?.state, 'cancelled');
  assert.equal(await addMoreCompanies(db, now), false);
  assert.equal(await serve(db), 0);
  assert.deepEqual(run?.states, await states(db, runId));
});

test('claims go round the organisations, however many companies wait', async (t) => {
  const { pool: db } = await testDatabase(t);
  const [large, small] = [await organisationOf(db, 12), await organisationOf(db, 2)];
  await requestAll(db, large);
  await requestAll(db, small);
  const claimed: string[] = [];
  for (let n = 0; n < 5; n++) claimed.push((await claimCompany(db, `worker ${n}`, now))!.organisationId);
  const count = (id: string) => claimed.filter((one) => one === id).length;
  assert.deepEqual([count(large), count(small)], [3, 2]);
});

test('claims of one worker at the same moment have different companies, and keep their leases', async (t) => {
  const { pool: db } = await testDatabase(t);
  const organisationId = await organisationOf(db, 12);
  await requestAll(db, organisationId);
  const jobs = await Promise.all(Array.from({ length: 14 }, () => claimCompany(db, 'worker', now)));
  const companies = jobs.flatMap((job) => (job ? [job.companyId] : []));
  assert.deepEqual([companies.length, new Set(companies).size], [12, 12]);
  const { rows } = await db.query('select count(*) as n from company_lease');
  assert.equal(rows[0].n, 12);
});

/** Guards: what is read does not grow with an organisation. */
async function readsAt(t: TestContext, companies: number) {
  const database = await testDatabase(t);
  const { pool } = database;
  const organisationId = await organisationOf(pool, companies);
  await requestAll(pool, organisationId);
  while (await addMoreCompanies(pool, now));
  const { db, count } = await countReads(t, database);
  // The first claim of a run also starts it.
  await serve(db, 3);
  return {
    claim: await count(async () => (await claimCompany(db, 'test', now)) ?? assert.fail()),
    end: await count(async () => {
      const job = (await claimCompany(db, 'test', now))!;
      await finishCompany(db, job, outcomes[0]!, now);
    }),
    list: await count(() => listRuns(db, organisationId, { limit: 50 })),
  };
}

test('a claim, the end of a company and the list of runs read as much at 100 companies as at 1,000', async (t) => {
  const [few, many] = [await readsAt(t, 100), await readsAt(t, 1_000)];
  // Nine hundred companies more: one row of each would be far over it, old versions that a busy server keeps are not.
  for (const what of ['claim', 'end', 'list'] as const)
    assert.ok(many[what] <= few[what] + 50, `${what}: ${few[what]} rows and ${many[what]}`);
  assert.ok(many.claim + many.end + many.list < 200, JSON.stringify(many));
});

test('the list of runs leaves companies out: a run is some 400 bytes at any size', async () => {
  const service = await startService();
  const { ask, db } = service;
  const { key, organisationId } = await service.addTenant();
  await service.addConnection(organisationId);
  const codes = Array.from({ length: 230 }, (_, n) => ({ cif: String(10_000_000 + n), name: 'Exemplu SRL' }));
  await addCompanies(db, organisationId, codes, now);
  const { headers } = await ask('POST', '/api/v1/sync/trigger', { key });
  const location = String(headers.location);
  while (await addMoreCompanies(db, now));
  await serve(db, 7);
  const { body, text } = await ask('GET', '/api/v1/sync/runs', { key });
  assert.ok(text.length < 512, text);
  const run = (await ask('GET', location, { key })).body;
  const { companies, ...summary } = run;
  assert.deepEqual(body.data, [summary]);
  assert.equal(companies.length, 200);

  const seen = [];
  for (let cursor = ''; ; ) {
    const page = (await ask('GET', `${location}/companies?limit=100${cursor}`, { key })).body;
    seen.push(...page.data);
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  assert.equal(new Set(seen.map(({ companyId }) => companyId)).size, 230);
  assert.deepEqual(seen.slice(0, 200), companies);
  const found = async (query: string) =>
    (await ask('GET', `${location}/companies?${query}`, { key })).body.data;
  assert.equal((await found('state=succeeded')).length, 3);
  assert.deepEqual(
    (await found('state=failed')).map(({ code }: { code: string }) => code),
    ['access_denied', 'access_denied'],
  );
  assert.equal((await found('code=messages_failed')).length, 2);
  assert.deepEqual(await found('state=failed&code=messages_failed'), []);
  assert.equal((await ask('GET', `${location}/companies?state=lost`, { key })).status, 400);
  const stranger = await service.addTenant();
  assert.equal((await ask('GET', `${location}/companies`, { key: stranger.key })).status, 404);
});
