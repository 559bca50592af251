/** Reconciliation of a journal with the SPV: what is missing, extra and different, line by line, for files of any program. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { pruneExports } from '../src/jobs/prune-exports.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { exportsParts } from './support/handed-on.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function tenant() {
  const made = await service.addTenant();
  const { organisationId } = made;
  const cif = '12345674';
  return { ...made, company: { id: await addCompany(service, organisationId, cif), organisationId, cif } };
}
type Tenant = Awaited<ReturnType<typeof tenant>>;

const seller = (cif: string) => ({ ...emptyParty, cif, name: `Vânzător ${cif}` });

/** Four invoices of September, and one of August. */
async function withInvoices(): Promise<Tenant> {
  const made = await tenant();
  const put = (number: string, issuedOn: string, cif: string, gross: string) =>
    archiveInvoice(service, made.company, { number, issuedOn, seller: seller(cif), gross, payable: gross });
  await put('FV-0012', '2026-09-01', '8000000000', '1190.00');
  await put('A 77', '2026-09-02', '99999', '2500.50');
  await put('X/5', '2026-09-30', '99999', '10.00');
  await put('LOST 1', '2026-09-15', '8000000000', '300.00');
  await put('OLD 1', '2026-08-20', '8000000000', '55.00');
  return made;
}

const send = (t: Tenant, body: Buffer | string, query = '', type = 'text/csv') =>
  ask('POST', `/api/v1/reconciliations?company=${t.company.id}${query}`, {
    key: t.key,
    headers: { 'content-type': type },
    body,
  });

async function rowsOf(t: Tenant, id: string, query = '') {
  const { body } = await ask('GET', `/api/v1/reconciliations/${id}/rows${query}`, { key: t.key });
  return body.data.map(
    (row: {
      outcome: string;
      differences: string[];
      entry: { line: number } | null;
      invoice: { number: string } | null;
    }) => [row.outcome, row.entry?.line ?? null, row.invoice?.number ?? null, ...row.differences].join(' '),
  );
}

const journal = [
  'Jurnal de cumpărări;;;;',
  'Perioada 01.09.2026 - 30.09.2026;;;;',
  'Nr. crt.;Nr. factură;Data facturii;Cod fiscal furnizor;Total cu TVA (lei)',
  '1;fv 12;01.09.2026;RO 8000000000;1.190,01',
  '2;A77;03.09.2026;RO99999;2.500,50',
  '3;X/5;30.09.2026;99999;11,00',
  '4;NOU 9;05.09.2026;99999;40,00',
  '5;;06.09.2026;99999;zece lei',
  '6;OLD1;20.08.2026;8000000000;55,00',
  '7;DIN IULIE;01.07.2026;1234;1,00',
  ';TOTAL;;;3.797,51',
].join('\r\n');

const expected = [
  'matched 4 FV-0012',
  'different 5 A 77 date',
  'different 6 X/5 total',
  'extra 7 ',
  'unread 8  number total',
  'missing  LOST 1',
];

test('the journal of September: what agrees, what differs, what only one side has', async () => {
  const t = await withInvoices();
  const { status, body, headers } = await send(
    t,
    journal,
    '&from=2026-09-01&to=2026-09-30&direction=received',
  );
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual(body.counts, { matched: 1, different: 2, missing: 1, extra: 1, unread: 1, outside: 1 });
  assert.deepEqual(body.columns, {
    number: 'Nr. factură',
    date: 'Data facturii',
    cif: 'Cod fiscal furnizor',
    total: 'Total cu TVA (lei)',
  });
  assert.deepEqual(await rowsOf(t, body.id), expected);
  assert.deepEqual((await ask('GET', String(headers.location), { key: t.key })).body, body);
  assert.deepEqual(await rowsOf(t, body.id, '?outcome=missing'), ['missing  LOST 1']);
  // Page by page.
  const seen = [];
  let cursor = '';
  do {
    const page = await ask('GET', `/api/v1/reconciliations/${body.id}/rows?limit=2${cursor}`, { key: t.key });
    seen.push(...page.body.data);
    cursor = page.body.nextCursor && `&cursor=${page.body.nextCursor}`;
  } while (cursor);
  assert.deepEqual(
    seen.map((row) => row.outcome),
    expected.map((row) => row.split(' ')[0]),
  );
});

