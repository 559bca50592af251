/** One certificate's trouble: what it closes, who takes over, and what is asked of a person (2026-11-29). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import type { FaultSpec } from '../sandbox/faults.ts';
import { until } from '../scripts/support/until.ts';
import { connectionTasks } from '../src/actions/tasks/connection-tasks.ts';
import { listTasks } from '../src/actions/tasks/list-tasks.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { listConnectionFacts } from '../src/db/connections/connection-trouble.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { withAccessToken } from '../src/sync/access-token.ts';
import { refreshAfter } from '../src/sync/refresh-token.ts';
import { ScopeClosed } from '../src/sync/scope-closed.ts';
import { formatShortInstant } from '../src/text/format.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const never = new AbortController().signal;

const actorOf = ({ organisationId }: Engine) =>
  ({ kind: 'operator', organisationId, scope: 'admin' }) as const;
const breakers = async ({ ctx }: Engine) =>
  (await ctx.db.query(sql`select scope, key, code from breaker order by scope, key`)).rows;
const codesOf = async ({ ctx }: Engine, runId: string) =>
  (await ctx.db.query(sql`select code from run_company where run_id = ${runId}`)).rows.map(
    ({ code }) => code,
  );
const refreshes = ({ sandbox }: Engine) =>
  sandbox.calls.filter(({ endpoint }) => endpoint === 'token').length;

for (const kind of ['my_policy', 'sign_in_page'] as const) {
  test(`a gateway's ${kind} is a token that is not believed: one refresh, and the run goes on`, async (t) => {
    const engine = await startEngine(t);
    const company = await engine.addCompany(cif, 3);
    engine.sandbox.faults.add({ kind, on: 'list_paged', times: 1 });
    assert.equal((await engine.sync()).state, 'succeeded');
    assert.equal(refreshes(engine), 1);
    assert.equal((await ledgerOf(engine.database.pool, company)).archived, 3);
  });

  test(`${kind} also after the refresh closes this connection, asks to reconnect, and leaves others alone`, async (t) => {
    const engine = await startEngine(t);
    await engine.addCompany(cif, 3);
    const other = await addOtherTenant(engine, '12345674');
    engine.sandbox.faults.add({ kind, on: ['list_paged', 'download'], match: { cif } });
    for (let run = 0; run < 6; run++) {
      await engine.sync();
      engine.sandbox.clock.advance(1_000);
    }
    assert.deepEqual(await breakers(engine), [
      { scope: 'connection', key: engine.connectionId, code: 'unauthorized' },
    ]);
    assert.equal(refreshes(engine), 1, 'a closed connection is not refreshed again');
    const now = engine.ctx.clock.now();
    const facts = await listConnectionFacts(engine.ctx.db, engine.organisationId, now);
    const [task] = connectionTasks(facts, { id: engine.organisationId, createdAt: now }, [], now);
    assert.deepEqual([task?.kind, task?.severity], ['reconnect', 'urgent']);
    assert.equal((await engine.sync(other.organisationId)).state, 'succeeded');
  });
}

async function addOtherTenant({ sandbox, ...engine }: Engine, code: string) {
  const { serial } = sandbox.world.addCertificate();
  sandbox.world.addCompany(code);
  sandbox.world.grant(serial, code);
  sandbox.world.addMessages(code, 2);
  const tenant = await engine.addTenant('Alta Contabilitate SRL', code);
  // Its own certificate instead of the first organisation's.
  await engine.ctx.db.query(
    sql`update anaf_connection set removed_at = now() where organisation_id = ${tenant.organisationId}`,
  );
  await engine.connect(serial, tenant.organisationId);
  return tenant;
}

test('a reconnect is no longer asked for when ANAF accepts a new token', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 1);
  const fault = engine.sandbox.faults.add({ kind: 'my_policy', on: 'list_paged' });
  await engine.sync();
  engine.sandbox.faults.remove(fault);
  engine.sandbox.clock.advance(120_000);
  assert.equal((await engine.sync()).state, 'succeeded');
  const { rows } = await engine.ctx.db.query(
    sql`select refused_again_at, access_refused_at from anaf_connection`,
  );
  assert.deepEqual(rows, [{ refusedAgainAt: null, accessRefusedAt: null }]);
});

test('answers that look like an outage, to one connection alone, close that connection and not the application', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 20);
  engine.sandbox.faults.add({ kind: 'http_500', on: 'download' });
  await engine.sync();
  assert.deepEqual(
    (await breakers(engine)).map(({ scope, key }) => [scope, key]),
    [['connection', engine.connectionId]],
  );
});

test('a technical error to everything closes the connection instead of spending an attempt of every message', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 60);
  engine.sandbox.faults.add({ kind: 'technical_error', on: 'download' });
  await engine.sync();
  assert.deepEqual(
    (await breakers(engine)).map(({ scope, code }) => [scope, code]),
    [['connection', 'technical_error']],
  );
  const { rows } = await engine.ctx.db.query(sql`select count(*) as n from message where attempts > 0`);
  assert.ok(rows[0].n <= 16, `${rows[0].n} messages have spent an attempt`);
});

test('a Retry-After of days pauses the application for an hour at most, and a task says so until a call succeeds', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 1);
  engine.sandbox.faults.add({ kind: 'rate_limited', retryAfter: 999_999 });
  await engine.sync();
  const { rows } = await engine.ctx.db.query(
    sql`select until, asked_until from breaker where scope = 'application'`,
  );
  assert.ok(rows[0].until.getTime() - engine.ctx.clock.now().getTime() <= 3_600_000);
  const tasks = async () =>
    (await listTasks(engine.app, actorOf(engine), { limit: 50 })).data.filter(
      ({ kind }) => kind === 'anaf_long_wait',
    );
  const [task, ...more] = await tasks();
  assert.deepEqual(
    [task!.severity, task!.companyId, task!.action.kind, more],
    ['warning', null, 'look_at_budget', []],
  );
  assert.ok(task!.title.ro.includes(formatShortInstant(rows[0].askedUntil, 'ro')), task!.title.ro);
  assert.ok(task!.detail.en.includes(formatShortInstant(rows[0].until, 'en')), task!.detail.en);
  engine.sandbox.faults.clear();
  engine.sandbox.clock.advance(3_601_000);
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await tasks(), []);
});

test("a company's own long Retry-After is a task of that company alone; one within the hour is none", async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 1);
  const now = engine.ctx.clock.now();
  const at = (ms: number) => new Date(now.getTime() + ms);
  const breaker = { scope: 'cif', code: 'quota_cif', until: at(3_600_000), now } as const;
  await openBreaker(engine.ctx.db, { ...breaker, key: cif, askedUntil: at(86_400_000) });
  await openBreaker(engine.ctx.db, { ...breaker, key: '14399840', askedUntil: at(86_400_000) });
  await openBreaker(engine.ctx.db, { ...breaker, scope: 'application', key: '' });
  const tasks = (await listTasks(engine.app, actorOf(engine), { limit: 50 })).data;
  assert.deepEqual(
    tasks.filter(({ kind }) => kind === 'anaf_long_wait').map(({ companyId }) => companyId),
    [company],
  );
});

test('outages of several connections close the application', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany(cif, 4);
  const other = await addOtherTenant(engine, '12345674');
  engine.sandbox.faults.add({ kind: 'http_500', on: ['list_paged', 'download'] });
  await engine.sync();
  await engine.sync(other.organisationId);
  await engine.sync();
  assert.ok((await breakers(engine)).some(({ scope }) => scope === 'application'));
});

/** The longest that a company waits for a token. */
const patienceMs = 5_000;

