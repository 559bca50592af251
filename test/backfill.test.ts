/** `backfill`: old ZIPs enter the catalogue beside the ledger, and ANAF's own message takes them over. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { zip } from '../sandbox/zip.ts';
import { backfill, type FileOutcome } from '../src/actions/archive/backfill.ts';
import { readOriginal } from '../src/actions/archive/read-original.ts';
import { verifyArchive } from '../src/actions/archive/verify-archive.ts';
import type { Finding } from '../src/core/integrity.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const signal = new AbortController().signal;

async function prepared(t: TestContext) {
  const engine = await startEngine(t);
  const id = await engine.addCompany(cif);
  const dir = await mkdtemp(join(tmpdir(), 'efactura-old-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const company = { id, organisationId: engine.organisationId, cif };
  const run = () => outcomes(backfill(engine.ctx, company, dir, signal), dir);
  return { engine, company, dir, run, pool: engine.database.pool };
}

async function outcomes(files: AsyncIterable<FileOutcome>, dir: string): Promise<string[]> {
  const all = await Array.fromAsync(files);
  return all.map((one) => {
    const why = 'reason' in one ? ` ${one.reason}` : '';
    return `${one.file.slice(dir.length + 1)}: ${one.outcome}${why}`;
  });
}

/** A message of the sandbox, and the ZIP that ANAF gives for it. */
function message(engine: Engine, kind: 'received' | 'sent' | 'error', seed: number) {
  const { id } = engine.sandbox.world.addMessage(cif, {
    kind,
    seed,
    ...(kind === 'error' ? {} : { document: 'invoice' }),
  });
  const made = engine.sandbox.world.getMessage(id);
  return { made, bytes: engine.sandbox.archives.of(made, 'prod') };
}

async function catalogue(engine: Engine) {
  const { rows } = await engine.database.pool.query(sql`
    select upload_index, direction, role, message is not null as by_anaf, backfill_path, available_at is not null as available
    from invoice order by upload_index, direction`);
  return rows;
}

test('old ZIPs are catalogued and kept, outside the ledger and its log', async (t) => {
  const { engine, company, dir, run, pool } = await prepared(t);
  const [received, sent] = [message(engine, 'received', 1), message(engine, 'sent', 2)];
  await mkdir(join(dir, '2025', 'mai'), { recursive: true });
  await writeFile(join(dir, '2025', 'mai', 'a.zip'), received.bytes);
  await writeFile(join(dir, 'b.ZIP'), sent.bytes);
  await writeFile(join(dir, 'notes.txt'), 'not a zip');
  await symlink(dir, join(dir, 'again'));
  assert.deepEqual(await run(), ['2025/mai/a.zip: added', 'b.ZIP: added']);

  const path = (bytes: Buffer) =>
    `sandbox/${engine.organisationId}/${cif}/backfill/${createHash('sha256').update(bytes).digest('hex')}.zip`;
  const byIndex = (a: { uploadIndex: string }, b: { uploadIndex: string }) =>
    a.uploadIndex < b.uploadIndex ? -1 : 1;
  const row = { byAnaf: false, available: false };
  assert.deepEqual(
    await catalogue(engine),
    [
      {
        uploadIndex: received.made.uploadIndex,
        direction: 'received',
        role: 'buyer',
        backfillPath: path(received.bytes),
        ...row,
      },
      {
        uploadIndex: sent.made.uploadIndex,
        direction: 'sent',
        role: 'seller',
        backfillPath: path(sent.bytes),
        ...row,
      },
    ].sort(byIndex),
  );
  assert.deepEqual(await engine.files(), [path(received.bytes), path(sent.bytes)].sort());
  assert.equal((await ledgerOf(pool, company.id)).listed, 0);
  assert.deepEqual(await logOf(pool, engine.organisationId), []);
  assert.deepEqual(await engine.leftIncoming(), []);
});

test('a second run changes nothing', async (t) => {
  const { engine, dir, run } = await prepared(t);
  await writeFile(join(dir, 'a.zip'), message(engine, 'received', 1).bytes);
  await run();
  const [before, files] = [await catalogue(engine), await engine.files()];
  assert.deepEqual(await run(), ['a.zip: known']);
  assert.deepEqual([await catalogue(engine), await engine.files()], [before, files]);
});

