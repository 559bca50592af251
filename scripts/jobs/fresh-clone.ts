/** What a person has before the first visit: a clone of the repository, a `.env` with ANAF's settings, and `npm start`. Installing the packages is left out: the clone is given those that are here. */

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { anafSettingsOf } from '../../sandbox/anaf-settings.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { systemEnvironment } from '../demo/environment.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import type { FirstVisit } from './first-visit.ts';

export interface FreshClone extends AsyncDisposable {
  url: string;
  visit: FirstVisit;
}

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const patienceMs = 600_000;
const cifs = ['9100000001', '9100000002', '9100000003'];

export async function startFreshClone(): Promise<FreshClone> {
  await using opened = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'efactura-clone-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const sandbox = await startSandbox({});
  opened.defer(() => sandbox.close());
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, 12);
  }
  sandbox.world.addCertificate({ holder: 'Ana Contabil', cifs });
  const clone = join(dir, 'efactura-sync');
  await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'));
  const url = `http://localhost:${await freePort()}`;
  const settings = {
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    ...anafSettingsOf(sandbox, url),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(clone, '.env'), lines.join(''), { mode: 0o600 });
  // What `npm start` runs; npm itself would not hand the signal on.
  const child = spawn(process.execPath, ['--env-file-if-exists=.env', 'src/main.ts'], {
    cwd: clone,
    env: systemEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  opened.defer(async () => {
    const ended = once(child, 'exit');
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await ended;
  });
  const code = await until(() => {
    if (child.exitCode !== null) throw new Error(`the service ended:\n${said}`);
    return /\b([2-9A-Z]{4}(?:-[2-9A-Z]{4}){3})\b/.exec(said)?.[1];
  }, patienceMs);
  await until(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? false, patienceMs);
  const stack = opened.move();
  return {
    url,
    visit: {
      code,
      account: {
        name: 'Ana Contabil',
        email: 'ana@exemplu.ro',
        password: 'patru cuvinte destul de lungi',
        organisation: 'Contabilitate Exemplu',
      },
      table: ['CIF\tNume', ...cifs.map((cif, n) => `RO${cif}\tFirma ${n + 1} SRL`)].join('\n'),
      rows: cifs.length,
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