test('the same list in other encodings, separators and spreadsheets is the same list', async () => {
  const t = await withInvoices();
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(journal, 'utf16le')]);
  // Windows-1250 has ă, and the list no other letter beyond ASCII.
  const windows = Buffer.from([...journal].map((c) => (c === 'ă' ? 0xe3 : c.charCodeAt(0))));
  const english = journal
    .replace(/.*Nr\. crt.*/, 'Pos;Invoice number;Invoice date;VAT ID;Gross amount')
    .split('\r\n')
    .map((line) =>
      line
        .replace(/(\d+)\.(\d{3}),(\d\d)$/, '$1,$2.$3')
        .replace(/,(\d\d)$/, '.$1')
        .split(';'),
    )
    .map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
    .join('\n');
  const cells = journal.split('\r\n').map((line, i) => {
    const [n, number, date, cif, total] = line.split(';');
    if (i < 3 || i > 9) return [n, number, date, cif, total];
    const [d, m, y] = date!.split('.').map(Number) as [number, number, number];
    const amount = Number(total!.replace('.', '').replace(',', '.'));
    return [Number(n), number, new Date(Date.UTC(y, m - 1, d)), cif, Number.isNaN(amount) ? total : amount];
  });
  const sheet = Buffer.from(await writeXlsx({ sheets: [{ name: 'Jurnal', rows: cells as never }] }));
  for (const [name, file, type] of [
    ['utf-16', utf16, 'text/csv'],
    ['windows-1250', windows, 'text/csv'],
    ['tabs', Buffer.from(journal.replaceAll(';', '\t')), 'application/octet-stream'],
    ['english', Buffer.from(english), 'text/csv'],
    ['spreadsheet', sheet, xlsx],
  ] as const) {
    const { status, body } = await send(t, file, '&from=2026-09-01&to=2026-09-30', type);
    assert.equal(status, 201, `${name} ${JSON.stringify(body)}`);
    assert.deepEqual(await rowsOf(t, body.id), expected, name);
    service.passes(60_000);
  }
});

test('without dates asked for, the journal says which time it is', async () => {
  const t = await withInvoices();
  const { body } = await send(t, 'numar,data,total\nOLD 1,20.08.2026,55\nfv12,2026-09-01,1190');
  assert.deepEqual([body.issuedFrom, body.issuedTo], ['2026-08-20', '2026-09-01']);
  assert.deepEqual(body.counts, { matched: 2, different: 0, missing: 0, extra: 0, unread: 0, outside: 0 });
});

test('the comparison as a spreadsheet has both sides in a row', async () => {
  const t = await withInvoices();
  const { body } = await send(t, journal, '&from=2026-09-01&to=2026-09-30');
  const { bytes, headers } = await ask('GET', `/api/v1/reconciliations/${body.id}/xlsx`, { key: t.key });
  assert.match(String(headers['content-disposition']), /reconciliere_12345674_2026-02-16\.xlsx/);
  const [head, ...rows] = (await readXlsx(bytes)).sheets[0]!.rows as [string[], ...unknown[][]];
  const at = (row: unknown[], title: string) => row[head.indexOf(title)];
  assert.deepEqual(
    rows.map((row) => [at(row, 'Rezultat'), at(row, 'Diferențe') || null, at(row, 'Total în evidență')]),
    [
      ['la fel', null, 1190.01],
      ['diferă', 'data', 2500.5],
      ['diferă', 'totalul', 11],
      ['nu este în SPV', null, 40],
      ['rând necitit', 'numărul, totalul', null],
      ['lipsește din evidență', null, null],
    ],
  );
});

test('what is no list, or a list without the columns, is refused in words', async () => {
  const t = await tenant();
  const bomb = Buffer.from('PK\u0003\u0004 and then nothing that is a spreadsheet');
  for (const [file, code] of [
    ['', 'malformed_body'],
    ['a;b\n1;2', 'invalid_input'],
    ['numar;data;cif;total\n', 'invalid_input'],
    ['numar;data;cif;total\n;;;', 'invalid_input'],
    [bomb, 'invalid_input'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'malformed_body'],
  ] as const) {
    const answer = await send(t, file);
    assert.deepEqual([answer.status, answer.body.code], [400, code], answer.text);
    service.passes(60_000);
  }
  const { body } = await send(t, 'Nr. document;Data;Explicații\n1;01.01.2026;x');
  assert.deepEqual([body.missing, body.seen], [['total'], ['Nr. document', 'Data', 'Explicații']]);
  const json = await send(t, '{}', '', 'application/json');
  assert.equal(json.status, 415);
  const large = await send(t, Buffer.alloc(20 * 1024 * 1024 + 1, 0x61));
  assert.deepEqual([large.status, large.body.code], [413, 'body_too_large']);
  const fits = await send(t, Buffer.alloc(2 * 1024 * 1024, 0x61));
  assert.equal(fits.status, 400);
});

