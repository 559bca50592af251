/** Files of invoices: asked for, made by a worker, fetched in parts, cancelled, pruned; typed cells, no formulas, bounded by the organisation. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { extractText } from 'unpdf';
import { until } from '../scripts/support/until.ts';
import { ArchiveError } from '../src/archive/archive.ts';
import { listFormatNames, listFormats, mediaTypes } from '../src/core/export-formats.ts';
import { claimExport, reportExport } from '../src/db/exports/export-job.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { makeExports } from '../src/jobs/make-exports.ts';
import { packPdf } from '../src/jobs/pack-pdf.ts';
import { pruneExports } from '../src/jobs/prune-exports.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { exported, exportsParts, makeAll, unpack } from './support/handed-on.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, clock, db, exportsDir } = service;
const hour = 3_600_000;

async function tenant(cif = '12345674') {
  const made = await service.addTenant();
  const { organisationId } = made;
  return { ...made, company: { id: await addCompany(service, organisationId, cif), organisationId, cif } };
}

async function filesLeft(): Promise<string[]> {
  const names = await readdir(exportsDir, { recursive: true });
  return names.filter((name) => /\.\w+$/.test(name)).sort();
}

const hostile = { cif: '8000000000', name: '=HYPERLINK("http://evil","x")' };

test('a search as XLSX has typed cells, and a text that looks like a formula is a text', async () => {
  const { key, company } = await tenant();
  const seller = { ...emptyParty, ...hostile };
  await archiveInvoice(service, company, { seller, number: '+40123', net: '-1000.50', payable: '-1190.60' });
  const { bytes, headers } = await exported(service, key, { kind: 'search', format: 'xlsx', language: 'en' });
  assert.match(String(headers['content-type']), /spreadsheetml/);
  assert.match(String(headers['content-disposition']), /^attachment; filename="invoices_2026-02-16\.xlsx"$/);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [head, row] = sheets[0]!.rows as [string[], unknown[]];
  const cell = (title: string) => row[head.indexOf(title)];
  assert.deepEqual(['Number', 'Seller', 'Net', 'Payable', 'Issued on', 'Available in the SPV'].map(cell), [
    "'+40123",
    `'${hostile.name}`,
    -1000.5,
    -1190.6,
    new Date('2026-02-15T00:00:00Z'),
    // The clock in Bucharest.
    new Date('2026-02-16T11:30:00Z'),
  ]);
  const sheet = (await unpack(bytes)).get('xl/worksheets/sheet1.xml')!.toString();
  assert.doesNotMatch(sheet, /<f[ >]/);
});

test('a search as CSV keeps amounts and dates plain, and defuses texts', async () => {
  const { key, company } = await tenant();
  const seller = {
    ...emptyParty,
    cif: null,
    name: '@SUM(A1),"x"\n=1',
  };
  await archiveInvoice(service, company, { seller, number: '=1+1', net: '-0.10' });
  const { bytes } = await exported(service, key, { kind: 'search', format: 'csv' });
  const [row] = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  assert.equal(row!.Număr, "'=1+1");
  assert.equal(row!.Vânzător, '\'@SUM(A1),"x" =1');
  assert.equal(row!['Fără TVA'], '-0.10');
  assert.equal(row!['Data emiterii'], '2026-02-15');
  assert.equal(row!['Disponibilă în SPV'], '2026-02-16T09:30:00.000Z');
});

test('an export has the invoices of its filter, each once, over many pages', async () => {
  const { key, organisationId, company } = await tenant();
  await db.query(
    `insert into invoice (id, organisation_id, company_id, upload_index, direction, number, payable, currency,
       seal_verdict, reading_verdict, available_at, recorded_at)
     select gen_random_uuid(), $1, $2, n::text, 'received', 'N' || n, n, 'RON', 'valid', 'read',
       case when n % 7 = 0 then null else timestamptz '2026-01-01' + (n % 50) * interval '1 hour' end, now()
     from generate_series(1, 5000) n`,
    [organisationId, company.id],
  );
  const { bytes, export: made } = await exported(service, key, {
    kind: 'search',
    format: 'csv',
    filter: { amountMin: '1001' },
  });
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  const numbers = new Set(rows.map((row) => row.Număr));
  assert.deepEqual(
    [rows.length, numbers.size, numbers.has('N1000'), numbers.has('N1001')],
    [4000, 4000, false, true],
  );
  assert.deepEqual(made.progress, { done: 4000, total: 4000 });
  const json = JSON.parse(
    (await exported(service, key, { kind: 'json', filter: { amountMin: '4901' } })).bytes.toString(),
  );
  assert.equal(json.length, 100);
});

test('a selection has what was ticked, and nothing of another organisation', async () => {
  const { key, company } = await tenant();
  const stranger = await tenant('12345682');
  const ticked = await archiveInvoice(service, company, { number: 'TICKED' });
  await archiveInvoice(service, company, { number: 'LEFT' });
  const theirs = await archiveInvoice(service, stranger.company, { number: 'THEIRS' });
  const filter = { ids: [ticked.invoiceId, theirs.invoiceId] };
  const { bytes } = await exported(service, key, { kind: 'search', format: 'csv', filter });
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map((row) => row.Număr),
    ['TICKED'],
  );
});

test('JSON has each invoice as the API shows it, persons masked; none is an empty list', async () => {
  const { key, company } = await tenant();
  const buyer = { ...emptyParty, cif: '1960101123456', name: 'Ion Popescu' };
  const { invoiceId, zip } = await archiveInvoice(service, company, { buyer });
  const [found] = JSON.parse((await exported(service, key, { kind: 'json' })).bytes.toString());
  const { sha256, ...shown } = found;
  const { body } = await ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
  assert.equal(sha256, createHash('sha256').update(zip).digest('hex'));
  const { reread, ...whole } = body;
  assert.deepEqual(shown, { ...whole, seal: shown.seal });
  assert.equal(shown.buyer.cif, '1***********6');
  const none = await exported(service, key, { kind: 'json', filter: { text: 'nothing like it' } });
  assert.deepEqual(JSON.parse(none.bytes.toString()), []);
});

test('a person’s code behind a name, or searched for, leaves by no export', async () => {
  const { key, company } = await tenant();
  const code = '1960101123456';
  const seller = { ...emptyParty, cif: code, name: `Ion Popescu ${code}` };
  const { invoiceId } = await archiveInvoice(service, company, { seller });
  const shown = await ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
  assert.equal(shown.body.seller.name, 'Ion Popescu 1***********6');
  for (const body of [
    { kind: 'search', format: 'csv', filter: { partner: code } },
    { kind: 'json', filter: { text: code } },
    { kind: 'saga', filter: { partner: code } },
    { kind: 'pack', company: company.id, month: '2026-02', include: ['zip'] },
  ]) {
    const { bytes, export: made } = await exported(service, key, body);
    assert.equal(made.progress.done, 1);
    const files = ['saga', 'pack'].includes(body.kind) ? await unpack(bytes) : new Map([['file', bytes]]);
    const told = [...files].filter(([name]) => !name.endsWith('.zip')).map(([, content]) => content);
    for (const text of [JSON.stringify(made), ...files.keys(), ...told.map(String)])
      assert.ok(!text.includes(code), text);
  }
});

test('SAGA files lie apart by direction and currency, and what SAGA cannot take is listed', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company, { number: 'FV 12/34' });
  await archiveInvoice(service, company, { number: 'FV 12/34' });
  await archiveInvoice(service, company, { currency: 'EUR', number: 'E<1>' });
  await archiveInvoice(service, company, { number: 'S1', typeCode: '381' }, { kind: 'sent' });
  const nameless = await archiveInvoice(service, company);
  await db.query('update invoice set number = null where id = $1', [nameless.invoiceId]);
  const { bytes, export: made } = await exported(service, key, { kind: 'saga' });
  const files = await unpack(bytes);
  const names = [...files.keys()].map((name) => name.replace(/[0-9]{10}-[0-9a-f-]{36}/, 'again')).sort();
  assert.deepEqual(names, [
    'NEINCLUSE.csv',
    'emise/lei/F_8000000000_S1_15-02-2026.xml',
    'primite/lei/F_8000000000_FV-12-34_15-02-2026.xml',
    'primite/lei/again/F_8000000000_FV-12-34_15-02-2026.xml',
    'primite/valuta/F_8000000000_E-1_15-02-2026.xml',
  ]);
  assert.equal(made.problems, 1);
  const credit = files.get('emise/lei/F_8000000000_S1_15-02-2026.xml')!.toString();
  assert.match(
    credit,
    /<Cantitate>-2.000<\/Cantitate>\s*<Pret>500.00<\/Pret>\s*<Valoare>-1000.00<\/Valoare>/,
  );
  const foreign = files.get('primite/valuta/F_8000000000_E-1_15-02-2026.xml')!.toString();
  assert.match(foreign, /<FacturaNumar>E&lt;1&gt;<\/FacturaNumar>/);
  assert.match(foreign, /<FacturaMoneda>EUR<\/FacturaMoneda>/);
});

test('an invoice whose lines do not come to its totals is named with the reason, and is not in the ZIP (2026-11-29)', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company, { number: 'GOOD' });
  await archiveInvoice(service, company, { number: 'BAD', net: '900.00' });
  await archiveInvoice(service, company, { number: 'A-LONG-NUMBER-OF-2026-12' });
  const { bytes, export: made } = await exported(service, key, { kind: 'saga' });
  const files = await unpack(bytes);
  assert.deepEqual(
    [...files.keys()].filter((name) => /BAD/.test(name)),
    [],
  );
  const table = (name: string) =>
    parse(files.get(name)!, { bom: true, columns: true }) as Record<string, string>[];
  const [left, ...others] = table('NEINCLUSE.csv');
  assert.deepEqual([left!.Număr, others.length, made.problems], ['BAD', 0, 1]);
  assert.match(left!.Motiv!, /1000\.00.*900\.00/);
  const [cut] = table('OBSERVATII.csv');
  assert.match(cut!.Observații!, /A-LONG-NUMBER-OF-2026-12/);
  assert.ok(files.has(cut!.Fișier!));
});

test('every format of the table is offered in both languages, made, and named by its ending', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  for (const language of ['ro', 'en'] as const) {
    const { body } = await ask('GET', `/api/v1/exports/formats?language=${language}`, { key });
    assert.deepEqual(
      body.data.map(({ format }: { format: string }) => format),
      listFormatNames,
    );
    for (const { title, help } of body.data) assert.ok(title && help);
  }
  for (const format of listFormatNames) {
    const { export: made, headers } = await exported(service, key, { kind: 'search', format });
    assert.deepEqual([made.kind, made.request.format, made.progress.done], ['search', format, 1]);
    assert.ok(made.file.name.endsWith(`.${listFormats[format].ending}`), made.file.name);
    assert.equal(headers['content-type'], mediaTypes[listFormats[format].ending]);
  }
});

test('files of a selection: a PDF or the original of each by a name that a person can read, or one PDF to print', async () => {
  const { key, company } = await tenant();
  const xml = readFileSync(join(import.meta.dirname, 'fixtures/field/prices-zero.xml'));
  const reading = readDocument(xml, 'unknown');
  assert.ok(reading.verdict === 'read');
  const seller = { ...emptyParty, name: 'Țesătoria Șapte SRL' };
  const good = await archiveInvoice(
    service,
    company,
    { ...reading.invoice, number: 'FV 7', seller },
    {},
    xml,
  );
  // Its document is nothing that can be shown.
  const bad = await archiveInvoice(
    service,
    company,
    { number: 'FV 8', seller },
    {},
    Buffer.from('<nothing/>'),
  );
  const left = await archiveInvoice(service, company, { number: 'LEFT' });
  const filter = { ids: [good.invoiceId, bad.invoiceId] };
  const make = (format: string) =>
    exported(service, key, { kind: 'search', format, filter }, { renderPdf: packPdf(service.ctx) });

  const originals = await unpack((await make('originals')).bytes);
  const names = [...originals.keys()].sort();
  assert.equal(names.length, 2, names.join());
  const named = names.find((name) => name.startsWith('Țesătoria Șapte SRL_FV 7_2026-02-16_'))!;
  assert.ok(originals.get(named)!.equals(good.zip));

  const pdfs = await make('pdfs');
  const files = await unpack(pdfs.bytes);
  const [pdf] = [...files.keys()].filter((name) => name.endsWith('.pdf'));
  assert.match(pdf!, /^Țesătoria Șapte SRL_FV 7_2026-02-16_\d+r\.pdf$/);
  assert.equal(files.get(pdf!)!.subarray(0, 5).toString(), '%PDF-');
  // What cannot be drawn is named.
  assert.match(files.get('OBSERVATII.csv')!.toString(), /FV 8/);
  assert.equal(pdfs.export.problems, 1);

  const print = await make('print');
  assert.equal(print.headers['content-type'], 'application/pdf');
  const { text, totalPages } = await extractText(new Uint8Array(print.bytes), { mergePages: true });
  assert.equal(totalPages, 2);
  assert.match(text, /Pagina 1 \/ 1/);
  assert.match(text, /nu au putut fi tipărite.*FV 8/s);
  assert.ok(!text.includes('LEFT') && left.invoiceId);
});

test('each format names what was removed of a selection after it had been chosen, and counts it', async () => {
  const { key, company } = await tenant();
  const kept = await archiveInvoice(service, company, { number: 'FV 1' });
  const gone = (await archiveInvoice(service, company, { number: 'FV 2' })).invoiceId;
  const filter = { ids: [kept.invoiceId, gone] };
  const removed = /nu mai este în\s+arhivă: a fost eliminată/;
  await db.query('delete from invoice where id = $1', [gone]);
  const make = async (format: string) => {
    const made = await exported(
      service,
      key,
      { kind: 'search', format, filter },
      { renderPdf: packPdf(service.ctx) },
    );
    assert.deepEqual(made.export.leftOut, [{ id: gone, number: null, uploadIndex: null, reason: 'removed' }]);
    assert.match(made.export.file.name, /_fara-1\.\w+$/);
    return made;
  };
  const print = await make('print');
  const { text } = await extractText(new Uint8Array(print.bytes), { mergePages: true });
  assert.match(text, removed);
  assert.ok(text.replace(/\s/g, '').includes(gone));
  const originals = await make('originals');
  const notes = (await unpack(originals.bytes)).get('OBSERVATII.csv')!.toString();
  assert.match(notes, removed);
  assert.ok(notes.includes(gone) && !notes.includes('FV 1'));
  // The first one's document is nothing that can be drawn.
  assert.deepEqual([print.export.problems, originals.export.problems], [2, 1]);

  const { sheets } = await readXlsx((await make('xlsx')).bytes);
  const [head, , last] = sheets[0]!.rows as [string[], unknown[], string[]];
  assert.equal(head.at(-1), 'Observații');
  assert.match(last.at(-1)!, removed);
  assert.deepEqual(
    last.slice(0, -1).filter((cell) => cell !== null && cell !== ''),
    [gone],
  );
  const saga = (await unpack((await make('saga')).bytes)).get('NEINCLUSE.csv')!.toString();
  assert.ok(saga.includes(gone) && removed.test(saga));
  // What programs read has invoices alone.
  const rows = parse((await make('csv')).bytes, { bom: true, columns: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map((row) => row.Număr),
    ['FV 1'],
  );
  assert.equal(JSON.parse((await make('json')).bytes.toString()).length, 1);
});

test('a search names the invoices whose document is not proven, and a selection of one has it', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company, { number: 'FV 1' });
  const { invoiceId, message } = await archiveInvoice(service, company, { number: 'FV 1960101123456' });
  const { rows } = await db.query<{ uploadIndex: string }>(
    `update message set match = 'unproven' where id = $1 returning upload_index`,
    [message],
  );
  const named = {
    id: invoiceId,
    number: 'FV 1***********6',
    uploadIndex: rows[0]!.uploadIndex,
    reason: 'unproven',
  };
  const xlsx = await exported(service, key, { kind: 'search', format: 'xlsx', language: 'en' });
  assert.deepEqual([xlsx.export.problems, xlsx.export.leftOut], [1, [named]]);
  assert.match(xlsx.export.file.name, /_without-1\.xlsx$/);
  const last = (await readXlsx(xlsx.bytes)).sheets[0]!.rows.at(-1) as string[];
  assert.ok(last.includes(named.number) && last.includes(named.uploadIndex) && last.includes(invoiceId));
  const csv = await exported(service, key, { kind: 'search', format: 'csv', filter: { text: 'FV' } });
  assert.deepEqual(csv.export.leftOut, [named]);
  const none = await exported(service, key, { kind: 'search', format: 'csv', filter: { direction: 'sent' } });
  const one = await exported(service, key, { kind: 'json', filter: { ids: [invoiceId] } });
  assert.deepEqual([none.export.leftOut, one.export.leftOut, one.export.problems], [[], [], 0]);
  assert.equal(JSON.parse(one.bytes.toString()).length, 1);
});

test('the packs of several companies name one that was removed after they had been asked for', async () => {
  const { key, organisationId, company } = await tenant();
  const other = await addCompany(service, organisationId, '12345682');
  const body = { kind: 'packs', companies: [company.id, other], month: '2026-02', include: ['zip'] };
  const asked = await ask('POST', '/api/v1/exports', { key, body });
  await db.query('update company set removed_at = now() where id = $1', [other]);
  await makeAll(service);
  const { body: made } = await ask('GET', String(asked.headers.location), { key });
  assert.deepEqual([made.state, made.problems], ['done', 1]);
  const { bytes } = await ask('GET', `${asked.headers.location}/file`, { key });
  const files = await unpack(bytes);
  const notes = files.get('OBSERVATII.csv')!.toString();
  assert.match(notes, new RegExp(`12345682,compania a fost ștearsă.*${other}`));
  assert.ok(![...files.keys()].some((name) => name.startsWith('12345682')));
});

test('more invoices than a file to print takes are refused with their number', async () => {
  const { key, organisationId, company } = await tenant();
  await db.query(
    `insert into invoice (id, organisation_id, company_id, upload_index, direction, number, seal_verdict,
       reading_verdict, available_at, recorded_at)
     select gen_random_uuid(), $1, $2, n::text, 'received', 'N' || n, 'valid', 'read', now(), now()
     from generate_series(1, 51) n`,
    [organisationId, company.id],
  );
  const body = { kind: 'search', format: 'print', filter: {} };
  const asked = await ask('POST', '/api/v1/exports', { key, body });
  await makeAll(service);
  const { body: made } = await ask('GET', String(asked.headers.location), { key });
  assert.deepEqual([made.state, made.code], ['failed', 'invalid_input']);
  assert.match(made.detail, /51 .* 50/);
});

test('a list has totals with VAT, VAT in lei, rounding, prepaid, bases per rate and amounts with their sign (2026-11-29)', async () => {
  const { key, company } = await tenant();
  const fixture = (name: string) => readFileSync(join(import.meta.dirname, `fixtures/saga/${name}.xml`));
  for (const name of [
    'paid-in-advance',
    'payable-rounded',
    'euro-with-vat-in-lei',
    'three-rates-deposit',
    'cii-credit-note',
    'credit-note-with-minus',
    'cash-vat',
    'breakdown-lacks-a-rate',
    'seller-abroad',
  ]) {
    const reading = readDocument(fixture(name), 'unknown');
    assert.ok(reading.verdict === 'read');
    await archiveInvoice(service, company, reading.invoice);
  }
  const { bytes } = await exported(service, key, { kind: 'search', format: 'csv' });
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  const of = (number: string, ...titles: string[]) => {
    const row = rows.find((one) => one.Număr === number)!;
    return titles.map((title) => row[title]);
  };
  assert.deepEqual(of('F13-1', 'Total cu TVA', 'Plătit în avans', 'De plată'), [
    '1210.00',
    '1210.00',
    '0.00',
  ]);
  assert.deepEqual(of('F14-1', 'Total cu TVA', 'Rotunjire', 'De plată'), ['25.69', '0.01', '25.70']);
  assert.deepEqual(of('F15-1', 'TVA', 'TVA în lei', 'Monedă'), ['21.00', '106.89', 'EUR']);
  assert.deepEqual(
    of('F12-1', 'Bază 21% (cu semn)', 'TVA 21% (cu semn)', 'Bază 11% (cu semn)', 'Bază scutit (cu semn)'),
    ['95.00', '19.95', '48.00', '12.00'],
  );
  for (const number of ['F18-1', 'F06-1'])
    assert.deepEqual(
      of(number, 'Fără TVA (cu semn)', 'TVA (cu semn)', 'Total cu TVA (cu semn)', 'Bază 21% (cu semn)'),
      ['-40.00', '-8.40', '-48.40', '-40.00'],
      number,
    );
  assert.deepEqual(of('F40-1', 'TVA la încasare', 'Verificarea sumelor'), ['da', '']);
  assert.deepEqual(of('F13-1', 'TVA la încasare'), ['nu']);
  assert.match(of('G13-1', 'Verificarea sumelor').join(), /100\.00.*150\.00/);
  assert.deepEqual(of('F11-1', 'CIF vânzător', 'Bază taxare inversă (cu semn)'), ['DE136695976', '100.00']);
});

test('the same invoice under two indexes is said in both rows', async () => {
  const { key, company } = await tenant();
  const twice = { number: 'TWICE', seller: { ...emptyParty, cif: '8000000000', name: 'Vânzător SRL' } };
  await archiveInvoice(service, company, twice);
  await archiveInvoice(service, company, twice);
  await archiveInvoice(service, company, { number: 'ONCE' });
  const { bytes } = await exported(service, key, { kind: 'search', format: 'csv' });
  const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
  const title = 'Aceeași factură și cu indexul';
  const doubled = rows.filter((row) => row.Număr === 'TWICE');
  assert.deepEqual(
    doubled.map((row) => row[title]).sort(),
    doubled.map((row) => row['Index încărcare']).sort(),
  );
  assert.equal(rows.find((row) => row.Număr === 'ONCE')![title], '');
});

const lineEnds = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

test('a name with any sign of a line’s end breaks no line of any file (2026-11-29)', async () => {
  const { key, company } = await tenant();
  const name = `Moara${lineEnds.join('x')}Veche`;
  await archiveInvoice(service, company, {
    seller: { ...emptyParty, cif: '8000000000', name },
    number: name,
  });
  await archiveInvoice(service, company, { number: 'SECOND' });
  const lines = (bytes: Buffer | undefined) =>
    bytes!
      .toString()
      .trimEnd()
      .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const list = await exported(service, key, { kind: 'search', format: 'csv' });
  assert.equal(lines(list.bytes).length, 3);
  const json = await exported(service, key, { kind: 'json' });
  assert.deepEqual(lines(json.bytes).length, 4, 'brackets and a line an invoice');
  const found = JSON.parse(json.bytes.toString()) as { seller: { name: string } }[];
  assert.ok(found.some(({ seller }) => seller.name === name));
  await db.query('update company set name = $2 where id = $1', [company.id, name]);
  const body = { kind: 'pack', company: company.id, month: '2026-02', include: ['zip', 'xml'] };
  const pack = await unpack((await exported(service, key, body)).bytes);
  assert.equal(lines(pack.get('index.csv')).length, 3);
  assert.equal((await readXlsx(pack.get('index.xlsx')!)).sheets[0]!.rows.length, 3);
  assert.equal(lines(pack.get('SHA256SUMS')).length, pack.size - 1);
  assert.equal(lines(pack.get('CITESTE.txt')).filter((line) => line.startsWith('Compania: ')).length, 1);
  assert.match(pack.get('CITESTE.txt')!.toString(), /Compania: 12345674, Moara x x x x x x Veche\r\n/);
  const saga = await unpack((await exported(service, key, { kind: 'saga' })).bytes);
  for (const [file, bytes] of saga)
    if (file.endsWith('.xml'))
      assert.match(bytes.toString(), /<FurnizorNume>[^\n\r\v\f\u0085\u2028\u2029]*</);
  assert.equal(lines(saga.get('OBSERVATII.csv')).length, 2);
});

test('a file comes whole, in parts, or not at all when it is there already', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  const { bytes, headers, export: made } = await exported(service, key, { kind: 'search', format: 'csv' });
  const url = made.file.url;
  const etag = String(headers.etag);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  assert.deepEqual([etag, made.file.sha256, made.file.sizeBytes], [`"${sha256}"`, sha256, bytes.length]);
  const part = async (range: string, more = {}) => {
    const answer = await ask('GET', url, { key, headers: { range, ...more } });
    return [answer.status, answer.headers['content-range'], answer.bytes.toString('latin1')];
  };
  const [size, text] = [bytes.length, bytes.toString('latin1')];
  assert.deepEqual(await part('bytes=0-9'), [206, `bytes 0-9/${size}`, text.slice(0, 10)]);
  assert.deepEqual(await part('bytes=10-', { 'if-range': etag }), [
    206,
    `bytes 10-${size - 1}/${size}`,
    text.slice(10),
  ]);
  assert.deepEqual(await part('bytes=-5'), [206, `bytes ${size - 5}-${size - 1}/${size}`, text.slice(-5)]);
  assert.deepEqual(await part(`bytes=5-${size * 2}`), [206, `bytes 5-${size - 1}/${size}`, text.slice(5)]);
  // Of another file, in another unit, or of several parts: the whole.
  for (const [range, more] of [
    ['bytes=10-', { 'if-range': '"other"' }],
    ['lines=1-2', {}],
    ['bytes=0-1,5-6', {}],
    ['bytes=9-5', {}],
  ] as const)
    assert.deepEqual(await part(range, more), [200, undefined, text]);
  const beyond = await ask('GET', url, { key, headers: { range: `bytes=${size}-` } });
  assert.deepEqual([beyond.status, beyond.headers['content-range']], [416, `bytes */${size}`]);
  assert.equal((await ask('GET', url, { key, headers: { 'if-none-match': etag } })).status, 304);
});

test('another organisation finds no export, and a reader makes one of what a reader may read', async () => {
  const ours = await tenant();
  const theirs = await tenant();
  const { body } = await ask('POST', '/api/v1/exports', { key: theirs.key, body: { kind: 'json' } });
  await makeAll(service);
  for (const [method, path] of [
    ['GET', `/api/v1/exports/${body.id}`],
    ['GET', `/api/v1/exports/${body.id}/file`],
    ['DELETE', `/api/v1/exports/${body.id}`],
  ] as const)
    assert.equal((await ask(method, path, { key: ours.key })).status, 404, path);
  const pack = { kind: 'pack', company: theirs.company.id, month: '2026-02' };
  assert.equal((await ask('POST', '/api/v1/exports', { key: ours.key, body: pack })).status, 404);
  const reader = await service.addKey(theirs.organisationId, 'read');
  await archiveInvoice(service, theirs.company);
  await exported(service, reader, { kind: 'json' });
  const audit = (await ask('GET', '/api/v1/audit', { key: theirs.key })).body.data;
  assert.deepEqual(audit.filter((a: { action: string }) => a.action === 'export.requested').length, 2);
});

test('one that is cancelled while it is made stops, leaves nothing, and stays in the list', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  const before = await filesLeft();
  const { headers, body } = await ask('POST', '/api/v1/exports', {
    key,
    body: { kind: 'pack', company: company.id, month: '2026-02' },
  });
  const cancelling = {
    ...service.archive,
    read: async (path: string) => {
      assert.equal((await ask('DELETE', String(headers.location), { key })).status, 204);
      clock.now = new Date(clock.now.getTime() + 1);
      return service.archive.read(path);
    },
  };
  await makeAll(service, { archive: cancelling });
  const seen = (await ask('GET', String(headers.location), { key })).body;
  assert.deepEqual([seen.state, seen.file], ['cancelled', null]);
  assert.deepEqual(await filesLeft(), before);
  assert.equal((await ask('GET', `${headers.location}/file`, { key })).body.code, 'conflict');
  assert.equal((await ask('DELETE', String(headers.location), { key })).status, 204);
  assert.equal((await ask('GET', String(headers.location), { key })).status, 404);
  assert.equal((await db.query('select 1 from export where id = $1', [body.id])).rowCount, 0);
});

test('what a dead worker began is started again, and its late report is refused', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  const { headers } = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  const dead = (await claimExport(db, 'dead', clock.now))!;
  await makeAll(service);
  assert.equal((await ask('GET', String(headers.location), { key })).body.state, 'running');
  service.passes(61_000);
  await makeAll(service);
  assert.equal((await ask('GET', String(headers.location), { key })).body.state, 'done');
  assert.equal(await reportExport(db, dead, { done: 1, total: 1 }, clock.now), false);
});

test('an invoice that takes minutes costs its worker no lease', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  const pack = { kind: 'pack', company: company.id, month: '2026-02', include: ['zip'] };
  const { body } = await ask('POST', '/api/v1/exports', { key, body: pack });
  const renewed = async () => {
    const { rowCount } = await db.query('select from export where id = $1 and lease_until > $2', [
      body.id,
      new Date(clock.now.getTime() + 59_000),
    ]);
    return rowCount === 1;
  };
  const slow = {
    read: async (path: string) => {
      for (let minutes = 0; minutes < 3; minutes++) {
        service.passes(50_000);
        await until(renewed);
      }
      assert.equal(await claimExport(db, 'another', clock.now), undefined);
      return service.archive.read(path);
    },
  };
  await makeAll(service, { archive: slow, heartbeatMs: 5 });
  const { rows } = await db.query('select state, attempt from export where id = $1', [body.id]);
  assert.deepEqual(rows, [{ state: 'done', attempt: 1 }]);
});

test('one that brings down every worker fails, and says so', async () => {
  const { key } = await tenant();
  const { headers } = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  for (let i = 0; i < 3; i++) {
    assert.ok(await claimExport(db, `dead ${i}`, clock.now));
    service.passes(61_000);
  }
  await makeAll(service);
  const { state, code } = (await ask('GET', String(headers.location), { key })).body;
  assert.deepEqual([state, code], ['failed', 'crashed']);
});

test('an archive that cannot be read fails the export with a code', async () => {
  const { key, company } = await tenant();
  await archiveInvoice(service, company);
  const { headers } = await ask('POST', '/api/v1/exports', {
    key,
    body: { kind: 'pack', company: company.id, month: '2026-02' },
  });
  const gone = async () => {
    throw new ArchiveError('unavailable', 'the disk is not there');
  };
  await makeAll(service, { archive: { read: gone } });
  const seen = (await ask('GET', String(headers.location), { key })).body;
  assert.deepEqual([seen.state, seen.code], ['failed', 'archive_unavailable']);
});

test('a worker that is stopped gives its export back', async () => {
  const { key } = await tenant();
  const { body } = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  const stop = new AbortController();
  const ctx = exportsParts(service);
  const stopsNow = () => {
    stop.abort();
    return clock.now;
  };
  const stopping = { ...ctx, now: stopsNow };
  await makeExports(stopping, 'test', stop.signal);
  const { rows } = await db.query('select state, attempt from export where id = $1', [body.id]);
  assert.deepEqual(rows, [{ state: 'queued', attempt: 0 }]);
  await makeAll(service);
});

test('five may be open at a time', async () => {
  const { key } = await tenant();
  for (let i = 0; i < 5; i++)
    assert.equal((await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } })).status, 202);
  const sixth = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  assert.deepEqual([sixth.status, sixth.body.code], [409, 'conflict']);
  await makeAll(service);
  assert.equal((await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } })).status, 202);
  await makeAll(service);
});

test('a hundred files are kept at a time, and one that is deleted makes room', async () => {
  const { key, organisationId } = await tenant();
  const { export: made } = await exported(service, key, { kind: 'json' });
  await db.query(
    `insert into export select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'path', path || n))).*
     from export e, generate_series(1, 99) n where e.id = $1`,
    [made.id],
  );
  const full = await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } });
  assert.deepEqual([full.status, full.body.code], [409, 'conflict']);
  assert.equal((await ask('DELETE', `/api/v1/exports/${made.id}`, { key })).status, 204);
  assert.equal((await ask('POST', '/api/v1/exports', { key, body: { kind: 'json' } })).status, 202);
  await makeAll(service);
  await db.query('delete from export where organisation_id = $1', [organisationId]);
});

test('after a week an export and its file are pruned, and so are files without an export', async () => {
  const { key, organisationId } = await tenant();
  const { export: made } = await exported(service, key, { kind: 'json' });
  const { rows } = await db.query('select path from export where id = $1', [made.id]);
  const orphan = `${organisationId}/${made.id}-00000000-0000-4000-8000-000000000000.zip.part`;
  const foreign = `${organisationId}/notes.txt`;
  for (const name of [orphan, foreign]) {
    await writeFile(join(exportsDir, name), 'x');
    await utimes(join(exportsDir, name), new Date(0), new Date(0));
  }
  const ctx = exportsParts(service);
  await pruneExports(ctx);
  const left = await filesLeft();
  assert.deepEqual(
    [rows[0].path, orphan, foreign].map((name) => left.includes(name)),
    [true, false, true],
  );
  service.passes(7 * 24 * hour + 1);
  await pruneExports(ctx);
  assert.ok(!(await filesLeft()).includes(rows[0].path));
  assert.equal((await ask('GET', `/api/v1/exports/${made.id}`, { key })).status, 404);
});

test('a request is refused by name when it is none', async () => {
  const { key, company } = await tenant();
  const pack = { kind: 'pack', company: company.id, month: '2026-02' };
  for (const [body, parameter] of [
    [{ kind: 'pack', company: company.id, month: '2026-13' }, 'month'],
    [{ ...pack, pathTemplate: '../{number}' }, 'pathTemplate'],
    [{ ...pack, pathTemplate: '{secret}' }, 'pathTemplate'],
    [{ ...pack, include: [] }, 'include'],
    [{ kind: 'search', filter: { colour: 'red' } }, 'filter.colour'],
    [{ kind: 'xml' }, 'kind'],
  ] as const) {
    const answer = await ask('POST', '/api/v1/exports', { key, body });
    assert.deepEqual([answer.status, answer.body.parameter], [400, parameter], JSON.stringify(body));
  }
});
