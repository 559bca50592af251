/** A sweep with nothing new: what it costs in calls, statements and commits, that it reads no message, and that it proves what any listing proves. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { recordUnchangedListing } from '../src/db/completeness/unchanged-listing.ts';
import type { Statement, Transactor } from '../src/db/connection.ts';
import { connect, inTransaction } from '../src/db/connection.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { digestOf } from '../src/sync/listing-digest.ts';
import { probeCompany } from '../src/sync/probe.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { countReads } from './support/rows-read.ts';

const cifs = ['8000000000', '12345674', '8000000001', '8000000002', '8000000003', '8000000004'];

async function syncedCompanies(t: TestContext, companies: string[], messages: number): Promise<Engine> {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  for (const cif of companies) await engine.addCompany(cif, messages);
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.archived], ['succeeded', companies.length * messages]);
  engine.sandbox.clock.offsetMs += 3_600_000;
  return engine;
}

/** Serves what waits through `db`. */
const sweep = (engine: Engine, db: Transactor) =>
  serveCompanies({ ...engine.ctx, db }, 'test', new AbortController().signal);

interface Counted {
  statements: number;
  commits: number;
  claims: number;
}

/** Counts what is sent to the database, `begin` and `commit` included. */
function counting(pool: Transactor): { db: Transactor; counted: Counted } {
  const counted = { statements: 0, commits: 0, claims: 0 };
  const note = (statement: string | Statement) => {
    const text = typeof statement === 'string' ? statement : statement.text;
    counted.statements++;
    if (/^commit/i.test(text)) counted.commits++;
    if (/insert into company_lease/.test(text)) counted.claims++;
  };
  const watched =
    (query: unknown) =>
    (...args: unknown[]) => {
      note(args[0] as string | Statement);
      return (query as (...args: unknown[]) => unknown)(...args);
    };
  const connect = async () => {
    const client = await pool.connect();
    return { query: watched(client.query.bind(client)), release: client.release.bind(client) };
  };
  return { db: { query: watched(pool.query.bind(pool)), connect } as unknown as Transactor, counted };
}

const stateOf = async (engine: Engine) =>
  (
    await engine.ctx.db.query(`
      select cif, listed_count, archived_count, expired_count, closed_count, chain_seq, listed_up_to, last_listed_at,
        last_synced_at, coverage::text from company order by cif`)
  ).rows;

test('a company without news costs one call, twelve statements and two commits, its budget included', async (t) => {
  const engine = await syncedCompanies(t, cifs, 3);
  await engine.request();
  const calls = engine.sandbox.calls.length;
  const { db, counted } = counting(engine.ctx.db);
  await sweep(engine, db);
  assert.equal(engine.sandbox.calls.length - calls, cifs.length);
  const each = { statements: counted.statements / cifs.length, commits: counted.commits / cifs.length };
  // The claim that finds nothing more, the start and the end of the run, and one look at the token are shared by all.
  const shared = 12 / cifs.length;
  assert.ok(each.statements <= 12 + shared, `${each.statements} statements a company`);
  assert.ok(counted.commits <= 2 * cifs.length + 1, `${counted.commits} commits`);
});

test('six workers of a process choose one after another: a claim for each company, and one of each worker that finds nothing', async (t) => {
  const engine = await syncedCompanies(t, cifs, 1);
  await engine.request();
  const { db, counted } = counting(engine.ctx.db);
  // At once they chose the same company, waited for each other's commit and chose again: 27 claims.
  await Promise.all(cifs.map(() => sweep(engine, db)));
  assert.equal(counted.claims, 2 * cifs.length);
});

test('a company without news costs 46 WAL records at most', async (t) => {
  const engine = await syncedCompanies(t, cifs, 3);
  // One connection, whose own records PostgreSQL 18 counts.
  const one = await connect({ url: engine.database.pool.options.connectionString!, maxConnections: 1 });
  t.after(() => one.end());
  const { rows: servers } = await one.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  );
  if (servers[0]!.major < 18) return t.skip('PostgreSQL 18 is the first to count them');
  const records = async () => {
    await one.query('select pg_stat_force_next_flush()');
    const { rows } = await one.query<{ records: number }>(
      'select wal_records as records from pg_stat_get_backend_wal(pg_backend_pid())',
    );
    return rows[0]!.records;
  };
  await engine.request();
  const before = await records();
  await sweep(engine, one);
  const each = ((await records()) - before) / cifs.length;
  t.diagnostic(`${each.toFixed(1)} WAL records a company`);
  assert.ok(each <= mostWalRecords, `${each} WAL records a company`);
});

/** The claim, the lease, the listing and the end, and a sixth of the run's own: 38.2 to 42.5 were measured, and a page that is split is one more. */
const mostWalRecords = 46;

