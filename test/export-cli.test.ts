/** `export` as a person types it, with no service running. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { anafSettingsOf } from '../sandbox/anaf-settings.ts';
import { startEngine } from './support/engine.ts';
import { unpack } from './support/handed-on.ts';
import { runProgram } from './support/run-program.ts';

test('a month and a search land where they were wanted, and overwrite nothing', async (t) => {
  const engine = await startEngine(t, { seed: 7 });
  await engine.addCompany('8000000000', 4);
  await engine.sync();
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-cli-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  await symlink(engine.archiveDir, join(dataDir, 'archive'));
  const out = join(dataDir, 'out');
  await mkdir(out);
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: engine.database.url,
    SECRET_KEY: engine.keys.current().toString('base64'),
    ...anafSettingsOf(engine.sandbox),
    LC_ALL: 'ro_RO.UTF-8',
  };
  const cli = (...args: string[]) => runProgram('src/main.ts', ['export', ...args], env);
  const { rows } = await engine.ctx.db.query(
    `select to_char(available_at at time zone 'Europe/Bucharest', 'YYYY-MM') as month, count(*)::int as n
     from invoice group by 1 order by 2 desc, 1 limit 1`,
  );
  const { month, n } = rows[0];
  const pack = ['pack', '--company', 'RO 8000000000', '--month', month];

  await t.test('a pack in a folder has its own name', async () => {
    const { code, stdout, stderr } = await cli(...pack, '--out', out, '--json');
    assert.equal(code, 0, stderr);
    const made = JSON.parse(stdout);
    assert.deepEqual([made.file, made.invoices], [join(out, `e-factura_8000000000_${month}.zip`), n]);
    const bytes = await readFile(made.file);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), made.sha256);
    const files = [...(await unpack(bytes)).keys()];
    assert.equal(files.filter((name) => name.endsWith('.pdf') && name !== 'certificat.pdf').length, n);
    assert.ok(files.includes('CITESTE.txt'));
  });

  await t.test('what is there already stays', async () => {
    const { code, stderr } = await cli(...pack, '--out', out);
    assert.equal(code, 1);
    assert.match(stderr, /există deja/);
  });

  await t.test('a search under the name that was given', async () => {
    const file = join(out, 'toate.csv');
    const { code, stdout } = await cli('search', '--format', 'csv', '--out', file);
    assert.deepEqual([code, stdout.split('\n')[0]], [0, `Facturi: 4. ${file}`]);
    assert.equal(parse(await readFile(file), { bom: true, columns: true }).length, 4);
  });

  await t.test('nothing is left in the service’s own folder, and the audit knows', async () => {
    const left = (await readdir(join(dataDir, 'exports'), { recursive: true, withFileTypes: true })).filter(
      (e) => e.isFile(),
    );
    assert.deepEqual(left, []);
    const audit = await engine.ctx.db.query(`select 1 from audit where action = 'export.requested'`);
    assert.equal(audit.rowCount, 3);
  });

  await t.test(
    'a month that is none, a format or a folder in the names that leads out are refused with 2',
    async () => {
      for (const args of [
        ['pack', '--company', '8000000000', '--month', '2026-13', '--out', out],
        ['search', '--format', 'doc', '--out', out],
        [...pack, '--names', '../{id}', '--out', out],
      ])
        assert.equal((await cli(...args)).code, 2, args.join(' '));
    },
  );
});
