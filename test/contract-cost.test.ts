/** What a poll costs the database: the key and the answer in one statement, and nothing that a revocation has to wait for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { sha256 } from '../src/accounts/secret-text.ts';
import { minuteMs } from '../src/core/durations.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listMessages } from '../src/db/messages/message-list.ts';
import { logOutcome, readSyncLogsByKeys } from '../src/db/runs/sync-log.ts';
import { addCompany, listedMessage } from './support/catalogue.ts';
import { countStatements } from './support/count-statements.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const status = '/api/v1/sync/status';
const log = '/api/v1/sync/log';

const lastUse = async (key: string) => {
  const [{ lastUsedAt }] = (await ask('GET', '/api/v1/api-keys', { key })).body.data;
  return lastUsedAt as string | null;
};

/** A key whose last use was written in this minute. */
async function usedKey(): Promise<string> {
  const { key } = await service.addTenant();
  await ask('GET', status, { key });
  await until(async () => (await lastUse(key)) !== null);
  return key;
}

for (const url of [status, log]) {
  test(`GET ${url} asks one statement on one connection`, async () => {
    const key = await usedKey();
    const asked = await countStatements(db, async () => {
      assert.equal((await ask('GET', url, { key })).status, 200);
    });
    assert.equal(asked.statements.length, 1, asked.statements.join('\n\n'));
    assert.equal(asked.connections, 1);
  });

  test(`GET ${url} refuses a key that was revoked a moment ago`, async () => {
    const { key, organisationId } = await service.addTenant();
    const doomed = await service.addKey(organisationId, 'read');
    assert.equal((await ask('GET', url, { key: doomed })).status, 200);
    const { data } = (await ask('GET', '/api/v1/api-keys', { key })).body;
    const { id } = data.find((one: { name: string }) => one.name === 'read');
    assert.equal((await ask('DELETE', `/api/v1/api-keys/${id}`, { key })).status, 204);
    assert.equal((await ask('GET', url, { key: doomed })).status, 401);
  });

  test(`twenty callers of GET ${url} at once are four statements at most, and a revoked key among them is refused alone`, async () => {
    const { organisationId } = await service.addTenant();
    const keys = await Promise.all(
      Array.from({ length: 20 }, () => service.addKey(organisationId, 'read', null)),
    );
    await Promise.all(keys.map((key) => ask('GET', status, { key })));
    await until(async () => {
      const { rows } = await db.query(
        'select 1 from api_key where organisation_id = $1 and last_used_at is null and name = $2',
        [organisationId, 'read'],
      );
      return rows.length === 0;
    });
    await db.query('update api_key set revoked_at = $2 where sha256 = $1', [sha256(keys[7]!), clock.now]);
    let answers: number[] = [];
    const asked = await countStatements(db, async () => {
      answers = (await Promise.all(keys.map((key) => ask('GET', url, { key })))).map((one) => one.status);
    });
    assert.deepEqual(
      answers,
      keys.map((_, n) => (n === 7 ? 401 : 200)),
    );
    assert.ok(asked.statements.length <= 4, `${asked.statements.length} statements`);
  });

  test(`GET ${url} is refused before its answer is worked out`, async () => {
    const key = await usedKey();
    const asked = await countStatements(db, async () => {
      assert.equal((await ask('GET', url, { key: `efs_${'x'.repeat(43)}` })).status, 401);
      assert.equal((await ask('GET', url, { key: 'garbage' })).status, 401);
      assert.equal((await ask('GET', url)).status, 401);
    });
    assert.equal(asked.statements.length, 1, 'what cannot be a key is not looked up');
    assert.equal((await ask('GET', url, { key })).status, 200);
  });
}

test('many polls at once write the last use of their key once a minute', async () => {
  const key = await usedKey();
  const before = await lastUse(key);
  clock.now = new Date(clock.now.getTime() + minuteMs);
  const isTouch = (text: string) => text.includes('set last_used_at');
  const asked = await countStatements(db, async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask('GET', status, { key })));
    await until(async () => (await lastUse(key)) !== before);
  });
  assert.equal(asked.statements.filter(isTouch).length, 1, asked.statements.filter(isTouch).join('\n'));
});

test('the database writes the text of a log again when a line came or went, and not before', async () => {
  const { key, organisationId } = await service.addTenant();
  const companyId = await addCompany(service, organisationId, '12345674');
  await recordListed(db, { id: companyId, organisationId }, [listedMessage(), listedMessage()], clock.now);
  const [first, second] = await listMessages(db, organisationId, {}, { limit: 2 });
  const add = (message: string) =>
    logOutcome(
      db,
      { organisationId, message, invoiceId: '1', cif: '12345674', status: 'success' },
      clock.now,
    );
  const read = async (known: string | null) =>
    (await readSyncLogsByKeys(db, [sha256(key)], [known], clock.now))[0]!;
  const { ids: none } = await read(null);
  assert.equal((await read(none)).lines, null);
  await add(first!.id);
  const { ids: one, lines } = await read(none);
  assert.equal(JSON.parse(lines!).length, 1);
  assert.equal((await read(one)).lines, null);
  await add(second!.id);
  const { ids: both, lines: twoLines } = await read(one);
  assert.equal(JSON.parse(twoLines!).length, 2);
  await db.query('delete from sync_log where message = $1', [second!.id]);
  assert.equal((await read(both)).lines, lines);
});
