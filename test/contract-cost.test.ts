/** What a poll costs the database: the key and the answer in one statement, and nothing that a revocation has to wait for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { minuteMs } from '../src/core/durations.ts';
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
