/**
 * Both compose files without Docker: each of their processes is started with the settings that Compose gives it, as the image's
 * user would find them, and the walk of docs/containers.md is walked: an address, a code for the first account, a sync, stop.
 * PostgreSQL and the bucket are those of the tests; images, networks and volumes are not tried here.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { anafSettingsOf } from '../../sandbox/anaf-settings.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { ApiClient, accepted } from '../../scripts/demo/api-client.ts';
import { connectInBrowser } from '../../scripts/demo/connect-in-browser.ts';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { composeEnvironments, composeMissing } from '../support/compose.ts';
import { testDatabase } from '../support/database.ts';
import { cli, type Env, startService } from '../support/processes.ts';
import { s3Missing, startS3Server } from '../support/s3-server.ts';

const cifs = ['8000000000', '8000000001'];
const messagesEach = 20;

const server = s3Missing ? undefined : await startS3Server();

test('compose.yaml: one process with its embedded database', { skip: composeMissing }, async (t) => {
  const port = await freePort();
  const { 'efactura-sync': only } = composeEnvironments('compose.yaml', { PUBLIC_URL: urlOf(port) });
  await walk(t, port, [only!]);
});

test('compose.postgres.yaml: one process for requests and two workers, with PostgreSQL and a bucket', {
  skip: composeMissing || s3Missing,
}, async (t) => {
  const port = await freePort();
  const { endpoint, bucket, accessKeyId, secretAccessKey } = await server!.newBucket('facturi');
  const { api, worker } = composeEnvironments('compose.postgres.yaml', {
    PUBLIC_URL: urlOf(port),
    POSTGRES_PASSWORD: 'secret',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    ARCHIVE_URL: `s3://${bucket}/efactura`,
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  // In place of the service `postgres`.
  const DATABASE_URL = (await testDatabase(t)).url;
  await walk(
    t,
    port,
    [api!, worker!, worker!].map((settings) => ({ ...settings, DATABASE_URL })),
  );
});

const urlOf = (port: number) => `http://localhost:${port}`;

/** @param processes the first answers requests */
async function walk(t: TestContext, port: number, processes: Env[]): Promise<void> {
  const url = urlOf(port);
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.world.addCertificate({ cifs });
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, messagesEach);
  }
  const envs: Env[] = [];
  for (const settings of processes) {
    // What differs where several processes share a machine, and ANAF's place.
    const dataDir = await mkdtemp(join(tmpdir(), 'efactura-compose-'));
    t.after(() => rm(dataDir, { recursive: true, force: true }));
    envs.push({
      ...{ PATH: process.env.PATH ?? '', HOME: tmpdir(), NODE_ENV: 'production', HOST: '127.0.0.1' },
      ...{ DATA_DIR: dataDir, PORT: String(port), HEALTH_PORT: String(await freePort()) },
      ...settings,
      ...anafSettingsOf(sandbox, url),
    });
  }
  const started = [];
  for (const env of envs) started.push(await startService(t, env));
  const [answers] = started;
  const code = await until(() => /^ {4}(\S+)$/m.exec(answers!.said())?.[1]);
  await until(() => answers!.said().includes(url));
  const account = {
    code,
    email: 'ana@exemplu.ro',
    password: 'parola de test lunga',
    organisation: 'Firma SRL',
  };
  await accepted(
    await fetch(`${url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    }),
  );
  const key = /efs_[\w-]{43}/.exec(cli(envs[0]!, ['api-key', 'create', '--name', 'test']).stdout)![0];
  const { signal } = new AbortController();
  await connectInBrowser(url, key, signal);
  const api = new ApiClient(url, key, signal);
  await api.addCompanies(cifs.map((cif) => ({ cif, name: `Firma ${cif}` })));
  await api.watchRun(await api.triggerSync(), () => {});
  const counts = (await api.listCompanies()).map((company) => company.counts.archived);
  assert.deepEqual(counts, [messagesEach, messagesEach]);
  for (const { HEALTH_PORT } of envs)
    assert.equal((await fetch(`http://127.0.0.1:${HEALTH_PORT}/readyz`)).status, 200);
  const { code: verified, stdout, stderr } = cli(envs[0]!, ['verify']);
  assert.equal(verified, 0, stdout + stderr);
  for (const service of started) {
    await service.stop();
    assert.deepEqual(await service.ended, { code: 0, signal: null }, service.said());
  }
}