test('a person who reads Romanian gets the fault of a file in Romanian', async () => {
  const t = await tenant();
  const headers = { 'content-type': 'text/csv', 'accept-language': 'ro' };
  const path = `/api/v1/reconciliations?company=${t.company.id}`;
  const { body } = await ask('POST', path, { key: t.key, headers, body: 'numar;data\n1;01.01.2026' });
  assert.equal(body.code, 'invalid_input');
  assert.match(body.detail, /^Nu am găsit coloana pentru: totalul\./);
});

test('a hundred are kept, and one more is refused until some are deleted', async () => {
  const t = await withInvoices();
  await db.query(
    `insert into reconciliation (organisation_id, company_id, actor_kind, actor_id, issued_from, issued_to, columns,
       matched, different, missing, extra, unread, outside, created_at, expires_at)
     select $1, $2, 'key', gen_random_uuid(), '2026-01-01', '2026-01-31', '{}', 0, 0, 0, 0, 0, 0, now(), now() + interval '1 day'
     from generate_series(1, 100)`,
    [t.company.organisationId, t.company.id],
  );
  const refused = await send(t, journal);
  assert.deepEqual([refused.status, refused.body.code], [409, 'conflict'], refused.text);
  const { body } = await ask('GET', '/api/v1/reconciliations?limit=1', { key: t.key });
  await ask('DELETE', `/api/v1/reconciliations/${body.data[0].id}`, { key: t.key });
  assert.equal((await send(t, journal)).status, 201);
});

test('of another organisation there is none, and after thirty days there is none at all', async () => {
  const ours = await tenant();
  const theirs = await withInvoices();
  const { body } = await send(theirs, journal, '&from=2026-09-01&to=2026-09-30');
  for (const path of ['', '/rows', '/xlsx'])
    assert.equal(
      (await ask('GET', `/api/v1/reconciliations/${body.id}${path}`, { key: ours.key })).status,
      404,
    );
  assert.equal((await ask('DELETE', `/api/v1/reconciliations/${body.id}`, { key: ours.key })).status, 404);
  const stranger = { ...ours, company: theirs.company };
  assert.equal((await send(stranger, journal)).status, 404);
  assert.deepEqual((await ask('GET', '/api/v1/reconciliations', { key: ours.key })).body.data, []);
  service.passes(31 * 86_400_000);
  await pruneExports(exportsParts(service));
  assert.equal((await ask('GET', `/api/v1/reconciliations/${body.id}`, { key: theirs.key })).status, 404);
  assert.equal((await db.query('select 1 from reconciliation_row')).rowCount, 0);
});

const fixture = (name: string) => readFileSync(join(import.meta.dirname, `fixtures/journals/${name}.xlsx`));

test('the journals of the law’s form and of a program match what the SPV has (2026-11-29)', async () => {
  const t = await tenant();
  for (const [number, issuedOn, cif, gross] of [
    ['300356', '2026-11-25', '94875799', '321310.89'],
    ['SER 189536', '2026-11-25', '95018730', '2093.93'],
    ['G8-1', '2026-11-20', '18547290', '1149.50'],
  ] as const)
    await archiveInvoice(service, t.company, {
      number,
      issuedOn,
      seller: seller(cif),
      gross,
      payable: gross,
    });
  // Sales of the same days are no business of a journal of purchases.
  await archiveInvoice(service, t.company, { number: 'S-1', issuedOn: '2026-11-21' }, { kind: 'sent' });
  await db.query(`update invoice set role = 'seller' where company_id = $1 and number = 'S-1'`, [
    t.company.id,
  ]);
  for (const name of ['purchases-by-law', 'purchases-two-heading-rows']) {
    const { status, body } = await send(t, fixture(name), '', xlsx);
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(body.counts, { matched: 3, different: 0, missing: 0, extra: 0, unread: 0, outside: 0 });
    assert.equal(body.direction, 'received');
    const sales = await send(t, fixture(name), '&direction=sent', xlsx);
    assert.deepEqual([sales.status, sales.body.parameter], [400, 'direction']);
  }
});

