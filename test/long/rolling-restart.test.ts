/** Two api processes and two workers that are stopped and started one after the other, under load: every request is answered, and the sync ends. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import { testDatabase } from '../support/database.ts';
import { assertArchivedOnce } from '../support/exactly-once.ts';
import { type Service, startService } from '../support/processes.ts';
import { openSite } from '../support/site.ts';

const messages = 120;
const clients = 12;
/** What a supervisor waits before it kills (docs/operations.md). */
const longestStopMs = 45_000;

test('a rolling restart of two api processes and two workers answers every request and loses no message', async (t) => {
  const site = await openSite(t, { limits: { callsPerMinute: 1_000_000 } }, await testDatabase(t));
  site.env.ANAF_CALLS_PER_MINUTE = '600';
  site.env.API_REQUESTS_PER_MINUTE = '0';
  const startApi = async (port: number) => startService(t, { ...site.env, ROLE: 'api', PORT: String(port) });
  const ports = [await freePort(), await freePort()];
  const apis = await Promise.all(ports.map(startApi));
  const workers = [await site.startWorker(), await site.startWorker()];
  const organisationId = await site.addOrganisation('Firma SRL');
  const company = await site.addCompany(organisationId, messages);
  const actor = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const asked = { name: 'test', scope: 'sync', expiresAt: null } as const;
  const { key } = await createApiKey({ db: site.pool, now: () => new Date() }, actor, asked);
  const runId = await site.request(organisationId);
  await site.wake();

  const load = startLoad(ports, key);
  t.after(() => load.stop());
  await until(() => load.answered() >= 50, 60_000);
  for (const n of [0, 1]) {
    const before = load.answered();
    await stopSoon(apis[n]!);
    apis[n] = await startApi(ports[n]!);
    await until(() => load.answered() >= before + 50, 60_000);
    await stopSoon(workers[n]!);
    workers[n] = await site.startWorker();
  }
  assert.deepEqual(await load.stop(), new Set([200]));
  assert.equal((await site.ended(organisationId, runId, 120_000)).state, 'succeeded');
  await assertArchivedOnce(site, company, messages);
});

async function stopSoon(service: Service): Promise<void> {
  const late = setTimeout(() => service.child.kill('SIGKILL'), longestStopMs);
  await service.stop('SIGTERM');
  clearTimeout(late);
  assert.deepEqual(await service.ended, { code: 0, signal: null }, service.said());
}

/** Clients of a balancer as docs/proxies.md describes it: a connection that is refused, or ends before an answer begins, is tried at the other process. */
function startLoad(ports: number[], key: string) {
  let [answers, stopped, next] = [0, false, 0];
  const statuses = new Set<number | string>();
  const once = (port: number) =>
    new Promise<number | string>((resolve) => {
      const headers = { authorization: `Bearer ${key}` };
      request({ host: '127.0.0.1', port, path: '/api/v1/sync/status', headers, agent: false }, (answer) => {
        answer
          .once('error', () => resolve('cut off in its answer'))
          .once('end', () => resolve(answer.statusCode!));
        answer.resume();
      })
        .once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message))
        .end();
    });
  const client = async () => {
    while (!stopped) {
      let status: number | string = 'none';
      const first = next++;
      for (let tries = 0; tries < ports.length; tries++) {
        status = await once(ports[(first + tries) % ports.length]!);
        if (!['ECONNREFUSED', 'ECONNRESET'].includes(status as string)) break;
      }
      statuses.add(status);
      answers++;
    }
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  return {
    answered: () => answers,
    stop: async () => {
      stopped = true;
      await running;
      return statuses;
    },
  };
}
