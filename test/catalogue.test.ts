/** Messages, invoices and their originals: every field, every filter, page by page, byte for byte. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { recordInvoice } from '../src/db/invoices/invoice-record.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listMessages } from '../src/db/messages/message-list.ts';
import { addCompany, archiveInvoice, listedMessage, readInvoice } from './support/catalogue.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;

async function tenantWith(cif = '12345674') {
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  return { ...tenant, company: { id: await addCompany(service, organisationId, cif), organisationId, cif } };
}

test('a message has its fields, and nothing else', async () => {
  const { key, company } = await tenantWith();
  const archived = await archiveInvoice(service, company);
  const { body } = await ask('GET', `/api/v1/messages/${archived.message}`, { key });
  const sha256 = createHash('sha256').update(archived.zip).digest('hex');
  const { messageId, uploadIndex, detail } = body;
  assert.deepEqual(body, {
    id: archived.message,
    companyId: company.id,
    cif: '12345674',
    messageId,
    uploadIndex,
    kind: 'received',
    rawKind: 'FACTURA PRIMITA',
    detail,
    createdAt: '2026-02-16T09:30:00.000Z',
    createdAtRaw: '202602161130',
    createdAtAmbiguous: false,
    rowCif: '12345674',
    state: 'archived',
    reason: null,
    attempts: 1,
    nextAttemptAt: null,
    expiresAt: '2026-04-17T09:30:00.000Z',
    sha256,
    sizeBytes: archived.zip.length,
    archivedAt: clock.now.toISOString(),
    seenAt: null,
    match: 'index',
    invoiceId: archived.invoiceId,
  });
  assert.deepEqual((await ask('GET', '/api/v1/messages', { key })).body, { data: [body], nextCursor: null });
});

test('an invoice has its fields; lists leave out lines and details', async () => {
  const { key, company } = await tenantWith();
  const { invoiceId } = await archiveInvoice(service, company);
  const { body } = await ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
  const { lines, details, remarks, transmission, match, reread, ...listed } = body;
  assert.deepEqual(lines, readInvoice.lines);
  assert.deepEqual([remarks, match, reread], [[], 'index', null]);
  assert.deepEqual({ ...readInvoice, ...details }, readInvoice);
  const { messageId, uploadIndex, arrivedAt } = listed;
  assert.ok(arrivedAt > listed.availableAt);
  assert.deepEqual(listed, {
    id: invoiceId,
    companyId: company.id,
    cif: '12345674',
    messageId,
    uploadIndex,
    direction: 'received',
    role: 'buyer',
    number: 'FINV2026001',
    typeCode: '380',
    issuedOn: '2026-02-15',
    dueOn: '2026-03-15',
    currency: 'RON',
    seller: { cif: '8000000000', name: 'Vânzător SRL', tradingName: null, vatId: null },
    buyer: { cif: '12345674', name: 'Cumpărător SA', tradingName: null, vatId: null },
    net: '1000.00',
    vat: '190.00',
    payable: '1190.00',
    gross: '1190.00',
    prepaid: null,
    rounding: null,
    vatInLei: '190.00',
    sign: 1,
    taxPointCode: null,
    vatBreakdown: readInvoice.vatBreakdown,
    copies: [],
    seal: { verdict: 'valid', signer: null, certificateSha256: null },
    reading: { verdict: 'read', detail: null },
    availableAt: '2026-02-16T09:30:00.000Z',
    late: false,
    retainUntil: '2032-07-01',
    arrivedAt,
    mark: null,
    markedAt: null,
    assignee: null,
    clientAnswer: null,
    tags: [],
    comments: 0,
  });
  const { law, ...dates } = transmission;
  assert.match(law, /OUG 89\/2025/);
  assert.deepEqual(dates, {
    issuedOn: '2026-02-15',
    dueBy: '2026-02-20',
    availableOn: '2026-02-16',
    late: false,
    undecided: null,
  });
  assert.deepEqual((await ask('GET', '/api/v1/invoices', { key })).body, {
    data: [listed],
    nextCursor: null,
  });
});

test('invoices are found by each of their filters', async () => {
  const { key, organisationId, company } = await tenantWith();
  const second = await addCompany(service, organisationId, '8000000000');
  await archiveInvoice(service, company, {
    number: 'A_1',
    payable: '10.00',
    typeCode: '381',
    issuedOn: '2026-01-10',
  });
  const at = new Date('2026-03-01T10:00:00Z');
  await archiveInvoice(
    service,
    { id: second, organisationId, cif: '8000000000' },
    {
      number: 'B%2',
      seller: { ...emptyParty, cif: '99999', name: 'Țesătorie' },
      payable: '-5000.50',
      issuedOn: '2026-02-25',
    },
    { kind: 'sent', createdAt: at },
  );
  const find = async (query: string) => {
    const { status, body } = await ask('GET', `/api/v1/invoices?${query}`, { key });
    assert.equal(status, 200, query);
    return body.data.map((i: { number: string }) => i.number).join();
  };
  const expected: Record<string, string> = {
    '': 'B%2,A_1',
    'text=a_': 'A_1',
    // One or two letters: at the beginning of a number, anywhere in a name.
    'text=%25': '',
    'text=b%25': 'B%2',
    'text=%252': '',
    'text=b%252': 'B%2',
    'text=9999': 'B%2',
    'text=%C8%9BES': 'B%2',
    // Several things at once: a number and its partner, an amount.
    'text=b%252%20%C8%9Bes%C4%83torie': 'B%2',
    'text=%C8%9Bes%C4%83torie%20b%252': 'B%2',
    'text=b%252%20altcineva': '',
    'text=10,00': 'A_1',
    'text=a_1%2010.00': 'A_1',
    'text=a_1%2011.00': '',
    [`company=${second}`]: 'B%2',
    'cif=12345674': 'A_1',
    'partner=RO%208000000000': 'A_1',
    'partner=%C8%9Bes%C4%83': 'B%2',
    'partner=12345674': '',
    'direction=sent': 'B%2',
    'role=buyer': 'B%2,A_1',
    'role=seller': '',
    'issuedFrom=2026-02-01': 'B%2',
    'issuedTo=2026-02-01': 'A_1',
    'availableFrom=2026-03-01T12:00:00%2B02:00': 'B%2',
    'availableTo=2026-02-28': 'A_1',
    'amountMin=10': 'A_1',
    'amountMax=-5000.50': 'B%2',
    'type=381': 'A_1',
    'seal=valid': 'B%2,A_1',
    'seal=tampered': '',
    'reading=read': 'B%2,A_1',
    'reading=unreadable': '',
    'late=true': 'A_1',
    'late=false': 'B%2',
    'direction=received&type=381&amountMax=10.00': 'A_1',
  };
  for (const [query, numbers] of Object.entries(expected)) assert.equal(await find(query), numbers, query);
  for (const wrong of [
    'seal=good',
    'reading=well',
    'late=yes',
    'issuedFrom=2026-02-30',
    'amountMin=1,5',
    'company=x',
    'role=',
  ]) {
    const { status, body } = await ask('GET', `/api/v1/invoices?${wrong}`, { key });
    assert.deepEqual([status, body.parameter], [400, wrong.split('=')[0]], wrong);
  }
});

test('messages are found by each of their filters', async () => {
  const { key, company } = await tenantWith();
  const rows = [
    listedMessage({ kind: 'error', rawKind: 'ERORI FACTURA', createdAt: new Date('2026-01-05T10:00:00Z') }),
    listedMessage({ uploadIndex: '77' }),
  ];
  await recordListed(db, company, rows, clock.now);
  const find = async (query: string) =>
    (await ask('GET', `/api/v1/messages?${query}`, { key })).body.data.map(
      (m: { messageId: string }) => m.messageId,
    );
  const [error, received] = rows.map((row) => row.messageId);
  assert.deepEqual(await find('kind=error'), [error]);
  assert.deepEqual(await find('state=pending'), [received, error]);
  assert.deepEqual(await find('state=archived'), []);
  assert.deepEqual(await find(`messageId=${error}`), [error]);
  assert.deepEqual(await find('uploadIndex=77'), [received]);
  assert.deepEqual(await find('createdTo=2026-01-31'), [error]);
  assert.deepEqual(await find('createdFrom=2026-01-31'), [received]);
  assert.deepEqual(await find(`company=${company.id}&cif=12345674`), [received, error]);
});

test('pages give every row once, those without an instant last', async () => {
  const { key, company } = await tenantWith();
  const rows = Array.from({ length: 25 }, (_, i) =>
    listedMessage({ createdAt: i % 5 === 0 ? null : new Date(Date.UTC(2026, 1, 1 + (i % 3))) }),
  );
  await recordListed(db, company, rows, clock.now);
  for (const limit of [1, 4, 7, 20, 24, 25, 200]) {
    const seen: { messageId: string; createdAt: string | null }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = `limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { body } = await ask('GET', `/api/v1/messages?${page}`, { key });
      assert.ok(body.data.length <= limit);
      seen.push(...body.data);
      cursor = body.nextCursor;
    }
    assert.equal(new Set(seen.map((m) => m.messageId)).size, 25, `limit ${limit}`);
    assert.equal(seen.length, 25);
    const instants = seen.map((m) => m.createdAt ?? '');
    assert.deepEqual(instants, instants.toSorted().reverse());
  }
});

test('lists of companies and runs go on where they stopped', async () => {
  const { key, organisationId } = await service.addTenant();
  for (let i = 0; i < 5; i++) {
    await addCompany(service, organisationId, `10${i}`);
    if (i % 2 === 0) service.passes(1_000);
  }
  await service.addConnection(organisationId);
  for (let i = 0; i < 5; i++) {
    const run = await ask('POST', '/api/v1/sync/trigger', { key });
    await ask('POST', `${run.headers.location}/cancel`, { key });
    if (i % 2 === 0) service.passes(1_000);
  }
  for (const list of ['companies', 'sync/runs']) {
    const all = (await ask('GET', `/api/v1/${list}`, { key })).body.data;
    const seen = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await ask('GET', `/api/v1/${list}?limit=2${query}`, { key });
      seen.push(...body.data);
      cursor = body.nextCursor;
    }
    assert.equal(all.length, 5);
    assert.deepEqual(seen, all, list);
  }
});

test('originals are handed out byte for byte, to be kept and neither run nor shown', async () => {
  const { key, company } = await tenantWith();
  const archived = await archiveInvoice(service, company);
  for (const [part, bytes, type] of [
    ['zip', archived.zip, 'application/zip'],
    ['xml', archived.xml, 'application/xml'],
    ['signature', archived.seal, 'application/xml'],
  ] as const) {
    const url = `/api/v1/invoices/${archived.invoiceId}/${part}`;
    const { status, headers, bytes: sent } = await ask('GET', url, { key });
    assert.equal(status, 200, part);
    assert.ok(sent.equals(bytes), part);
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    assert.equal(headers.etag, etag);
    assert.equal(headers['content-length'] ?? '', String(bytes.length));
    assert.equal(headers['content-type'], type);
    assert.match(
      String(headers['content-disposition']),
      /^attachment; filename="(semnatura_)?V_nz_tor SRL_FINV2026001_2026-02-16_\d+\.(zip|xml)"; filename\*=UTF-8''\S+$/,
    );
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const again = await ask('GET', url, { key, headers: { 'if-none-match': `"other", W/${etag}` } });
    assert.deepEqual([again.status, again.text], [304, '']);
  }
});

test('an original that has not come yet is 409, one that cannot be told apart is 404 but for its ZIP', async () => {
  const { key, organisationId, company } = await tenantWith();
  const row = listedMessage();
  await recordListed(db, company, [row], clock.now);
  const [message] = await listMessages(db, organisationId, {}, { limit: 1 });
  await recordInvoice(
    db,
    {
      organisationId,
      companyId: company.id,
      message: message!.id,
      uploadIndex: row.uploadIndex,
      direction: 'received',
      role: null,
      invoice: null,
      reading: { verdict: 'unreadable', detail: 'cut off' },
      seal: { verdict: 'not_checked', detail: null },
      availableAt: null,
    },
    clock.now,
  );
  const { body } = await ask('GET', '/api/v1/invoices', { key });
  const [invoice] = body.data;
  assert.deepEqual(
    [invoice.number, invoice.role, invoice.payable, invoice.availableAt],
    [null, null, null, null],
  );
  const whole = (await ask('GET', `/api/v1/invoices/${invoice.id}`, { key })).body;
  assert.deepEqual([whole.lines, whole.vatBreakdown, whole.details, whole.remarks], [null, null, null, []]);
  for (const part of ['zip', 'xml', 'signature']) {
    const reply = await ask('GET', `/api/v1/invoices/${invoice.id}/${part}`, { key });
    assert.deepEqual([reply.status, reply.body.code], [409, 'not_archived']);
  }
  // The ZIP of another upload index.
  const strange = await archiveInvoice(service, company);
  await db.query(`update invoice set upload_index = '1' where id = $1`, [strange.invoiceId]);
  assert.equal((await ask('GET', `/api/v1/invoices/${strange.invoiceId}/zip`, { key })).status, 200);
  assert.equal((await ask('GET', `/api/v1/invoices/${strange.invoiceId}/xml`, { key })).status, 404);
});

test("a person's code is shown nowhere", async () => {
  const person = '1960101123456';
  const { key, organisationId, company } = await tenantWith(person);
  await service.addConnection(organisationId);
  const row = { detail: `Factura emisa de cif_emitent=${person} pentru cif_beneficiar=2850505223349` };
  const seller = {
    ...emptyParty,
    cif: '2850505223349',
    name: 'Ion',
    vatId: '2850505223349',
    taxRegistration: 'CNP 2850505223349',
    legalId: '2850505223349',
    identifiers: ['2850505223349'],
  };
  const { invoiceId, message } = await archiveInvoice(service, company, { seller }, row);
  const run = await ask('POST', '/api/v1/sync/trigger', { key });
  const words = `Nu aveti drept in SPV pentru CIF=${person}`;
  await db.query('update company set access_detail = $1 where id = $2', [words, company.id]);
  const urls = [
    '/api/v1/companies',
    `/api/v1/companies/${company.id}`,
    `/api/v1/companies?text=${person}`,
    '/api/v1/messages',
    `/api/v1/messages/${message}`,
    '/api/v1/invoices',
    `/api/v1/invoices/${invoiceId}`,
    `/api/v1/invoices?cif=${person}`,
    '/api/v1/sync/log',
    '/api/v1/sync/runs',
    String(run.headers.location),
    '/api/v1/anaf/status',
    `/api/v1/invoices?${person}=1`,
    `/api/v1/invoices/${person}`,
    `/${person}`,
  ];
  for (const url of urls) {
    const { text, headers } = await ask('GET', url, { key });
    assert.ok(!text.includes(person) && !text.includes('2850505223349'), `${url}: ${text}`);
    assert.ok(!JSON.stringify(headers).includes(person), url);
  }
  const add = await ask('POST', '/api/v1/companies', {
    key,
    body: { companies: [{ cif: `RO ${person}` }, { cif: `x${person}` }] },
  });
  assert.ok(!add.text.includes(person));
  const shown = (await ask('GET', `/api/v1/companies/${company.id}`, { key })).body;
  assert.deepEqual(
    [shown.cif, shown.accessDetail],
    ['1***********6', 'Nu aveti drept in SPV pentru CIF=1***********6'],
  );
  assert.ok(!service.logged.join('').includes(person));
});

test('remarks come in words, and say when the company is no party to its invoice', async () => {
  const { key, company } = await tenantWith();
  const remarks = [{ code: 'BR-CO-15', term: 'BT-112', written: '1200', expected: '1190.00' }] as const;
  const seller = { ...emptyParty, cif: '1960101123456' };
  const { invoiceId } = await archiveInvoice(service, company, { seller, remarks: [...remarks] });
  const of = async () => (await ask('GET', `/api/v1/invoices/${invoiceId}`, { key })).body.remarks;
  assert.deepEqual(await of(), [
    {
      ...remarks[0],
      text: {
        ro: 'Totalul cu TVA nu este totalul fără TVA plus TVA.',
        en: 'The total with VAT is not the total without VAT plus the VAT.',
      },
    },
  ]);
  await db.query('update invoice set role = null where id = $1', [invoiceId]);
  const [stranger, ...rest] = await of();
  assert.deepEqual([stranger.code, stranger.written], ['company_not_a_party', '1***********6, 12345674']);
  assert.equal(rest.length, 1);
});

test('an invoice that an older version has read shows what it read then', async () => {
  const { key, company } = await tenantWith();
  const { invoiceId } = await archiveInvoice(service, company);
  const line = { id: '1', name: 'Pâine', quantity: '2', unit: 'H87', price: '3', net: '6', vatRate: '11' };
  const group = { category: 'S', rate: '11', base: '6', vat: '1', exemptionReason: null };
  const content = { vatBreakdown: [group], lines: [line], gross: '7' };
  await db.query(
    'update invoice set content = $1, content_text = null, gross = null, vat_breakdown = null where id = $2',
    [JSON.stringify(content), invoiceId],
  );
  const { status, body } = await ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
  assert.equal(status, 200);
  assert.deepEqual([body.gross, body.details, body.remarks], ['7', null, []]);
  assert.deepEqual(body.vatBreakdown, [{ ...group, exemptionCode: null }]);
  assert.deepEqual([body.lines[0].name, body.lines[0].classifications], ['Pâine', []]);
});

test('the same invoice sent twice is kept twice, and each says so (2026-11-29)', async () => {
  const { key, company } = await tenantWith();
  const later = new Date('2026-02-20T09:30:00Z');
  const { invoiceId: first } = await archiveInvoice(service, company, { number: 'F07-1' });
  const { invoiceId: second } = await archiveInvoice(
    service,
    company,
    { number: 'f07-\u200b1' },
    { createdAt: later },
  );
  const { invoiceId: other } = await archiveInvoice(service, company, { number: 'F07-1', payable: '1.00' });
  const { body } = await ask('GET', '/api/v1/invoices', { key });
  const listed = new Map(body.data.map((one: { id: string }) => [one.id, one])) as Map<
    string,
    { uploadIndex: string; messageId: string; copies: unknown[] }
  >;
  const copy = (id: string, isFirst: boolean) => {
    const { uploadIndex, messageId } = listed.get(id)!;
    return { id, uploadIndex, messageId, first: isFirst };
  };
  assert.deepEqual(listed.get(first)!.copies, [copy(second, false)]);
  assert.deepEqual(listed.get(second)!.copies, [copy(first, true)]);
  assert.deepEqual(listed.get(other)!.copies, []);
  const { body: whole } = await ask('GET', `/api/v1/invoices/${second}`, { key });
  assert.deepEqual(whole.copies, [copy(first, true)]);
  const ids = async (query: string) =>
    (await ask('GET', `/api/v1/invoices?${query}`, { key })).body.data
      .map(({ id }: { id: string }) => id)
      .sort();
  assert.deepEqual(await ids('copies=false'), [first, other].sort());
  const count = async (query: string) =>
    (await ask('GET', `/api/v1/invoices/totals?${query}`, { key })).body.count;
  assert.deepEqual([await count(''), await count('copies=false')], [3, 2]);
});

test('a number or a name with signs that have no width is found without them (2026-11-29)', async () => {
  const { key, company } = await tenantWith();
  const seller = {
    ...emptyParty,
    cif: '8000000000',
    name: 'Mo\u00adara Veche',
    tradingName: 'Punct de lucru Gherla',
  };
  const { invoiceId } = await archiveInvoice(service, company, { number: 'G9\u200b-1', seller });
  for (const query of [
    'text=g9-1',
    'text=G9%E2%80%8B-1',
    'text=moara',
    'partner=Moara',
    'text=gherla',
    'partner=gherla',
  ]) {
    const { body } = await ask('GET', `/api/v1/invoices?${query}`, { key });
    assert.deepEqual(
      body.data.map(({ id }: { id: string }) => id),
      [invoiceId],
      query,
    );
  }
});

test("a person's code inside an invoice's number is masked by every door (2026-11-29)", async () => {
  const { key, company } = await tenantWith();
  const number = 'PFA 1960101123456/7';
  const { invoiceId } = await archiveInvoice(service, company, { number });
  for (const url of ['/api/v1/invoices', `/api/v1/invoices/${invoiceId}`, '/api/v1/sync/log']) {
    const text = JSON.stringify((await ask('GET', url, { key })).body);
    assert.ok(text.includes('PFA 1***********6/7') && !text.includes('1960101123456'), url);
  }
  // What only looks like a code stays, so that an invoice can be told by its number.
  await archiveInvoice(service, company, { number: '2026000012345' });
  assert.ok(JSON.stringify((await ask('GET', '/api/v1/invoices', { key })).body).includes('"2026000012345"'));
});

test('a partner whose documents write the VAT code in several ways is found once', async () => {
  const { key, company } = await tenantWith();
  for (const vatId of ['RO94032116', '94032116', 'RO 94032116', null])
    await archiveInvoice(service, company, {
      seller: { ...emptyParty, cif: '94032116', name: 'Barza SRL', vatId },
    });
  await archiveInvoice(service, company, {
    seller: { ...emptyParty, name: 'Barza GmbH', vatId: 'DE94032116' },
  });
  const { body } = await ask('GET', '/api/v1/search?text=barza', { key });
  assert.deepEqual(
    body.partners.map(
      (partner: { cif: string | null; vatId: string | null }) => partner.cif ?? partner.vatId,
    ),
    ['DE94032116', '94032116'],
  );
});
