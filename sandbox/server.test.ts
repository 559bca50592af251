import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool } from 'undici';
import { startSandbox } from './server.ts';
import { cif, visit } from './testing/visit.ts';

test('closes at once although clients keep their connections', async () => {
  const sandbox = await startSandbox();
  const pool = new Pool(sandbox.url, { connections: 4 });
  await Promise.all(
    Array.from({ length: 8 }, async () =>
      (await pool.request({ path: '/control', method: 'GET' })).body.dump(),
    ),
  );
  const begunMs = performance.now();
  await sandbox.close();
  assert.ok(performance.now() - begunMs < 1000);
  await pool.destroy();
});

test('a taken port is an error of the start', async () => {
  const sandbox = await startSandbox();
  await assert.rejects(startSandbox({ port: Number(new URL(sandbox.url).port) }), { code: 'EADDRINUSE' });
  await sandbox.close();
});

test('every answer has a correlation id of its own', () =>
  visit({}, async ({ get }) => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await get('descarcare')).headers.get('x-correlation-id')),
    );
    assert.equal(new Set(ids).size, 3);
    for (const id of ids) assert.match(id ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  }));

test('nothing can be uploaded here', () =>
  visit({}, async ({ sandbox, accessToken }) => {
    for (const path of ['upload', 'uploadb2c']) {
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await fetch(`${sandbox.apiUrl}/${path}?standard=UBL&cif=1`, {
        method: 'POST',
        body: '<a/>',
        headers,
      });
      assert.equal(answer.status, 404);
    }
  }));

test('a call over the limit of 60 seconds is refused with 429 and written down as a violation', () =>
  visit({ limits: { callsPerMinute: 3 } }, async ({ sandbox, get }) => {
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await get('descarcare', { id: 1 })).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    assert.equal(sandbox.journal.violations.minute, 2);
    assert.equal(sandbox.journal.peakPerMinute, 5);
    sandbox.clock.advance(60_000);
    assert.equal((await get('descarcare', { id: 1 })).status, 200);
    assert.equal(sandbox.journal.peakPerMinute, 5);
  }));

test('the journal says what was asked, by whom and how it ended', () =>
  visit({}, async ({ sandbox, serial, list }) => {
    sandbox.world.addMessages(cif, 1);
    await list();
    const { tookMs, ...call } = sandbox.calls.at(-1) ?? { tookMs: 0 };
    assert.ok((tookMs ?? 0) > 0);
    assert.deepEqual(call, {
      n: 1,
      at: sandbox.clock.now(),
      endpoint: 'list_paged',
      environment: 'prod',
      cif,
      page: '1',
      serial,
      application: sandbox.clientId,
      status: 200,
      outcome: 'listed',
    });
  }));
