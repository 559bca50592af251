/** VAT of a company's month over the API: by which date, what is in the sums, what is named, and a return beside them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { addCompany, archiveInvoice, readInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;

async function tenantWith(cif = '12345674') {
  const tenant = await service.addTenant();
  const id = await addCompany(service, tenant.organisationId, cif);
  return { ...tenant, company: { id, organisationId: tenant.organisationId, cif } };
}

/** Of one rate: base and VAT are its totals. */
function invoiceOf(number: string, rate: string, net: string, vat: string, over: Partial<ReadInvoice> = {}) {
  const group = { category: 'S', rate, base: net, vat, exemptionReason: null, exemptionCode: null };
  return { number, net, vat, payable: net, vatBreakdown: [group], issuedOn: '2026-01-20', ...over };
}

const january = { createdAt: new Date('2026-01-21T09:00:00Z'), createdAtRaw: '202601211100' };

async function vatOf(key: string, query: string) {
  const { status, body } = await ask('GET', `/api/v1/vat?${query}`, { key });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}
const sums = (body: { data: Record<string, unknown>[] }) =>
  body.data.map(({ direction, rate, typeGroup, net, vat, count, withoutRate }) =>
    [direction, rate, typeGroup, net, vat, count, withoutRate].join(' '),
  );

test('sums by direction, rate and kind of document, with credit notes subtracted and lei from BT-111', async () => {
  const { company, key } = await tenantWith();
  await archiveInvoice(service, company, invoiceOf('A 1', '21', '100.00', '21.00'), january);
  await archiveInvoice(service, company, invoiceOf('A 2', '21.00', '50.10', '10.52'), january);
  await archiveInvoice(
    service,
    company,
    invoiceOf('C 1', '21', '10.00', '2.10', { typeCode: '381' }),
    january,
  );
  await archiveInvoice(service, company, invoiceOf('S 1', '11', '-20.00', '-2.20'), january);
  const inEuros = { currency: 'EUR', vatCurrency: 'RON' };
  const totals = { ...readInvoice.totals, vatInVatCurrency: '106.05' };
  await archiveInvoice(
    service,
    company,
    invoiceOf('E 1', '21', '100.00', '21.00', { ...inEuros, totals }),
    january,
  );
  await archiveInvoice(
    service,
    company,
    invoiceOf('E 2', '21', '1.00', '0.21', { currency: 'EUR' }),
    january,
  );
  const body = await vatOf(key, `company=${company.id}&month=2026-01`);
  assert.deepEqual(sums(body), [
    'received 21 invoice 655.10 137.57 4 1',
    'received 21 credit_note -10.00 -2.10 1 0',
    'received 11 storno -20.00 -2.20 1 0',
  ]);
  assert.deepEqual([body.documents, body.excluded, body.doubtful], [6, 0, 2]);

  const { body: doubtful } = await ask(
    'GET',
    `/api/v1/vat/invoices?company=${company.id}&month=2026-01&doubt=any`,
    { key },
  );
  assert.deepEqual(
    doubtful.data.map((one: { number: string; doubts: string[] }) => [one.number, one.doubts]),
    [
      ['E 1', ['net_from_vat']],
      ['E 2', ['without_rate']],
    ],
  );
  const first = await ask(
    'GET',
    `/api/v1/vat/invoices?company=${company.id}&month=2026-01&rate=21&category=S&limit=2`,
    { key },
  );
  assert.equal(first.body.data.length, 2);
  const rest = await ask(
    'GET',
    `/api/v1/vat/invoices?company=${company.id}&month=2026-01&rate=21&category=S&cursor=${first.body.nextCursor}`,
    { key },
  );
  assert.equal(rest.body.data.length, 3);
});

test('a document is in the month of its issue, of its delivery, or of the SPV, as asked', async () => {
  const { company, key } = await tenantWith();
  const delivery = { name: null, locationId: null, deliveredOn: '2025-12-28', address: null };
  await archiveInvoice(
    service,
    company,
    invoiceOf('D 1', '21', '100.00', '21.00', { issuedOn: '2026-01-05', delivery }),
    { createdAt: new Date('2026-02-02T09:00:00Z'), createdAtRaw: '202602021100' },
  );
  for (const [by, month] of [
    ['issued', '2026-01'],
    ['delivered', '2025-12'],
    ['available', '2026-02'],
  ])
    for (const asked of ['2025-12', '2026-01', '2026-02']) {
      const body = await vatOf(key, `company=${company.id}&month=${asked}&by=${by}`);
      assert.equal(body.documents, asked === month ? 1 : 0, `${by} ${asked}`);
    }
});

