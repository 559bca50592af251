/** Tokens under race, loss and rotation: one refresh, nothing lost that ANAF still knows, and people asked only when nothing else helps. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { beginRotation, finishRotation, openSecretKeys } from '../src/accounts/secret-key.ts';
import { createVault } from '../src/core/vault.ts';
import { inTransaction } from '../src/db/connection.ts';
import { findTokens, rewrapTokens } from '../src/db/connections/anaf-token.ts';
import { renewTokens } from '../src/jobs/renew-tokens.ts';
import { refreshAfter } from '../src/sync/refresh-token.ts';
import { type Engine, startEngine } from './support/engine.ts';

const tokensOf = async ({ ctx, connectionId }: Engine) =>
  (await findTokens(ctx.db, ctx.vault, connectionId))!;
const refreshes = ({ sandbox }: Engine) => sandbox.calls.filter((call) => call.endpoint === 'token').length;

test('of many that find the same token stale one asks ANAF, and all get what it was given', async (t) => {
  const engine = await startEngine(t);
  const stale = (await tokensOf(engine)).access;
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => refreshAfter(engine.ctx, engine.connectionId, stale)),
  );
  assert.equal(new Set(answers).size, 1);
  assert.equal(refreshes(engine), 1);
  const tokens = await tokensOf(engine);
  assert.equal(tokens.access, answers[0]);
  assert.notEqual(tokens.previousRefresh, tokens.refresh);
});

test('a login page, an error or a cut line in place of a token is no verdict: the tokens stay', async (t) => {
  const engine = await startEngine(t);
  const before = await tokensOf(engine);
  for (const kind of ['my_policy', 'http_500', 'reset', 'maintenance_page'] as const) {
    engine.sandbox.faults.add({ kind, on: 'token', times: 1 });
    await assert.rejects(
      refreshAfter(engine.ctx, engine.connectionId, before.access),
      (error: Error) => error.name === 'AnafError',
    );
    const { rows } = await engine.database.pool.query(
      sql`select refresh_refused_at, refresh_failed_at is not null as failed from anaf_connection`,
    );
    assert.deepEqual(rows, [{ refreshRefusedAt: null, failed: true }], kind);
  }
  assert.equal((await tokensOf(engine)).refresh, before.refresh);
  await refreshAfter(engine.ctx, engine.connectionId, before.access);
  const { rows } = await engine.database.pool.query(
    sql`select refresh_failed_at, access_refused_at from anaf_connection`,
  );
  assert.deepEqual(rows, [{ refreshFailedAt: null, accessRefusedAt: null }]);
});

test('when the newest refresh token is refused the one before it is tried', async (t) => {
  const engine = await startEngine(t, { settings: { refresh: 'reuse' } });
  const first = await tokensOf(engine);
  await refreshAfter(engine.ctx, engine.connectionId, first.access);
  const second = await tokensOf(engine);
  assert.equal(second.previousRefresh, first.refresh);
  engine.sandbox.faults.add({ kind: 'invalid_grant', on: 'token', times: 1 });
  await refreshAfter(engine.ctx, engine.connectionId, second.access);
  const third = await tokensOf(engine);
  assert.notEqual(third.access, second.access);
  assert.equal(refreshes(engine), 3);
});

test('a refusal of every refresh token asks for a person, once and for all', async (t) => {
  const engine = await startEngine(t);
  engine.sandbox.faults.add({ kind: 'invalid_grant', on: 'token' });
  const { access } = await tokensOf(engine);
  await assert.rejects(refreshAfter(engine.ctx, engine.connectionId, access), { name: 'ReconnectNeeded' });
  const { rows } = await engine.database.pool.query(
    sql`select refresh_refused_at is not null as refused from anaf_connection`,
  );
  assert.deepEqual(rows, [{ refused: true }]);
});

test('access tokens are renewed in their last week, and not before', async (t) => {
  const engine = await startEngine(t);
  await renewTokens(engine.ctx);
  assert.equal(refreshes(engine), 0);
  const inWeeks = new Date(engine.ctx.clock.now().getTime() + 6 * 86_400_000);
  await engine.database.pool.query(sql`update anaf_connection set access_expires_at = ${inWeeks}`);
  await renewTokens(engine.ctx);
  assert.equal(refreshes(engine), 1);
});

test('the database holds no token in clear', async (t) => {
  const engine = await startEngine(t);
  const { access, refresh } = await tokensOf(engine);
  const { rows } = await engine.database.pool.query(
    sql`select a::text as text, encode(access_token, 'escape') as access, encode(refresh_token, 'escape') as refresh from anaf_connection a`,
  );
  for (const secret of [access, refresh!]) assert.ok(!JSON.stringify(rows).includes(secret));
});

test('a key is rotated while another process goes on, and the old one is needed no more', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-keys-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const given = { secretKey: undefined, previousSecretKey: undefined, dataDir };
  const running = createVault(openSecretKeys(given));
  const binding = { organisationId: 'o', kind: 'k' };
  const sealed = running.seal('secret', binding);

  const rotating = createVault(beginRotation(dataDir));
  const rewrapped = rotating.rewrap(sealed)!;
  // Between the two steps both processes open both.
  for (const vault of [running, rotating])
    for (const bytes of [sealed, rewrapped]) assert.equal(vault.open(bytes, binding), 'secret');
  finishRotation(dataDir);

  const text = await readFile(join(dataDir, 'secret.key'), 'utf8');
  const alone = createVault({ current: () => Buffer.from(text, 'base64'), others: () => [] });
  assert.equal(alone.open(rewrapped, binding), 'secret');
  assert.equal(alone.open(running.seal('later', binding), binding), 'later');
});

test('a rotation that died half-way is taken up where it was', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-keys-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  openSecretKeys({ secretKey: undefined, previousSecretKey: undefined, dataDir });
  const first = beginRotation(dataDir).current();
  assert.deepEqual(beginRotation(dataDir).current(), first);
});

test('rewrapping takes every token over, and finds nothing the second time', async (t) => {
  const engine = await startEngine(t);
  const before = await tokensOf(engine);
  await refreshAfter(engine.ctx, engine.connectionId, before.access);
  const tokens = await tokensOf(engine);
  const key = randomBytes(32);
  const both = createVault({ current: () => key, others: () => [engine.keys.current()] });
  const rewrap = () => inTransaction(engine.ctx.db, (tx) => rewrapTokens(tx, both));
  assert.equal(await rewrap(), 3);
  assert.equal(await rewrap(), 0);
  const alone = createVault({ current: () => key, others: () => [] });
  assert.deepEqual(await findTokens(engine.ctx.db, alone, engine.connectionId), tokens);
});
