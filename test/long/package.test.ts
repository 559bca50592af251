/** What `npm pack` makes, installed where it lies below node_modules: its command runs, and serves. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../../scripts/support/free-port.ts';
import { until } from '../../scripts/support/until.ts';
import { testDatabase } from '../support/database.ts';

const root = join(import.meta.dirname, '../..');

test('the packed program says its version, starts, shows the dashboard and stops', async (t) => {
  const { url } = await testDatabase(t);
  const dir = await mkdtemp(join(tmpdir(), 'efactura-package-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const installed = install(dir);
  const command = join(
    installed,
    JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')).bin['efactura-sync'],
  );
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = execFileSync(process.execPath, [command, '--version'], { cwd: dir, encoding: 'utf8' });
  assert.match(named, new RegExp(`^efactura-sync ${version.replaceAll('.', '\\.')} `));

  const port = await freePort();
  const child = spawn(process.execPath, [command], {
    cwd: dir,
    env: {
      PATH: process.env.PATH,
      HOME: dir,
      PORT: String(port),
      DATABASE_URL: url,
      DATA_DIR: join(dir, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
  await until(async () => {
    assert.equal(child.exitCode, null, said);
    return (await ask('/readyz'))?.ok;
  }, 120_000);
  assert.match(await (await ask('/'))!.text(), /<div id="root">/);
  child.kill('SIGTERM');
  assert.equal(await ended, 0, said);

  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((file) => /\.test\.[jt]s$|(^|\/)(test|sandbox|bench)\//.test(file)),
    [],
  );
  assert.ok(existsSync(join(installed, 'dist/db/migrations/0001-ledger.sql')));
});

/** Its dependencies are those of this folder: links, so that no registry is asked. */
function install(dir: string): string {
  execFileSync('npm', ['pack', '--pack-destination', dir], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [packed] = readdirSync(dir).filter((file) => file.endsWith('.tgz'));
  const modules = join(dir, 'node_modules');
  const installed = join(modules, 'efactura-sync');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(dir, packed!), '-C', installed, '--strip-components=1']);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  return installed;
}
