/** The Python client as it is generated from the service's document: a sync on the sandbox, the feed, a download. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startEngine } from '../support/engine.ts';
import { startService } from '../support/service.ts';

const venv = process.env.EFACTURA_PYTHON_CLIENT;
const skip = venv ? false : 'npm run examples makes the environment that the Python client is generated in';
const run = promisify(execFile);

test('the generated client triggers a sync, follows the feed and downloads an invoice', {
  skip,
}, async (t) => {
  const engine = await startEngine(t);
  const service = await startService({ engine });
  await engine.addCompany('12345674', 3);
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  const dir = await mkdtemp(join(tmpdir(), 'efactura-python-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  await writeFile(join(dir, 'openapi.json'), (await service.ask('GET', '/openapi.json')).text);
  const generate = [
    'generate',
    '--path',
    'openapi.json',
    '--meta',
    'none',
    '--output-path',
    'efactura_client',
  ];
  await run(join(venv!, 'bin/openapi-python-client'), generate, { cwd: dir, maxBuffer: 16_000_000 });
  await copyFile(
    join(import.meta.dirname, '../../examples/python/sync_and_download.py'),
    join(dir, 'program.py'),
  );
  await mkdir(join(dir, 'invoices'));

  const follow = () => {
    const child = spawn(join(venv!, 'bin/python'), ['program.py', 'invoices'], {
      cwd: dir,
      env: {
        ...process.env,
        EFACTURA_URL: `http://127.0.0.1:${port}`,
        EFACTURA_API_KEY: key,
        WAIT_SECONDS: '2',
      },
    });
    t.after(() => child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    return { ended: once(child, 'close'), said: () => said };
  };
  const key = await service.addKey(engine.organisationId, 'sync');
  const program = follow();
  await engine.until(async () => (await engine.ctx.db.query('select 1 from run')).rows.length > 0);
  await engine.sync();
  assert.deepEqual((await program.ended)[0], 0, program.said());
  const { rows } = await engine.ctx.db.query('select id from invoice');
  assert.ok(rows.length > 0);
  assert.match(
    program.said(),
    new RegExp(`Sync triggered[\\s\\S]*${rows.length} changes, [0-9a-f-]{36}\\.zip`),
  );
  const [zip] = (await readdir(join(dir, 'invoices'))).filter((name) => name.endsWith('.zip'));
  assert.ok(rows.some(({ id }) => `${id}.zip` === zip));
  const bytes = await readFile(join(dir, 'invoices', zip!));
  const kept = (await service.ask('GET', `/api/v1/invoices/${zip!.slice(0, -4)}/zip`, { key })).bytes;
  assert.deepEqual(bytes, kept);
});