test('a listing with the rows of the last one reads no message, and proves the same as another', async (t) => {
  const engine = await syncedCompanies(t, cifs.slice(0, 2), 40);
  const before = await stateOf(engine);
  const runId = await engine.request();
  const { db, countOf } = await countReads(t, engine.database);
  assert.equal(await countOf('message', () => sweep(engine, db)), 0);
  const run = await engine.findRun(runId);
  assert.deepEqual([run.state, run.counts.listed, run.counts.new], ['succeeded', 80, 0]);
  for (const [n, company] of (await stateOf(engine)).entries()) {
    const { listedUpTo, lastListedAt, lastSyncedAt, coverage, ...counts } = company;
    const { listedUpTo: upTo, lastListedAt: at, lastSyncedAt: synced, coverage: _, ...same } = before[n];
    assert.deepEqual(counts, same);
    assert.deepEqual(
      [listedUpTo - upTo >= 3_600_000, lastListedAt > at, lastSyncedAt > synced],
      [true, true, true],
    );
    assert.equal(coverage.match(/\[/g).length, 1, coverage);
  }
  const { rows } = await engine.ctx.db.query(`
    select distinct on (company_id) proven, reported, distinct_messages, pages, run_id from listing
    order by company_id, finished_at desc`);
  const listing = { proven: true, reported: 40, distinctMessages: 40, pages: 1, runId };
  assert.deepEqual(rows, [listing, listing]);
});

test('a message that is listed again after it was believed expired is taken back, though no row has changed', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  await engine.addCompany(cifs[0]!, 5);
  engine.sandbox.faults.add({ kind: 'http_503', on: 'download', times: 1_000 });
  await engine.sync();
  await engine.ctx.db.query(`
    with gone as (
      update message set state = 'expired', reason = 'expired', last_attempt_at = now() - interval '1 day'
      where id = (select id from message order by id limit 1) returning 1
    )
    update company set expired_count = expired_count + (select count(*) from gone)`);
  engine.sandbox.faults.clear();
  engine.sandbox.clock.offsetMs += 3_600_000;
  const run = await engine.sync();
  // By a person's request all that is pending is tried, and what was taken back is pending.
  assert.deepEqual([run.counts.new, run.counts.archived], [0, 5]);
  const { listedCount, archivedCount, expiredCount } = (await stateOf(engine))[0];
  assert.deepEqual([listedCount, archivedCount, expiredCount], [5, 5, 0]);
});

test('after an unchanged listing what is pending is taken all the same', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  await engine.addCompany(cifs[0]!, 6);
  engine.sandbox.faults.add({ kind: 'http_503', on: 'download', times: 1_000 });
  assert.equal((await engine.sync()).state, 'partial');
  engine.sandbox.faults.clear();
  engine.sandbox.clock.offsetMs += 3_600_000;
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.listed, run.counts.archived], ['succeeded', 6, 6]);
  assert.equal(run.counts.pending, 0);
});

test('a new message is found between sweeps without news, and the next one is without news again', async (t) => {
  const engine = await syncedCompanies(t, cifs.slice(0, 1), 4);
  await engine.sync();
  engine.sandbox.world.addMessages(cifs[0]!, 1);
  engine.sandbox.clock.offsetMs += 3_600_000;
  const run = await engine.sync();
  assert.deepEqual([run.counts.new, run.counts.archived, run.counts.listed], [1, 1, 5]);
  await engine.request();
  const { db, countOf } = await countReads(t, engine.database);
  assert.equal(await countOf('message', () => sweep(engine, db)), 0);
});

for (const pending of [0, 2])
  test(`a certificate that has got the right instead of another one shows the same rows: the right is back in the same run, with ${pending} pending (2026-12-01)`, async (t) => {
    const engine = await syncedCompanies(t, cifs.slice(0, 1), 3);
    const { ctx, sandbox, serial } = engine;
    const second = sandbox.world.addCertificate();
    const { rows: companies } = await ctx.db.query('select id from company');
    assert.equal(
      (await probeCompany(ctx, companies[0]!.id, await engine.connect(second.serial))).valid,
      false,
    );
    sandbox.world.addMessages(cifs[0]!, pending);
    sandbox.faults.add({ kind: 'http_503', on: 'download', times: 1_000 });
    await engine.sync();
    sandbox.faults.clear();
    sandbox.world.revoke(serial, cifs[0]!);
    sandbox.world.grant(second.serial, cifs[0]!);
    sandbox.clock.offsetMs += 3_600_000;
    const [calls, lines] = [sandbox.calls.length, engine.logged().length];
    const run = await engine.sync();
    assert.deepEqual(
      [run.state, run.counts.listed, run.counts.archived],
      ['succeeded', 3 + pending, pending],
    );
    const asked = sandbox.calls.slice(calls).map(({ endpoint, outcome }) => `${endpoint} ${outcome}`);
    assert.deepEqual(
      asked.slice(0, 2),
      ['list_paged no_right_at_all', 'list_paged listed'],
      'each is asked once',
    );
    assert.equal(asked.length, 2 + pending);
    const told = engine.logged().slice(lines);
    assert.deepEqual(
      told.filter(({ msg }) => msg === 'a company goes back to the queue'),
      [],
    );
    const { rows } = await ctx.db.query('select access, access_lost_at from company');
    assert.deepEqual(rows, [{ access: 'granted', accessLostAt: null }]);
  });

test('an unchanged listing is recorded only under the lease, and only against the listing that it was compared with', async (t) => {
  const engine = await syncedCompanies(t, cifs.slice(0, 1), 2);
  const { db } = engine.ctx;
  const before = await stateOf(engine);
  await engine.request();
  const now = engine.ctx.clock.now();
  const job = (await claimCompany(db, 'first', now))!;
  const { rows } = await db.query('select listing_digest as digest from company');
  const listing = {
    company: { id: job.companyId, organisationId: job.organisationId },
    window: { start: new Date(now.getTime() - 86_400_000), end: now },
    ...{ reported: 2, distinct: 2, pages: 1, restarts: 0, startedAt: now, wholePages: 1, synced: true },
    ...{ claim: job.claim, connectionId: engine.connectionId, digest: rows[0].digest },
  };
  const record = (changed: object) =>
    inTransaction(db, (tx) => recordUnchangedListing(tx, { ...listing, ...changed }, now));
  assert.equal(await record({ claim: '00000000-0000-4000-8000-000000000000' }), false);
  assert.equal(await record({ digest: digestOf([]) }), false);
  assert.deepEqual(await stateOf(engine), before);
  assert.equal(await record({}), true);
  assert.notDeepEqual(await stateOf(engine), before);
});