/** A token endpoint that never answers, and a clock whose patience ends at once. */
function hangTokens(engine: Engine): void {
  endPatience(engine);
  engine.sandbox.faults.add({ kind: 'hang', on: 'token' });
}

/** Pauses of a second and less, and heartbeats of ten, stay as they are. */
function endPatience({ ctx: { clock } }: Engine): void {
  const { sleep } = clock;
  clock.sleep = (ms, signal) => (ms > 1_000 && ms <= patienceMs ? Promise.resolve() : sleep(ms, signal));
}

test('a token endpoint that hangs is tried once for all companies of the connection, by a name of its own, and holds no database connection', async (t) => {
  const engine = await startEngine(t);
  const codes = [cif, '12345674', '14399840', '18680651'];
  for (const code of codes) await engine.addCompany(code, 1);
  const other = await addOtherTenant(engine, '7323483');
  hangTokens(engine);
  await engine.ctx.db.query(
    sql`update anaf_connection set access_refused_at = now() where organisation_id = ${engine.organisationId}`,
  );
  const runId = await engine.request();
  const otherRun = await engine.request(other.organisationId);
  await Promise.all([1, 2].map((n) => serveCompanies(engine.ctx, `worker ${n}`, never)));
  assert.equal(engine.ctx.refreshes.size, 1, 'the try goes on when no company waits for it any more');
  const { rows } = await engine.ctx.db.query(
    sql`select count(*) as n from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
  );
  assert.deepEqual(rows, [{ n: 0 }]);
  assert.deepEqual(await codesOf(engine, runId), Array(4).fill('token_refresh_failed'));
  assert.equal((await engine.findRun(otherRun, other.organisationId)).state, 'succeeded');
  assert.equal(refreshes(engine), 1);
});

test('a token that comes after everyone has stopped waiting is kept, and the connection opens again', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 2);
  endPatience(engine);
  engine.sandbox.faults.add({ kind: 'slow', on: 'token', delayMs: 300 });
  await engine.ctx.db.query(sql`update anaf_connection set access_refused_at = now()`);
  assert.equal((await engine.sync()).state, 'failed');
  await until(async () => (await breakers(engine)).length === 0);
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.equal((await ledgerOf(engine.database.pool, company)).archived, 2);
  assert.equal(refreshes(engine), 1);
});

test("a company that joins another's try waits only for what is left of its five seconds (2026-11-30)", async (t) => {
  const engine = await startEngine(t);
  const { clock } = engine.ctx;
  const { sleep } = clock;
  const waits: { ms: number; end: () => void }[] = [];
  clock.sleep = (ms, signal) => {
    if (ms <= 1_000 && ms > 900) return sleep(ms, signal);
    const { promise, resolve } = Promise.withResolvers<void>();
    waits.push({ ms, end: resolve });
    return promise;
  };
  engine.sandbox.faults.add({ kind: 'hang', on: 'token' });
  await engine.ctx.db.query(sql`update anaf_connection set access_refused_at = now()`);
  const ask = () => withAccessToken(engine.ctx, engine.connectionId, async () => assert.fail('no token'));
  const first = assert.rejects(ask(), ScopeClosed);
  await until(async () => waits.length === 1);
  engine.sandbox.clock.advance(4_500);
  const second = assert.rejects(ask(), ScopeClosed);
  await until(async () => waits.length === 2);
  assert.ok(waits[0]!.ms > 4_000 && waits[0]!.ms <= patienceMs, `the first waits ${waits[0]!.ms} ms`);
  assert.ok(waits[1]!.ms <= 500, `the second waits ${waits[1]!.ms} ms`);
  for (const { end } of waits) end();
  await Promise.all([first, second]);
  assert.equal(refreshes(engine), 1);
});

test('of two processes that find the same token stale one asks ANAF, without a lock that the other waits for', async (t) => {
  const engine = await startEngine(t);
  const { rows } = await engine.ctx.db.query(sql`select id from anaf_connection`);
  const another = { ...engine.ctx, refreshes: new Map(), openedTokens: new Map() };
  const stale = 'never issued';
  engine.sandbox.faults.add({ kind: 'slow', on: 'token', delayMs: 200 });
  await engine.ctx.db.query(sql`update anaf_connection set access_refused_at = now()`);
  const both = await Promise.all([engine.ctx, another].map((ctx) => refreshAfter(ctx, rows[0].id, stale)));
  assert.equal(both[0], both[1]);
  assert.equal(refreshes(engine), 1);
});

const failures: [string, FaultSpec][] = [
  ['401 also after a refresh', { kind: 'unauthorized' }],
  ['403', { kind: 'forbidden' }],
  [
    "the user's daily limit",
    { kind: 'unknown_note', text: 'S-au facut deja 5000 interogari de catre utilizator in cursul zilei' },
  ],
];
for (const [what, fault] of failures)
  for (const on of ['list_paged', 'download'] as const)
    test(`the second certificate takes over where the first meets ${what} at the ${on === 'download' ? 'download' : 'list'}`, async (t) => {
      const engine = await startEngine(t);
      const company = await engine.addCompany(cif, 30);
      await engine.sync();
      engine.sandbox.world.addMessages(cif, 30);
      const { serial } = engine.sandbox.world.addCertificate();
      engine.sandbox.world.grant(serial, cif);
      const second = await engine.connect(serial);
      engine.sandbox.faults.add({ ...fault, on, match: { serial: engine.serial } });
      const run = await engine.sync();
      assert.equal((await ledgerOf(engine.database.pool, company)).archived, 60);
      assert.notEqual(run.state, 'failed');
      assert.notEqual(second, engine.connectionId);
    });

test('the second certificate takes over where the first has no token that works', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 3);
  const { serial } = engine.sandbox.world.addCertificate();
  engine.sandbox.world.grant(serial, cif);
  await engine.connect(serial);
  engine.sandbox.faults.add({ kind: 'invalid_grant', on: 'token' });
  await engine.ctx.db.query(
    sql`update anaf_connection set access_refused_at = now() where id = ${engine.connectionId}`,
  );
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.equal((await ledgerOf(engine.database.pool, company)).archived, 3);
});

/** Older than whatever else the company has, so that they come first. */
function addOld({ sandbox: { world, clock } }: Engine, count: number) {
  const createdAt = clock.now() - 40 * 86_400_000;
  return Array.from({ length: count }, () => world.addMessage(cif, { kind: 'received', createdAt }));
}

test('twelve older rows of another company that ANAF refuses keep none of the own thirty waiting', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const refusal = 'Nu aveti drept in SPV pentru CIF=14399840';
  const foreign = addOld(engine, 12);
  for (const { id } of foreign) {
    world.changeMessage(id, { rowCif: '14399840' });
    engine.sandbox.faults.add({ kind: 'unknown_note', text: refusal, on: 'download', match: { id } });
  }
  world.addMessages(cif, 30);
  await engine.sync();
  const ledger = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([ledger.archived, ledger.pending], [30, 12]);
  assert.deepEqual(await breakers(engine), []);
});

test('nine messages that ANAF answers with 403 starve none of the others, and come last afterwards', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const refused = addOld(engine, 9);
  for (const { id } of refused)
    engine.sandbox.faults.add({ kind: 'forbidden', on: 'download', match: { id } });
  world.addMessages(cif, 30);
  await engine.sync();
  const ledger = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([ledger.archived, ledger.pending], [30, 9]);
  const pending = (await messagesOf(engine.database.pool, company)).filter(
    ({ state }) => state === 'pending',
  );
  assert.deepEqual(new Set(pending.map(({ reason }) => reason)), new Set(['forbidden']));

  await engine.sync();
  world.addMessages(cif, 3);
  const before = engine.sandbox.calls.length;
  await engine.sync();
  const order = engine.sandbox.calls.slice(before).filter(({ endpoint }) => endpoint === 'download');
  const old = new Set(refused.map(({ id }) => id));
  assert.deepEqual(
    order.slice(0, 3).filter(({ id }) => old.has(id!)),
    [],
  );
});

test('thirty older messages that ANAF answers with 403, one after another, keep none of the others waiting (2026-11-30)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  for (const { id } of addOld(engine, 30))
    engine.sandbox.faults.add({ kind: 'forbidden', on: 'download', match: { id } });
  world.addMessages(cif, 12);
  const run = await engine.sync();
  const ledger = await ledgerOf(engine.database.pool, company);
  assert.deepEqual([ledger.archived, ledger.pending], [12, 30]);
  const { rows } = await engine.ctx.db.query(sql`select attempts, count(*) as n from message group by 1`);
  assert.deepEqual(rows, [{ attempts: 1, n: 42 }]);
  assert.equal(run.state, 'partial');
});

for (const kind of ['same_refresh_token', 'no_refresh_token'] as const)
  test(`a refresh with ${kind} makes the old refresh token no younger`, async (t) => {
    const engine = await startEngine(t, { settings: { refresh: 'reuse' } });
    engine.sandbox.faults.add({ kind, on: 'token' });
    const issued = async () =>
      (await engine.ctx.db.query(sql`select refresh_issued_at, previous_refresh_token from anaf_connection`))
        .rows[0];
    const before = await issued();
    engine.sandbox.clock.advance(86_400_000);
    await engine.ctx.db.query(sql`update anaf_connection set access_refused_at = now()`);
    await refreshAfter(engine.ctx, engine.connectionId, 'stale');
    assert.deepEqual(await issued(), before);
    assert.equal(refreshes(engine), 1);
  });
