/** `verify`: an archive that is as it was kept is sound, and each thing that is not is found and named. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { type CompanyFinding, verifyArchive } from '../src/actions/archive/verify-archive.ts';
import { isWrong } from '../src/core/integrity.ts';
import { projectManifest } from '../src/sync/project-manifest.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { messagesOf } from './support/ledger.ts';

const cif = '8000000000';

async function archived(t: TestContext, messages = 12) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, messages);
  await engine.sync();
  const rows = await messagesOf(engine.database.pool, company);
  const folder = join(engine.archiveDir, 'sandbox', engine.organisationId, cif);
  return {
    engine,
    company,
    pool: engine.database.pool,
    rows,
    folder,
    manifest: join(folder, 'manifest.jsonl'),
    file: (n: number) => join(engine.archiveDir, rows[n - 1]!.path!),
  };
}

async function findingsOf(engine: Engine): Promise<CompanyFinding[]> {
  const found: CompanyFinding[] = [];
  const everybody = { organisationId: null };
  const progress = {
    found: (one: CompanyFinding) => void found.push(one),
    sealed: () => {},
    shown: () => {},
  };
  await verifyArchive(engine.ctx, everybody, progress, new AbortController().signal);
  return found;
}

async function named(engine: Engine): Promise<string[]> {
  return (await findingsOf(engine)).map(({ kind, subject }) => `${kind} ${subject}`).sort();
}

test('an archive as it was kept is sound, and its manifest says what the database says', async (t) => {
  const { engine, rows, manifest } = await archived(t);
  assert.deepEqual(await named(engine), []);
  const lines = (await readFile(manifest, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ seq, sha256, path, chain, messageId }) => ({ seq, sha256, path, chain, messageId })),
    rows.map((m) => ({
      seq: m.seq,
      sha256: m.sha256,
      path: m.path,
      chain: m.chain,
      messageId: m.messageId,
    })),
  );
});

test('the chain can be followed with the commands of docs/archive.md, to the same head', async (t) => {
  const { engine, rows, file } = await archived(t, 5);
  const page = readFileSync(join(import.meta.dirname, '../docs/archive.md'), 'utf8');
  const commands = /```sh\n(company=[\s\S]*?)```/.exec(page)![1]!;
  const company = `sandbox/${engine.organisationId}/${cif}`;
  const follow = () =>
    execFileSync('sh', ['-c', commands.replace(/^company=.*$/m, `company=${company}`)], {
      cwd: engine.archiveDir,
      encoding: 'utf8',
    });
  assert.equal(follow(), `${rows.at(-1)!.chain}\n`);
  await writeFile(file(2), 'x');
  assert.match(follow(), /: changed since it was stored\n/);
});

test('one flipped bit is found', async (t) => {
  const { engine, rows, file } = await archived(t);
  const bytes = await readFile(file(3));
  bytes[bytes.length - 30]! ^= 1;
  await writeFile(file(3), bytes);
  const [finding, ...more] = await findingsOf(engine);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [finding!.kind, finding!.subject, finding!.expected, finding!.message, finding!.company?.cif],
    ['file_changed', rows[2]!.path, rows[2]!.sha256, rows[2]!.id, cif],
  );
  assert.ok(isWrong(finding!));
});

test('a truncated file, a missing one and an extra one are told apart', async (t) => {
  const { engine, rows, folder, file } = await archived(t);
  await truncate(file(1), 100);
  await rm(file(2));
  await writeFile(join(folder, '2026', 'not ours.txt'), 'x');
  assert.deepEqual(
    await named(engine),
    [
      `file_size ${rows[0]!.path}`,
      `file_missing ${rows[1]!.path}`,
      `orphan_file sandbox/${engine.organisationId}/${cif}/2026/not ours.txt`,
    ].sort(),
  );
});

test("a file outside every company's folder is found", async (t) => {
  const { engine } = await archived(t, 1);
  const stranger = join(engine.archiveDir, 'sandbox', 'somebody', 'else.zip');
  await mkdir(dirname(stranger), { recursive: true });
  await writeFile(stranger, 'x');
  assert.deepEqual(await named(engine), ['orphan_file sandbox/somebody/else.zip']);
});

test('a file whose process died before its row is a note: the next attempt adopts it', async (t) => {
  const { engine, pool, rows } = await archived(t, 3);
  await pool.query(sql`update message set state = 'pending', sha256 = null, size_bytes = null, path = null,
    seq = null, chain = null, archived_at = null where id = ${rows[2]!.id}`);
  await pool.query(sql`update company set archived_count = 2, chain_seq = 2, chain_head = ${rows[1]!.chain}`);
  await rm(join(engine.archiveDir, 'sandbox', engine.organisationId, cif, 'manifest.jsonl'));
  await pool.query(sql`delete from invoice where message = ${rows[2]!.id}`);
  const found = await findingsOf(engine);
  assert.deepEqual(found.map(({ kind }) => kind).sort(), ['file_without_row', 'manifest_behind']);
  assert.ok(!found.some(isWrong));
  await engine.sync();
  assert.deepEqual(await named(engine), []);
});

test('an edited row breaks the chain at its number', async (t) => {
  const { engine, pool, rows } = await archived(t);
  await pool.query(sql`update message set sha256 = repeat('a', 64) where id = ${rows[4]!.id}`);
  assert.deepEqual(await named(engine), [
    'chain_broken 5',
    `file_changed ${rows[4]!.path}`,
    'manifest_differs 5',
  ]);
});

test('two rows that were exchanged are found at both numbers', async (t) => {
  const { engine, pool, rows } = await archived(t);
  const [a, b] = [rows[3]!, rows[7]!];
  await pool.query(sql`update message set chain = case id when ${a.id} then ${b.chain} else ${a.chain} end
    where id in (${a.id}, ${b.id})`);
  assert.deepEqual(await named(engine), [
    'chain_broken 4',
    'chain_broken 5',
    'chain_broken 8',
    'chain_broken 9',
    'manifest_differs 4',
    'manifest_differs 8',
  ]);
});

test('a row that was taken away leaves its gap, its count, its manifest line and its file', async (t) => {
  const { engine, pool, rows } = await archived(t);
  await pool.query(sql`delete from invoice where message = ${rows[5]!.id}`);
  await pool.query(sql`delete from sync_log where message = ${rows[5]!.id}`);
  await pool.query(sql`delete from message where id = ${rows[5]!.id}`);
  assert.deepEqual(
    await named(engine),
    [
      'chain_gap 6',
      'ledger_count archived',
      'ledger_count listed',
      'manifest_differs 6',
      `orphan_file ${rows[5]!.path}`,
    ].sort(),
  );
});

test("a head that is not its last row's is found, and so are rows behind it", async (t) => {
  const { engine, pool } = await archived(t);
  await pool.query(sql`update company set chain_head = repeat('b', 64)`);
  assert.deepEqual(await named(engine), ['head_wrong chain_head']);
  await pool.query(
    sql`update company set chain_seq = 11, chain_head = (select chain from message where seq = 11)`,
  );
  const found = await named(engine);
  assert.equal(found.length, 2);
  assert.match(found.join(' '), /head_wrong chain_seq manifest_ahead sandbox/);
});

test('a whole chain that was computed again still differs from the manifest', async (t) => {
  const { engine, pool, rows } = await archived(t, 3);
  const { chainHash } = await import('../src/archive/chain.ts');
  const forged = chainHash(rows[1]!.chain!, { seq: 3, sha256: 'a'.repeat(64), path: rows[2]!.path! });
  await pool.query(sql`update message set sha256 = repeat('a', 64), chain = ${forged} where seq = 3`);
  await pool.query(sql`update company set chain_head = ${forged}`);
  assert.deepEqual(await named(engine), [`file_changed ${rows[2]!.path}`, 'manifest_differs 3']);
});

test('an edited line of the manifest is found by its number, and so are a lost one and one that is none', async (t) => {
  const { engine, manifest } = await archived(t);
  const lines = (await readFile(manifest, 'utf8')).split('\n');
  lines[2] = lines[2]!.replace(/"sizeBytes":\d+/, '"sizeBytes":1');
  lines[6] = 'what is this';
  lines.splice(8, 1);
  await writeFile(manifest, lines.join('\n'));
  assert.deepEqual(await named(engine), [
    'manifest_differs 3',
    'manifest_differs 9',
    'manifest_unreadable_line 7',
  ]);
});

test('a last line that a crash has cut is a note, and the next sync mends it', async (t) => {
  const { engine, company, manifest } = await archived(t);
  const whole = await readFile(manifest);
  await truncate(manifest, whole.length - 20);
  const found = await findingsOf(engine);
  assert.deepEqual(found.map(({ kind }) => kind).sort(), ['manifest_behind', 'manifest_torn']);
  assert.ok(!found.some(isWrong));
  await projectManifest(engine.ctx, company);
  assert.deepEqual(await readFile(manifest), whole);
  await projectManifest(engine.ctx, company);
  assert.deepEqual(await readFile(manifest), whole);
});

test('a manifest that goes on where the database ends is left alone and named', async (t) => {
  const { engine, company, manifest } = await archived(t, 4);
  const last = (await readFile(manifest, 'utf8')).trimEnd().split('\n').at(-1)!;
  await appendFile(manifest, `${last.replace('"seq":4', '"seq":5')}\n`);
  const before = await readFile(manifest);
  await projectManifest(engine.ctx, company);
  assert.deepEqual(await readFile(manifest), before);
  assert.match((await named(engine)).join(), /^manifest_ahead /);
});

test('a counter that was edited is found by its name', async (t) => {
  const { engine, pool } = await archived(t, 4);
  await pool.query(sql`update company set listed_count = listed_count + 1`);
  const [finding] = await findingsOf(engine);
  assert.deepEqual(
    [finding!.kind, finding!.subject, finding!.expected, finding!.found],
    ['ledger_count', 'listed', '4', '5'],
  );
});

test('an archive whose disk has gone is one error and no list of missing files', async (t) => {
  const { engine } = await archived(t, 4);
  await rename(engine.archiveDir, `${engine.archiveDir}-away`);
  t.after(() => rm(`${engine.archiveDir}-away`, { recursive: true, force: true }));
  await assert.rejects(findingsOf(engine), { name: 'ArchiveError', code: 'unavailable' });
});

test('a sync that goes on beside it changes no verdict', async (t) => {
  const { engine } = await archived(t, 20);
  engine.sandbox.world.addMessages(cif, 60);
  const syncing = engine.sync();
  for (let i = 0; i < 4; i++) assert.deepEqual((await findingsOf(engine)).filter(isWrong), []);
  await syncing;
  assert.deepEqual(await named(engine), []);
});
