/** One container as compose.yaml starts it, from the first start to the last stop; what it must do is asserted on the way. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anafSettingsOf } from '../../sandbox/anaf-settings.ts';
import { sealCertificateFile } from '../../sandbox/authority.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { ApiClient, accepted } from '../demo/api-client.ts';
import { connectInBrowser } from '../demo/connect-in-browser.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import type { ContainerEngine } from './container-engine.ts';

export interface Walk {
  firstStartMs: number;
  startAfterKillMs: number;
  laterStartMs: number;
  stopMs: number;
  messages: number;
  archivedAtKill: number;
  memoryMiB: number;
}

const cifs = ['8000000000', '8000000001', '8000000002'];
const messagesEach = 150;
/** The base may have no other seal; the path is the container's. */
const signer = '/run/seal.pem';

export async function walkImage(engine: ContainerEngine, image: string): Promise<Walk> {
  await using opened = new AsyncDisposableStack();
  const sandbox = await startSandbox();
  opened.defer(() => sandbox.close());
  sandbox.world.addCertificate({ cifs });
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, messagesEach);
  }
  const dir = mkdtempSync(join(tmpdir(), 'efactura-image-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const name = `efactura-check-${randomBytes(4).toString('hex')}`;
  const [port, healthPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    HEALTH_PORT: String(healthPort),
    PUBLIC_URL: url,
    ...anafSettingsOf(sandbox, url),
    ANAF_SIGNER_CERTS: signer,
  };
  opened.defer(() => {
    engine.say(['rm', '--force', '--volumes', name]);
    engine.say(['volume', 'rm', '--force', name]);
  });
  engine.run([
    'create',
    ...[
      '--name',
      name,
      '--network',
      'host',
      '--read-only',
      '--cap-drop',
      'ALL',
      '--security-opt',
      'no-new-privileges',
    ],
    ...[
      '--tmpfs',
      '/tmp',
      '--shm-size',
      '256m',
      '--volume',
      `${name}:/data`,
      '--volume',
      `${sealCertificateFile}:${signer}:ro`,
    ],
    ...engine.runOptions,
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    image,
  ]);
  const exec = (...args: string[]) => engine.run(['exec', name, ...args]);
  const command = (...args: string[]) => exec('node', 'dist/main.js', ...args);
  const start = async () => {
    const begun = performance.now();
    engine.run(['start', name]);
    await until(async () => {
      const running = engine.run(['inspect', '--format', '{{.State.Running}}', name]).trim();
      assert.equal(running, 'true', engine.say(['logs', name]));
      return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
    }, 180_000);
    return Math.round(performance.now() - begun);
  };

  const firstStartMs = await start();
  const code = await until(() => /^ {4}(\S+)$/m.exec(engine.say(['logs', name]))?.[1]);
  const account = {
    code,
    email: 'ana@exemplu.ro',
    password: randomBytes(12).toString('base64url'),
    organisation: 'Exemplu SRL',
  };
  await accepted(
    await fetch(`${url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    }),
  );
  const key = /efs_[\w-]{43}/.exec(command('api-key', 'create', '--name', 'image-check'))![0];
  const stop = new AbortController();
  const api = new ApiClient(url, key, stop.signal);
  await connectInBrowser(url, key, stop.signal);
  await api.addCompanies(cifs.map((cif) => ({ cif, name: `Firma ${cif}` })));

  // What it may do: nothing but write to its folder. And it is as healthy as the image's own check says.
  const status = exec('cat', '/proc/1/status');
  assert.match(status, /^Uid:\t1000\t/m);
  assert.match(status, /^CapEff:\t0+$/m);
  assert.match(status, /^NoNewPrivs:\t1$/m);
  assert.throws(() => exec('node', '-e', "require('fs').writeFileSync('/app/x', '')"), /EROFS/);
  // Docker shows the image's own check in its configuration, Podman beside it.
  const [shown] = JSON.parse(engine.run(['image', 'inspect', image])) as [
    { Healthcheck?: { Test: string[] }; Config: { Healthcheck?: { Test: string[] } } },
  ];
  exec(...(shown.Config.Healthcheck ?? shown.Healthcheck)!.Test.slice(1));
  const sbom = JSON.parse(exec('cat', '/app/sbom.cdx.json'));
  const listed = new Set(
    sbom.components.map(({ group, name }: { group?: string; name: string }) =>
      group ? `${group}/${name}` : name,
    ),
  );
  const { dependencies } = JSON.parse(exec('cat', '/app/package.json'));
  for (const name of Object.keys(dependencies)) assert.ok(listed.has(name), `the SBOM names ${name}`);
  assert.ok(!listed.has('typescript'), 'no tools of development');

  const total = cifs.length * messagesEach;
  const archived = async () => (await api.listCompanies()).reduce((n, { counts }) => n + counts.archived, 0);
  const run = await api.triggerSync();
  const archivedAtKill = await until(async () => {
    const n = await archived();
    return n > 0 && n;
  });
  assert.ok(archivedAtKill < total, 'killed in the middle');
  engine.run(['kill', '--signal', 'KILL', name]);
  await until(() => engine.run(['inspect', '--format', '{{.State.Running}}', name]).trim() === 'false');
  const startAfterKillMs = await start();
  await api.watchRun(run, () => {});
  await until(async () => (await archived()) === total, 120_000);
  const memory = Number(/^VmHWM:\s+(\d+) kB/m.exec(exec('cat', '/proc/1/status'))![1]);
  command('verify', '--json');

  const stopping = performance.now();
  engine.run(['stop', '--time', '30', name]);
  const stopMs = Math.round(performance.now() - stopping);
  assert.equal(engine.run(['inspect', '--format', '{{.State.ExitCode}}', name]).trim(), '0');
  assert.ok(stopMs < 5000, `it stopped in ${stopMs} ms`);
  const laterStartMs = await start();
  assert.equal(await archived(), total);
  engine.run(['stop', '--time', '30', name]);
  return {
    firstStartMs,
    startAfterKillMs,
    laterStartMs,
    stopMs,
    messages: total,
    archivedAtKill,
    memoryMiB: Math.round(memory / 1024),
  };
}
