/** Old runs are folded into a line a day and deleted; what others rest on is kept, and the address of a pruned run says what is left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs } from '../src/core/durations.ts';
import { addCompanies } from '../src/db/companies/company.ts';
import { inTransaction } from '../src/db/connection.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { addProgress, type CompanyOutcome, finishCompany } from '../src/db/runs/company-job.ts';
import { rememberRunOfKey } from '../src/db/runs/idempotency-key.ts';
import { findDayOfRun, pruneRuns } from '../src/db/runs/prune-runs.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { pruneOld } from '../src/jobs/prune-old.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;
const start = new Date('2026-03-01T12:00:00Z').getTime();
const at = (days: number) => new Date(start + days * dayMs);
const succeeded: CompanyOutcome = { state: 'succeeded', code: null, detail: null };
const failed: CompanyOutcome = { state: 'failed', code: 'server_error', detail: null };

async function tenant(companies = 2) {
  const { key, organisationId } = await service.addTenant();
  const codes = Array.from({ length: companies }, (_, n) => ({ cif: String(10_000_000 + n), name: null }));
  await addCompanies(db, organisationId, codes, at(0));
  /** One that has ended by then. */
  const run = async (now: Date, outcome = succeeded) => {
    const asked = { organisationId, trigger: 'schedule', companies: 'all', now } as const;
    const { runId } = await inTransaction(db, (tx) => requestRun(tx, asked));
    for (let job = await claimCompany(db, 'test', now); job; job = await claimCompany(db, 'test', now)) {
      await addProgress(db, job, { listed: 5, new: 3, archived: 2, failed: 1 });
      await finishCompany(db, job, outcome, now);
    }
    return runId;
  };
  /** Of this organisation, the oldest first. */
  const kept = async (): Promise<string[]> => {
    const { rows } = await db.query(sql`
      select id from run where organisation_id = ${organisationId} order by requested_at, id`);
    return rows.map(({ id }) => id);
  };
  return { key, organisationId, run, kept };
}

test('a run older than a week is folded into its day, and its address answers 410 with that day', async () => {
  const { key, organisationId, run, kept } = await tenant();
  const [first, second] = [await run(at(0)), await run(new Date(at(0).getTime() + 3_600_000), failed)];
  const next = await run(at(1));
  const later = [];
  for (let n = 0; n < 20; n++) later.push(await run(new Date(at(3).getTime() + n * 60_000)));
  assert.equal(await pruneRuns(db, at(7.4)), 0, 'the seventh Bucharest day is kept whole');
  assert.equal(await pruneRuns(db, at(8.4)), 2);
  assert.equal(await pruneRuns(db, at(8.4)), 0);
  assert.deepEqual(await kept(), [next, ...later]);
  const { rows } = await db.query(sql`
    select count(*) as n from run_company where organisation_id = ${organisationId} and run_id = any(${[first, second]})`);
  assert.equal(rows[0].n, 0);

  const { status, body } = await ask('GET', `/api/v1/sync/runs/${first}`, { key });
  assert.deepEqual([status, body.code], [410, 'run_pruned']);
  assert.deepEqual(body.day, {
    ...{ day: '2026-03-01', runs: 2, succeeded: 1, partial: 0, failed: 1, cancelled: 0 },
    counts: { companies: 4, listed: 20, new: 12, archived: 8, expired: 0, failed: 4 },
  });
  for (const [method, path] of [
    ['GET', '/companies'],
    ['POST', '/cancel'],
  ] as const)
    assert.equal((await ask(method, `/api/v1/sync/runs/${second}${path}`, { key })).status, 410, path);
  const stranger = await service.addTenant();
  assert.equal((await ask('GET', `/api/v1/sync/runs/${first}`, { key: stranger.key })).status, 404);
  assert.equal((await ask('GET', `/api/v1/sync/runs/${organisationId}`, { key })).status, 404);
  // A day that is pruned in two nights is one line.
  assert.equal(await pruneRuns(db, at(9.4)), 1);
  assert.equal((await findDayOfRun(db, organisationId, next))?.runs, 1);
});

test('the run that lastSync rests on stays, however old', async () => {
  const { key, run, kept } = await tenant();
  const lastSync = await run(at(0));
  for (let n = 1; n <= 30; n++) await run(new Date(at(0).getTime() + n * 60_000), failed);
  const before = (await ask('GET', '/api/v1/sync/status', { key })).text;
  assert.match(before, /"lastSync":"2026-03-01T12:00:00Z"/);
  assert.equal(await pruneRuns(db, at(400)), 10);
  const left = await kept();
  assert.deepEqual([left.length, left[0]], [21, lastSync]);
  assert.equal((await ask('GET', '/api/v1/sync/status', { key })).text, before);
});

test('a run with which an Idempotency-Key is still answered stays, and so does one that has not ended', async () => {
  const { organisationId, run, kept } = await tenant();
  const { rows } = await db.query<{ id: string }>(sql`
    insert into run (id, organisation_id, trigger, whole, requested_at, started_at, companies)
    values (gen_random_uuid(), ${organisationId}, 'manual', false, ${at(0)}, ${at(0)}, 1) returning id`);
  const open = rows[0]!.id;
  const answered = await run(at(0.1), failed);
  for (let n = 0; n < 21; n++) await run(new Date(at(0.2).getTime() + n * 60_000), failed);
  const asked = at(19.5);
  await rememberRunOfKey(db, `test ${organisationId}`, 'key', answered, asked);
  const pruned = await pruneRuns(db, at(20));
  assert.equal(pruned, 1);
  assert.ok((await kept()).includes(open));
  assert.ok((await kept()).includes(answered));
  assert.equal(await pruneRuns(db, at(21)), 1, 'the key has had its day');
  assert.ok(!(await kept()).includes(answered));
});

test('each night what has had its time is deleted, sessions among it, and the sync log is left alone', async () => {
  const now = at(30);
  await db.query(sql`
    insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values ('u', 'Ana', 'ana@exemplu.ro', true, ${at(0)}, ${at(0)})`);
  for (const [id, expires] of [
    ['over', at(28)],
    ['valid', at(40)],
  ] as const) {
    await db.query(sql`
      insert into auth.session (id, "expiresAt", token, "createdAt", "updatedAt", "userId")
      values (${id}, ${expires}, ${id}, ${at(0)}, ${at(0)}, 'u')`);
    await db.query(sql`
      insert into auth.verification (id, identifier, value, "expiresAt") values (${id}, ${id}, ${id}, ${expires})`);
  }
  const { rows: lines } = await db.query('select count(*) as n from sync_log');
  await pruneOld({ ...service.ctx, clock: { now: () => now, sleep: async () => {} } });
  const idsOf = async (table: string) =>
    (await db.query(`select id from ${table} order by id`)).rows.map(({ id }) => id);
  assert.deepEqual(await idsOf('auth.session'), ['valid']);
  assert.deepEqual(await idsOf('auth.verification'), ['valid']);
  assert.deepEqual((await db.query('select count(*) as n from event where at < $1', [at(23)])).rows, [
    { n: 0 },
  ]);
  assert.deepEqual((await db.query('select count(*) as n from sync_log')).rows, lines);
});