test("ANAF's own message is downloaded all the same, takes the invoice over and logs success", async (t) => {
  const { engine, company, dir, run, pool } = await prepared(t);
  const { made, bytes } = message(engine, 'received', 1);
  await writeFile(join(dir, 'a.zip'), bytes);
  await run();
  await engine.sync();
  const [archived] = await messagesOf(pool, company.id);
  const { rows } = await pool.query(
    sql`select id, message, available_at, backfill_path is not null as known from invoice`,
  );
  assert.deepEqual(
    rows.map(({ message, availableAt, known }) => ({ message, availableAt, known })),
    [{ message: archived!.id, availableAt: new Date(made.createdAt), known: true }],
  );
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map(({ status }) => status),
    ['success'],
  );
  assert.equal((await engine.files()).length, 2);
  assert.deepEqual(await run(), ['a.zip: known']);
  assert.deepEqual(await verified(engine), []);
  // A copy under another message is a copy still.
  engine.sandbox.world.repost(made.id);
  await engine.sync();
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map(({ status }) => status),
    ['success', 'skipped'],
  );
});

test('what ANAF has brought already is not kept twice', async (t) => {
  const { engine, dir, run } = await prepared(t);
  await writeFile(join(dir, 'a.zip'), message(engine, 'received', 1).bytes);
  await engine.sync();
  assert.deepEqual(await run(), ['a.zip: known']);
  assert.equal((await engine.files()).length, 1);
});

test('the original of a backfilled invoice is served, byte for byte', async (t) => {
  const { engine, company, dir, run, pool } = await prepared(t);
  const { bytes, made } = message(engine, 'received', 1);
  await writeFile(join(dir, 'a.zip'), bytes);
  await run();
  const { rows } = await pool.query(sql`select id from invoice`);
  const actor = { kind: 'operator', organisationId: company.organisationId, scope: 'admin' } as const;
  const original = await readOriginal(engine.ctx, actor, { id: rows[0].id, part: 'zip' });
  assert.ok(original.bytes.equals(bytes));
  const xml = await readOriginal(engine.ctx, actor, { id: rows[0].id, part: 'xml' });
  assert.equal(xml.fileName, `${made.uploadIndex}.xml`);
});

test('files that are none of this are each reported, and hold none up', async (t) => {
  const { engine, dir, run } = await prepared(t);
  const { made, bytes: good } = message(engine, 'received', 9);
  const other = engine.sandbox.world.addCompany('8000000009');
  const foreign = engine.sandbox.world.addMessage(other.cif, { kind: 'received', document: 'invoice' });
  const strange = zip([{ name: '123.xml', bytes: Buffer.from('<a>no invoice</a>') }], made.createdAt);
  await writeFile(join(dir, '1.zip'), 'no zip at all');
  await writeFile(join(dir, '2.zip'), good.subarray(0, good.length - 40));
  await writeFile(
    join(dir, '3.zip'),
    engine.sandbox.archives.of(engine.sandbox.world.getMessage(foreign.id), 'prod'),
  );
  await writeFile(join(dir, '4.zip'), message(engine, 'error', 4).bytes);
  await writeFile(join(dir, '5.zip'), strange);
  await writeFile(join(dir, '6.zip'), good);
  assert.deepEqual(await run(), [
    '1.zip: unusable zip_not_a_zip',
    '2.zip: unusable zip_corrupt',
    '3.zip: other_company',
    '4.zip: not_an_invoice',
    '5.zip: unusable unreadable',
    '6.zip: added',
  ]);
  assert.equal((await engine.files()).length, 1);
  assert.deepEqual(await engine.leftIncoming(), []);
});

test('a folder that is not there is an error', async (t) => {
  const { engine, company } = await prepared(t);
  await assert.rejects(outcomes(backfill(engine.ctx, company, '/nowhere/at/all', signal), ''), {
    code: 'ENOENT',
  });
});

test('a backfilled file that was changed or lost is found by verify', async (t) => {
  const { engine, dir, run } = await prepared(t);
  await writeFile(join(dir, 'a.zip'), message(engine, 'received', 1).bytes);
  await writeFile(join(dir, 'b.zip'), message(engine, 'received', 2).bytes);
  await run();
  assert.deepEqual(await verified(engine), []);
  const [first, second] = await engine.files();
  await writeFile(join(engine.archiveDir, first!), 'x');
  await rm(join(engine.archiveDir, second!));
  assert.deepEqual(await verified(engine), [`backfill_changed ${first}`, `backfill_missing ${second}`]);
});

async function verified(engine: Engine): Promise<string[]> {
  const found: Finding[] = [];
  const progress = { found: (one: Finding) => void found.push(one), sealed: () => {}, shown: () => {} };
  await verifyArchive(engine.ctx, { organisationId: null }, progress, signal);
  return found.map(({ kind, subject }) => `${kind} ${subject}`).sort();
}