test('what could not be read, is not proven or came twice is in no sum, and named', async () => {
  const { company, key } = await tenantWith();
  const of = (number: string) =>
    archiveInvoice(service, company, invoiceOf(number, '21', '100.00', '21.00'), january);
  await of('A 1');
  const { message } = await of('A 2');
  await db.query("update message set match = 'unproven' where id = $1", [message]);
  const { invoiceId } = await of('A 3');
  await db.query(
    `update invoice set reading_verdict = 'unreadable', vat_breakdown = null, issued_on = null where id = $1`,
    [invoiceId],
  );
  // Filed by the buyer itself: ANAF gives it to the company in both directions.
  await archiveInvoice(service, company, invoiceOf('B 1', '21', '7.00', '1.47'), january);
  const sent = { ...january, kind: 'sent' } as const;
  const double = await archiveInvoice(service, company, invoiceOf('B 1', '21', '7.00', '1.47'), sent);
  await db.query(
    `update invoice set upload_index = (select upload_index from invoice where number = 'B 1' and direction = 'received'
       and company_id = $1) where id = $2`,
    [company.id, double.invoiceId],
  );
  const body = await vatOf(key, `company=${company.id}&month=2026-01`);
  assert.deepEqual(sums(body), ['received 21 invoice 107.00 22.47 2 0']);
  assert.deepEqual([body.documents, body.excluded], [5, 3]);
  const { body: named } = await ask(
    'GET',
    `/api/v1/vat/invoices?company=${company.id}&month=2026-01&doubt=any`,
    { key },
  );
  assert.deepEqual(named.data.flatMap((one: { doubts: string[] }) => one.doubts).sort(), [
    'copy',
    'unproven',
    'unread',
  ]);
});

test('a pasted return is compared line by line, at the law’s thresholds or at those that are given', async () => {
  const { company, key } = await tenantWith();
  await archiveInvoice(service, company, invoiceOf('A 1', '21', '100000.00', '21000.00'), january);
  const compare = async (over: object) =>
    (
      await ask('POST', '/api/v1/vat/compare', {
        key,
        body: { company: company.id, month: '2026-01', ...over },
      })
    ).body;
  const text =
    'Achiziții de bunuri și servicii taxabile cu cota de 21%\t70.000\t14.700\nTOTAL\t70.000\t14.700';
  const found = await compare({ text });
  assert.deepEqual(
    found.data.map((one: Record<string, unknown>) => [one.direction, one.difference, one.percent, one.above]),
    [['received', '6300.00', '42.9', true]],
  );
  assert.deepEqual(found.unread, ['TOTAL']);
  assert.equal((await compare({ text, thresholdLei: '7000' })).data[0].above, false);
  assert.equal((await compare({ text, thresholdPercent: 'x' })).code, 'invalid_input');
});

test('categories that a return does not tell apart are one difference, with the documents of all of them behind it', async () => {
  const { company, key } = await tenantWith();
  for (const [number, category, net] of [
    ['A 1', 'E', '100.00'],
    ['A 2', 'Z', '200.00'],
    ['A 3', 'O', '300.00'],
  ] as const) {
    const invoice = invoiceOf(number, '0', net, '0.00');
    const vatBreakdown = invoice.vatBreakdown!.map((group) => ({ ...group, category }));
    await archiveInvoice(service, company, { ...invoice, vatBreakdown }, january);
  }
  await archiveInvoice(service, company, invoiceOf('A 4', '21', '50.00', '10.50'), january);
  const text = '30\tAchiziții de bunuri și servicii scutite de taxă sau neimpozabile\t600';
  const body = { company: company.id, month: '2026-01', text };
  const { data } = (await ask('POST', '/api/v1/vat/compare', { key, body })).body;
  const found = data.map((one: { categories: string[]; difference: string; shares: { net: string }[] }) => [
    one.categories.join('+'),
    one.difference,
    one.shares.map(({ net }) => net),
  ]);
  assert.deepEqual(found, [
    ['E+Z+O', '0.00', ['100.00', '200.00', '300.00']],
    ['S', '10.50', []],
  ]);
  const query = `company=${company.id}&month=2026-01&direction=received&rate=0`;
  const numbers = async (more: string) => {
    const { body } = await ask('GET', `/api/v1/vat/invoices?${query}${more}`, { key });
    return body.data.map(({ number }: { number: string }) => number);
  };
  assert.deepEqual(await numbers('&category=E&category=Z&category=O'), ['A 1', 'A 2', 'A 3']);
  assert.deepEqual(await numbers('&category=Z'), ['A 2']);
});

test('the spreadsheet has the sums, and another organisation’s company is not found', async () => {
  const { company, key } = await tenantWith();
  const other = await service.addTenant();
  await archiveInvoice(service, company, invoiceOf('A 1', '21', '100.00', '21.00'), january);
  const query = `company=${company.id}&month=2026-01`;
  const { bytes, headers } = await ask('GET', `/api/v1/vat/xlsx?${query}`, { key });
  assert.match(String(headers['content-disposition']), /filename="tva_\d+_2026-01_issued\.xlsx"/);
  const { sheets } = await readXlsx(bytes);
  assert.deepEqual(sheets[0]!.rows[1], ['achiziții', 'S', '21%', 'facturi', 100, 21, 1, 0]);
  for (const path of ['vat', 'vat/invoices', 'vat/xlsx'])
    assert.equal((await ask('GET', `/api/v1/${path}?${query}`, { key: other.key })).status, 404, path);
});
