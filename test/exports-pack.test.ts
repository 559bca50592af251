/** The monthly pack, from real documents: every file with its checksum, an index that can be read back, and what is missing said. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { addExport, type ExportRequest, findExport } from '../src/db/exports/export.ts';
import { openExportStore } from '../src/exports/export-store.ts';
import { defaultTemplate } from '../src/exports/file-names.ts';
import { makeExports } from '../src/jobs/make-exports.ts';
import { packPdf } from '../src/jobs/pack-pdf.ts';
import { printPdf } from '../src/jobs/print-pdf.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { scratchDirectory, unpack } from './support/handed-on.ts';

type PackRequest = Extract<ExportRequest, { kind: 'pack' }>;

async function packOf(
  t: TestContext,
  engine: Engine,
  companyId: string,
  over: Partial<PackRequest> = {},
  renders = false,
) {
  const { db, archive, clock } = engine.ctx;
  const dir = await scratchDirectory(t);
  const render = createPdfRenderer();
  t.after(() => render.close());
  const { rows } = await db.query(
    `select to_char(max(available_at) at time zone 'Europe/Bucharest', 'YYYY-MM') as month from invoice`,
  );
  const request: PackRequest = {
    kind: 'pack',
    companyId,
    month: rows[0].month ?? '2026-01',
    include: ['zip', 'xml', 'pdf'],
    pathTemplate: defaultTemplate,
    language: 'ro',
    ...over,
  };
  const asked = {
    organisationId: engine.organisationId,
    companies: null,
    actor: { kind: 'operator', id: null } as const,
    request,
    expiresAt: new Date(clock.now().getTime() + 1e9),
  };
  const id = await addExport(db, asked, clock.now());
  const ctx = {
    db,
    archive,
    nameMembers: async () => new Map(),
    printPdf: printPdf({ render }),
    renderPdf: renders ? packPdf({ db, render }) : undefined,
    now: clock.now,
    log: pino({ level: 'silent' }),
    dir,
    store: openExportStore(dir),
  };
  await makeExports(ctx, 'test', new AbortController().signal);
  const made = (await findExport(db, engine.organisationId, id))!;
  assert.equal(made.state, 'done', `${made.code}: ${made.detail}`);
  const bytes = await readFile(join(dir, made.file!.path));
  assert.equal(createHash('sha256').update(bytes).digest('hex'), made.file!.sha256);
  return { made, request, files: await unpack(bytes) };
}

const rowsOf = (csv: Buffer | undefined) =>
  parse(csv ?? '', { bom: true, columns: true }) as Record<string, string>[];
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a pack has originals, documents, PDFs, an index and the checksum of everything', async (t) => {
  const engine = await startEngine(t, { seed: 4 });
  const companyId = await engine.addCompany('8000000001', 12);
  await engine.sync();
  const { made, files, request } = await packOf(t, engine, companyId, {}, true);

  const sums = new Map(
    files
      .get('SHA256SUMS')!
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const named = [...files.keys()].filter((name) => name !== 'SHA256SUMS');
  assert.deepEqual([...sums.keys()].sort(), named.sort());
  for (const [name, sum] of sums) assert.equal(sha256(files.get(name)!), sum, name);

  const index = rowsOf(files.get('index.csv'));
  const { rows: known } = await engine.ctx.db.query(
    `select i.number, m.sha256, m.path from invoice i join message m on m.id = i.message
     where to_char(i.available_at at time zone 'Europe/Bucharest', 'YYYY-MM') = $1`,
    [request.month],
  );
  assert.ok(known.length >= 3, 'the month has invoices');
  assert.deepEqual(made.progress, { done: known.length, total: known.length });
  assert.deepEqual(index.map((row) => row['SHA-256 original']).sort(), known.map((row) => row.sha256).sort());
  for (const row of index) {
    const zip = files.get(row['Fișier ZIP']!)!;
    assert.equal(sha256(zip), row['SHA-256 original']);
    assert.match(
      row['Fișier ZIP']!,
      new RegExp(`^${request.month.replace('-', '/')}/(primite|emise)/.+\\.zip$`),
    );
    if (row.Observații === '') {
      assert.match(files.get(row['Fișier PDF']!)!.subarray(0, 5).toString(), /^%PDF-/);
      assert.ok(
        (await unpack(zip)).get(`${row['Index încărcare']}.xml`)!.equals(files.get(row['Fișier XML']!)!),
      );
    }
  }
  const { sheets } = await readXlsx(files.get('index.xlsx')!);
  assert.deepEqual([sheets[0]!.rows.length - 1, sheets[0]!.rows[0]], [index.length, Object.keys(index[0]!)]);

  const { rows } = await engine.ctx.db.query('select chain_seq, chain_head from company where id = $1', [
    companyId,
  ]);
  const letter = files.get('CITESTE.txt')!.toString();
  assert.ok(letter.includes(`${rows[0].chainSeq} ${rows[0].chainHead}`));
  assert.match(letter, /listate 12 = arhivate 12 \+ expirate 0 \+ închise 0 \+ în așteptare 0/);
  assert.deepEqual(rowsOf(files.get('LIPSESC.csv')), []);
});

test('a pack says what ANAF has listed and the archive has not, and what it holds that is no longer sound', async (t) => {
  const engine = await startEngine(t, { seed: 5 });
  const companyId = await engine.addCompany('8000000002', 6);
  await engine.sync();
  const { db } = engine.ctx;
  const { rows } = await db.query<{ id: string; path: string; at: Date }>(
    `select i.id, m.path, i.available_at as at from invoice i join message m on m.id = i.message
     order by i.available_at desc limit 2`,
  );
  const [gone, unread] = rows as [(typeof rows)[0], (typeof rows)[0]];
  await rm(join(engine.archiveDir, gone.path));
  await db.query(
    `update invoice set reading_verdict = 'unreadable', reading_detail = 'no root', number = null,
       available_at = $2 where id = $1`,
    [unread.id, gone.at],
  );
  await db.query(
    `insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
       created_at_raw, created_at_ambiguous, row_cif, listed_at, reason)
     values (gen_random_uuid(), $1, $2, '999', '555', 'received', 'FACTURA PRIMITA', '', $3, '', false, '8000000002', now(), 'server_error')`,
    [engine.organisationId, companyId, gone.at],
  );
  const { files, made } = await packOf(t, engine, companyId, { language: 'en' });
  const index = rowsOf(files.get('index.csv'));
  const remarks = index
    .map((row) => row.Remarks)
    .filter((remark) => remark !== '')
    .sort();
  assert.deepEqual(remarks, [
    'the document could not be read',
    'the original is missing on disk: run verify',
  ]);
  const unreadable = index.find((row) => row.Remarks === remarks[0])!;
  assert.ok(files.has(unreadable['ZIP file']!));
  const missing = rowsOf(files.get('MISSING.csv'));
  assert.deepEqual(
    missing.map((row) => [row['ANAF message id'], row['Upload index'], row.State, row.Reason]),
    [['999', '555', 'pending', 'server_error']],
  );
  assert.equal(made.problems, 3);
  const letter = files.get('README.txt')!.toString();
  assert.match(letter, /not in the archive: 1\./);
  assert.match(letter, /PDFs could not be made on this server/);
});

test('only what was asked for goes in, under the names that were asked for', async (t) => {
  const engine = await startEngine(t, { seed: 6 });
  const companyId = await engine.addCompany('8000000003', 4);
  await engine.sync();
  const { files } = await packOf(t, engine, companyId, {
    include: ['xml'],
    pathTemplate: 'e-Factura {company}/{number}',
  });
  const documents = [...files.keys()].filter((name) => name.includes('/'));
  assert.ok(documents.length > 0);
  for (const name of documents) assert.match(name, /^e-Factura 8000000003\/.+_\d+[rs]\.xml$/);
});

test('a month without an invoice is a pack that says so', async (t) => {
  const engine = await startEngine(t);
  const companyId = await engine.addCompany('8000000004');
  const { files, made } = await packOf(t, engine, companyId, { month: '2024-02' });
  assert.deepEqual(
    [...files.keys()],
    ['index.xlsx', 'index.csv', 'LIPSESC.csv', 'CITESTE.txt', 'SHA256SUMS'],
  );
  assert.deepEqual(made.progress, { done: 0, total: 0 });
});
