/** A damaged original comes back from ANAF while ANAF has it; nothing that was recorded changes, and no bytes are thrown away. */
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { mendArchive } from '../src/actions/archive/mend-archive.ts';
import { verifyArchive } from '../src/actions/archive/verify-archive.ts';
import { dayMs } from '../src/core/durations.ts';
import { startEngine } from './support/engine.ts';
import { messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const signal = new AbortController().signal;

test('missing and damaged originals are fetched again and taken by their hash; the damaged one is kept (2026-11-29)', async (t) => {
  const { engine, company, mend, findings, file } = await archived(t);
  const [first, second] = await messagesOf(engine.database.pool, company);
  const bytes = await readFile(file(second!.path!));
  await rm(file(first!.path!));
  await writeFile(file(second!.path!), 'damaged');
  const before = await messagesOf(engine.database.pool, company);
  assert.deepEqual(await mend(), ['file_missing mended', 'file_size mended']);
  assert.deepEqual(await messagesOf(engine.database.pool, company), before);
  assert.ok((await readFile(file(second!.path!))).equals(bytes));
  const beside = (await readdir(dirname(file(second!.path!)))).filter((name) => name.includes('.damaged-'));
  assert.equal(beside.length, 1);
  assert.ok(beside[0]!.startsWith(basename(second!.path!)));
  assert.deepEqual(await findings(), [], 'what lies beside an original is known with it');
  assert.deepEqual(await mend(), [], 'a second time there is nothing to do');
});

test('when ANAF hands out other bytes both are kept, and nothing recorded changes (2026-11-29)', async (t) => {
  const { engine, company, mend, findings, file } = await archived(t);
  const { pool } = engine.database;
  await pool.query(`update message set sha256 = repeat('a', 64) where seq = 1`);
  const [first] = await messagesOf(pool, company);
  const kept = await readFile(file(first!.path!));
  assert.deepEqual(await mend(), ['file_changed other_bytes']);
  assert.deepEqual((await messagesOf(pool, company))[0], first);
  assert.ok((await readFile(file(first!.path!))).equals(kept));
  const beside = (await readdir(dirname(file(first!.path!)))).filter((name) => name.includes('.other-'));
  assert.equal(beside.length, 1);
  assert.ok(!(await findings()).some((kind) => kind === 'orphan_file'));
});

test('what ANAF has deleted is said to be so, and a file is left as it is (2026-11-29)', async (t) => {
  const { engine, company, mend, file } = await archived(t);
  const [first] = await messagesOf(engine.database.pool, company);
  await writeFile(file(first!.path!), 'damaged');
  engine.sandbox.clock.offsetMs += 61 * dayMs;
  await engine.connect(engine.serial);
  assert.deepEqual(await mend(), ['file_size expired']);
  assert.equal(await readFile(file(first!.path!), 'utf8'), 'damaged');
});

async function archived(t: TestContext) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 3);
  assert.equal((await engine.sync()).state, 'succeeded');
  const which = { organisationId: engine.organisationId };
  return {
    engine,
    company,
    file: (path: string) => join(engine.archiveDir, path),
    mend: async () =>
      (await Array.fromAsync(mendArchive(engine.app, which, signal))).map(
        ({ damage, outcome }) => `${damage} ${outcome}`,
      ),
    findings: async () => {
      const kinds: string[] = [];
      const progress = {
        found: ({ kind }: { kind: string }) => void kinds.push(kind),
        sealed: () => {},
        shown: () => {},
      };
      await verifyArchive(engine.ctx, which, progress, signal);
      return kinds;
    },
  };
}