test('what the company sold is in its journal of sales, also where the buyer has sent the invoice', async () => {
  const t = await tenant();
  const buyer = seller('8000000000');
  await archiveInvoice(
    service,
    t.company,
    { number: 'SB-1', issuedOn: '2026-09-02', buyer },
    { kind: 'received' },
  );
  await db.query(`update invoice set role = 'seller' where company_id = $1`, [t.company.id]);
  const { body } = await send(
    t,
    'Jurnal de vânzări\nNr. factura;Data;CIF client;Total cu TVA\nSB-1;02.09.2026;8000000000;1190,00',
  );
  assert.deepEqual(await rowsOf(t, body.id), ['matched 3 SB-1']);
});

const unsure = [
  'Nr. factura;Data;CIF furnizor;Total factura;Total de plata',
  'FV-0012;01.09.2026;8000000000;1190,00;500,00',
].join('\n');

test('where it is not certain which column is which a person is asked, and the choice is kept (2026-11-29)', async () => {
  const t = await withInvoices();
  const refused = await send(t, unsure);
  const { code, parameter, doubts, missing } = refused.body;
  assert.deepEqual(
    [refused.status, code, parameter, doubts, missing],
    [400, 'invalid_input', 'columns', ['total'], []],
  );
  const preview = async (of: Tenant) => {
    const path = `/api/v1/reconciliations/preview?company=${of.company.id}`;
    const { status, body } = await ask('POST', path, {
      key: of.key,
      headers: { 'content-type': 'text/csv' },
      body: unsure,
    });
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const { rows, columns, guess, template, direction, ...rest } = await preview(t);
  assert.deepEqual(rows, [['FV-0012', '01.09.2026', '8000000000', '1190,00', '500,00']]);
  assert.deepEqual(columns[3], { column: 'D', heading: 'Total factura' });
  assert.deepEqual(guess, { number: 'A', date: 'B', cif: 'C', total: 'D' });
  assert.deepEqual([template, direction], [null, 'received']);
  assert.deepEqual(rest, { firstLine: 2, missing: [], doubts: ['total'] });
  const wrong = await send(t, unsure, '&columns=number:B,date:B,total:D');
  assert.deepEqual([wrong.status, wrong.body.parameter, wrong.body.unfitting], [400, 'columns', ['number']]);
  const chosen = await send(t, unsure, '&columns=number:A,date:B,cif:C,total:D');
  assert.deepEqual([chosen.status, chosen.body.counts.matched], [201, 1]);
  assert.deepEqual((await preview(t)).template, { number: 'A', date: 'B', cif: 'C', total: 'D' });
  assert.equal((await send(t, unsure)).status, 201);
  // Another company has its own choices.
  const other = await withInvoices();
  assert.equal((await preview(other)).template, null);
  assert.equal((await send(other, unsure)).status, 400);
  const { status } = await send(t, unsure, '&columns=colour:A');
  assert.equal(status, 400);
});

test('a preview masks a person’s code, is bounded by its organisation, and keeps nothing', async () => {
  const t = await tenant();
  const file = 'Nr. factura;Data;CIF client;Total\n1;01.09.2026;1960101123456;10,00';
  const path = `/api/v1/reconciliations/preview?company=${t.company.id}`;
  const headers = { 'content-type': 'text/csv' };
  const { body, text } = await ask('POST', path, { key: t.key, headers, body: file });
  assert.equal(body.rows[0][2], '1***********6');
  assert.doesNotMatch(text, /1960101123456/);
  const stranger = await tenant();
  assert.equal((await ask('POST', path, { key: stranger.key, headers, body: file })).status, 404);
  assert.deepEqual((await ask('GET', '/api/v1/reconciliations', { key: t.key })).body.data, []);
  assert.equal(
    (await db.query('select from journal_template where company_id = $1', [t.company.id])).rowCount,
    0,
  );
});
