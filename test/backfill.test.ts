/** `backfill`: old ZIPs enter the catalogue beside the ledger, and ANAF's own message takes them over. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { zip } from '../sandbox/zip.ts';
import { backfill, type FileOutcome } from '../src/actions/archive/backfill.ts';
import { readOriginal } from '../src/actions/archive/read-original.ts';
import { verifyArchive } from '../src/actions/archive/verify-archive.ts';
import type { Finding } from '../src/core/integrity.ts';
import { unzip } from '../src/documents/unzip.ts';
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
  assert.match(xml.fileName, new RegExp(`^.+_${made.uploadIndex}\\.xml$`));
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

test('a ZIP of ZIPs is taken document by document, as our own monthly pack is (2026-11-29)', async (t) => {
  const { engine, dir, run } = await prepared(t);
  const [a, b, c] = [
    message(engine, 'received', 1),
    message(engine, 'sent', 2),
    message(engine, 'received', 3),
  ];
  const at = a.made.createdAt;
  const xmlOf = async (bytes: Buffer, index: string) => {
    const opened = await unzip(bytes);
    assert.ok(opened.ok);
    return opened.entries.find(({ name }) => name === `${index}.xml`)!.bytes;
  };
  const pack = zip(
    [
      { name: 'CITESTE.txt', bytes: Buffer.from('x') },
      { name: 'index.csv', bytes: Buffer.from('x') },
      { name: '2026/11/primite/Moara_F1.zip', bytes: a.bytes },
      { name: '2026/11/primite/Moara_F1.xml', bytes: await xmlOf(a.bytes, a.made.uploadIndex) },
      { name: '2026/11/primite/Moara_F1.pdf', bytes: Buffer.from('%PDF') },
      { name: '2026/11/emise/F2.zip', bytes: b.bytes },
    ],
    at,
  );
  await writeFile(join(dir, 'pachet.zip'), pack);
  await writeFile(
    join(dir, 'vechi.zip'),
    zip([{ name: 'inauntru.zip', bytes: zip([{ name: 'c.zip', bytes: c.bytes }], at) }], at),
  );
  await writeFile(
    join(dir, 'poze.zip'),
    zip(
      [
        { name: 'a.png', bytes: Buffer.from('x') },
        ...Array.from({ length: 12 }, (_, i) => ({ name: `${i}.png`, bytes: Buffer.from('x') })),
      ],
      at,
    ),
  );
  assert.deepEqual(await run(), [
    'pachet.zip/2026/11/primite/Moara_F1.zip: added',
    'pachet.zip/2026/11/emise/F2.zip: added',
    'poze.zip: unusable nothing_inside',
    'vechi.zip/inauntru.zip/c.zip: added',
  ]);
  const kept = await engine.files();
  const hashes = [a, b, c].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  assert.deepEqual(
    kept.map((path) => path.split('/').at(-1)).sort(),
    hashes.map((hash) => `${hash}.zip`).sort(),
  );
  assert.deepEqual(await run(), [
    'pachet.zip/2026/11/primite/Moara_F1.zip: known',
    'pachet.zip/2026/11/emise/F2.zip: known',
    'poze.zip: unusable nothing_inside',
    'vechi.zip/inauntru.zip/c.zip: known',
  ]);
});

test('several documents in a ZIP, and XML without a ZIP, are each taken with their seal (2026-11-29)', async (t) => {
  const { engine, company, dir, run, pool } = await prepared(t);
  const all = [1, 2, 3, 4].map((seed) => message(engine, 'received', seed));
  const inside = await Promise.all(
    all.map(async ({ bytes }) => {
      const opened = await unzip(bytes);
      assert.ok(opened.ok);
      return opened.entries;
    }),
  );
  await writeFile(join(dir, 'doua.zip'), zip([...inside[0]!, ...inside[1]!], all[0]!.made.createdAt));
  for (const { name, bytes } of inside[2]!) await writeFile(join(dir, name), bytes);
  const [document] = inside[3]!.filter(({ name }) => !name.startsWith('semnatura'));
  await writeFile(join(dir, 'factura-mea.xml'), document!.bytes);
  await writeFile(join(dir, 'altceva.xml'), '<a/>');
  const index = (n: number) => all[n]!.made.uploadIndex;
  const outcomes = await run();
  assert.deepEqual(
    outcomes.sort(),
    [
      `${index(2)}.xml: added`,
      'altceva.xml: unusable no_invoice_xml',
      `doua.zip/${index(0)}.xml: added`,
      `doua.zip/${index(1)}.xml: added`,
      'factura-mea.xml: added',
    ].sort(),
  );
  const { rows } = await pool.query(
    sql`select upload_index, seal_verdict from invoice order by recorded_at, upload_index`,
  );
  const verdicts = new Map(rows.map(({ uploadIndex, sealVerdict }) => [uploadIndex, sealVerdict]));
  for (const n of [0, 1, 2]) assert.equal(verdicts.get(index(n)), 'valid_unknown_signer', `${n}`);
  const own = [...verdicts.keys()].find((key) => key.startsWith('xml-'))!;
  assert.equal(verdicts.get(own), 'missing');
  // What was put into a ZIP of its own is served, verified and read again like any other.
  assert.deepEqual(await verified(engine), []);
  const actor = { kind: 'operator', organisationId: company.organisationId, scope: 'admin' } as const;
  const { rows: found } = await pool.query(sql`select id from invoice where upload_index = ${own}`);
  const xml = await readOriginal(engine.ctx as never, actor, { id: found[0].id, part: 'xml' });
  assert.deepEqual(xml.bytes, document!.bytes);
  assert.deepEqual(
    (await run()).filter((one) => one.endsWith('added')),
    [],
  );
  // The invoice has an upload index in the other file: it is the same one.
  await writeFile(join(dir, 'z.zip'), all[3]!.bytes);
  await rm(join(dir, 'factura-mea.xml'));
  assert.ok((await run()).includes('z.zip: added'));
  await writeFile(join(dir, 'copie.xml'), Buffer.concat([document!.bytes, Buffer.from('\n')]));
  assert.ok((await run()).includes('copie.xml: known'));
});

test('an invoice that came as XML alone is taken over by its message: one entry, which keeps its id, its file and its message (2026-11-30)', async (t) => {
  const { engine, company, dir, run, pool } = await prepared(t);
  const [mine, other] = [message(engine, 'received', 1), message(engine, 'received', 2)];
  const opened = await unzip(mine.bytes);
  assert.ok(opened.ok);
  const document = opened.entries.find(({ name }) => !name.startsWith('semnatura'))!;
  await writeFile(join(dir, 'factura-mea.xml'), document.bytes);
  assert.deepEqual(await run(), ['factura-mea.xml: added']);
  const [before] = (await pool.query(sql`select id, upload_index, backfill_path, seal_verdict from invoice`))
    .rows;
  assert.match(before.uploadIndex, /^xml-/);
  assert.equal(before.sealVerdict, 'missing');

  await engine.sync();
  const { rows } = await pool.query(sql`
    select i.id, i.upload_index, i.backfill_path, i.seal_verdict, m.message_id
    from invoice i join message m on m.id = i.message order by i.upload_index`);
  assert.deepEqual(
    rows.map(({ uploadIndex }) => uploadIndex).sort(),
    [mine, other].map(({ made }) => made.uploadIndex).sort(),
  );
  const taken = rows.find(({ uploadIndex }) => uploadIndex === mine.made.uploadIndex)!;
  assert.deepEqual(taken, {
    id: before.id,
    uploadIndex: mine.made.uploadIndex,
    backfillPath: before.backfillPath,
    sealVerdict: 'valid_unknown_signer',
    messageId: mine.made.id,
  });
  const all = await pool.query(sql`select 1 from invoice`);
  assert.equal(all.rowCount, 2);
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map(({ status }) => status),
    ['success', 'success'],
  );
  const actor = { kind: 'operator', organisationId: company.organisationId, scope: 'admin' } as const;
  const served = await readOriginal(engine.ctx as never, actor, { id: taken.id, part: 'zip' });
  assert.deepEqual(served.bytes, mine.bytes, 'what ANAF gave is the original from then on');
  assert.equal((await engine.files()).length, 3, 'and the file that the person brought stays');
  assert.deepEqual(await verified(engine), []);
  assert.deepEqual(await run(), ['factura-mea.xml: known']);
});

test('an invoice with an instruction in it is taken (2026-11-29)', async (t) => {
  const { engine, dir } = await prepared(t);
  const id = await engine.addCompany('18547290');
  await writeFile(
    join(dir, 'a.zip'),
    await readFile(new URL('fixtures/field/instruction.zip', import.meta.url)),
  );
  const company = { id, organisationId: engine.organisationId, cif: '18547290' };
  assert.deepEqual(await outcomes(backfill(engine.ctx, company, dir, signal), dir), ['a.zip: added']);
});

test("a company's own invoice is taken by any of its codes (2026-11-29)", async (t) => {
  const { engine, dir } = await prepared(t);
  const id = await engine.addCompany('18547290');
  const files = ['seller-of-a-vat-group', 'code-with-blanks', 'code-only-as-identifier', 'code-with-r'];
  for (const file of files)
    await writeFile(
      join(dir, `${file}.xml`),
      await readFile(new URL(`fixtures/field/${file}.xml`, import.meta.url)),
    );
  const company = { id, organisationId: engine.organisationId, cif: '18547290' };
  assert.deepEqual(
    (await outcomes(backfill(engine.ctx, company, dir, signal), dir)).sort(),
    files.map((file) => `${file}.xml: added`).sort(),
  );
  const { rows } = await engine.database.pool.query(sql`select distinct direction, role from invoice`);
  assert.deepEqual(rows, [{ direction: 'sent', role: 'seller' }]);
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
