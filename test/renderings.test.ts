/** Invoices shown through the API: our PDF and HTML from the archived bytes, and ANAF's own PDF with its wall and its limits. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { extractText } from 'unpdf';
import { startSandbox } from '../sandbox/server.ts';
import { anafPdfPath } from '../src/archive/path.ts';
import { findUnknownFiles } from '../src/integrity/unknown-files.ts';
import { RenderError, type RenderErrorCode } from '../src/render/render-pdf.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';
import { generated } from './support/shown.ts';

/** What the next PDF fails with. */
let fails: RenderErrorCode | undefined;

const sandbox = await startSandbox();
after(() => sandbox.close());
const service = await startService({ sandbox });

async function shown(xml?: Buffer) {
  const { organisationId, key } = await service.addTenant();
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const archived = await archiveInvoice(service, company, {}, {}, xml);
  const at = (what: string) => `/api/v1/invoices/${archived.invoiceId}/${what}`;
  return { ...archived, key, at, company };
}

test('the PDF is made of the archived document, not of what the catalogue remembers', async () => {
  const { invoice, xml } = generated('invoice', 3);
  const { key, at } = await shown(xml);
  for (const [lang, word] of [
    ['ro', 'Total de plată'],
    ['en', 'Amount due'],
  ]) {
    const { status, headers, bytes } = await service.ask('GET', `${at('pdf')}?lang=${lang}`, { key });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/pdf');
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.match(
      String(headers['content-disposition']),
      /^attachment; filename="[\w .&-]+_\d{4}-\d\d-\d\d_\d+\.pdf"(; filename\*=UTF-8''\S+\.pdf)?$/,
    );
    const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
    assert.ok(text.includes(word!) && text.includes(invoice.number!), text.slice(0, 300));
  }
});

test('the footer tells the seal, when SPV had it, and the hash of the very ZIP', async () => {
  const { key, at, zip } = await shown(generated('invoice', 3).xml);
  const { text } = await service.ask('GET', at('html'), { key });
  assert.ok(text.includes(createHash('sha256').update(zip).digest('hex')));
  assert.ok(text.includes('Sigiliul Ministerului Finanțelor: <b>valid</b>'));
  assert.ok(text.includes('16.02.2026, 11:30 (ora României)'));
});

test('the HTML may be shown in a frame of our own, where it can do nothing', async () => {
  const { key, at } = await shown(generated('invoice', 3).xml);
  const { status, headers, text } = await service.ask('GET', `${at('html')}?lang=en`, { key });
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.match(
    String(headers['content-disposition']),
    /^inline; filename="[\w .&-]+_\d{4}-\d\d-\d\d_\d+\.html"(; filename\*=UTF-8''\S+\.html)?$/,
  );
  assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(
    String(headers['content-security-policy']),
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox$/,
  );
  assert.match(text, /^<!doctype html>\n<html lang="en">/);
});

test('who has the bytes already is told so', async () => {
  const { key, at } = await shown(generated('invoice', 3).xml);
  for (const what of ['pdf', 'html']) {
    const { headers } = await service.ask('GET', at(what), { key });
    const again = await service.ask('GET', at(what), {
      key,
      headers: { 'if-none-match': String(headers.etag) },
    });
    assert.deepEqual([again.status, again.text], [304, ''], what);
  }
});

test('a document that cannot be read is 409 unreadable, one that has not come 409 not_archived', async () => {
  const broken = await shown(
    Buffer.from('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><'),
  );
  const waiting = await shown();
  await service.db.query('update invoice set message = null where id = $1', [waiting.invoiceId]);
  for (const what of ['pdf', 'html']) {
    const unreadable = await service.ask('GET', broken.at(what), { key: broken.key });
    assert.deepEqual([unreadable.status, unreadable.body.code], [409, 'unreadable'], what);
    const missing = await service.ask('GET', waiting.at(what), { key: waiting.key });
    assert.deepEqual([missing.status, missing.body.code], [409, 'not_archived'], what);
  }
  const strange = await service.ask('GET', `${broken.at('pdf')}?lang=de`, { key: broken.key });
  assert.deepEqual([strange.status, strange.body.code], [400, 'invalid_input']);
});

test('when too many PDFs wait, the answer is 503 and when to come again', async () => {
  const failing = await startService({
    server: { render: { pdf: async () => Promise.reject(new RenderError(fails!)) } },
  });
  const { organisationId, key } = await failing.addTenant();
  const company = {
    id: await addCompany(failing, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const { invoiceId } = await archiveInvoice(failing, company, {}, {}, generated('invoice', 3).xml);
  const url = `/api/v1/invoices/${invoiceId}/pdf`;
  fails = 'busy';
  const busy = await failing.ask('GET', url, { key });
  assert.deepEqual([busy.status, busy.body.code, busy.headers['retry-after']], [503, 'unavailable', '5']);
  fails = 'timeout';
  const late = await failing.ask('GET', url, { key });
  assert.deepEqual([late.status, late.body.code, late.body.reason], [503, 'unavailable', 'timeout']);
});

test('a thread that died is logged whole, and answered with a reference alone', async () => {
  const cause = new Error('typst refuses the sheet');
  const render = { pdf: async () => Promise.reject(new RenderError('crashed', cause)) };
  const failing = await startService({ server: { render } });
  const { organisationId, key } = await failing.addTenant();
  const company = {
    id: await addCompany(failing, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const { invoiceId } = await archiveInvoice(failing, company, {}, {}, generated('invoice', 3).xml);
  const { status, body } = await failing.ask('GET', `/api/v1/invoices/${invoiceId}/pdf`, { key });
  assert.deepEqual([status, body.code], [500, 'internal']);
  assert.ok(!JSON.stringify(body).includes('typst'));
  assert.ok(failing.logged.some((line) => line.includes('typst refuses') && line.includes(body.reference)));
});

test("ANAF's own PDF is fetched once and kept beside the ZIP", async () => {
  const { key, at, path } = await shown(generated('invoice', 3).xml);
  const before = await service.ask('GET', at('anaf-pdf'), { key });
  assert.deepEqual([before.status, before.body.code], [404, 'not_found']);
  const calls = rendered();
  const first = await service.ask('POST', at('anaf-pdf'), { key });
  assert.equal(first.status, 200);
  assert.equal(first.headers['content-type'], 'application/pdf');
  assert.match(String(first.headers['content-disposition']), /_\d{4}-\d\d-\d\d_\d+-anaf\.pdf"/);
  assert.match(first.text, /^%PDF-/);
  assert.ok((await service.archive.read(anafPdfPath(path))).equals(first.bytes));
  for (const method of ['POST', 'GET'] as const) {
    assert.ok((await service.ask(method, at('anaf-pdf'), { key })).bytes.equals(first.bytes), method);
  }
  assert.equal(rendered(), calls + 1);
  assert.deepEqual(await service.archive.sweepIncoming(), []);
});

test('a relative schema location never reaches the wall; what angers it otherwise passes with validation', async () => {
  const clean = generated('invoice', 3).xml.toString();
  const located = clean.replace(
    /<((?:\w+:)?Invoice)\b/,
    '<$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 ../../UBL-Invoice-2.1.xsd"',
  );
  const spoken = clean.replace(/(<(?:\w+:)?Note>)|(<(?:\w+:)?InvoiceTypeCode)/, (found) =>
    found.startsWith('<') && found.includes('Note') ? `${found};rm ` : `<!-- ;rm -->${found}`,
  );
  for (const [xml, calls] of [
    [located, 1],
    [spoken, 2],
  ] as const) {
    const { key, at } = await shown(Buffer.from(xml));
    const asked = rendered();
    const { status, text } = await service.ask('POST', at('anaf-pdf'), { key });
    assert.equal(status, 200, text.slice(0, 300));
    assert.equal(rendered(), asked + calls);
  }
});

test('what ANAF refuses, or would, is 422 with its words; no call is made for what is too large or CII', async () => {
  const large = generated('invoice', 3)
    .xml.toString()
    .replace(/(<\/[^<>]*>\s*)$/, `<!--${'x'.repeat(5_300_000)}-->$1`);
  const calls = rendered();
  for (const [xml, reason] of [
    [Buffer.from(large), 'too_large'],
    [generated('cii', 6).xml, 'not_ubl'],
  ] as const) {
    const { key, at } = await shown(xml);
    const { status, body } = await service.ask('POST', at('anaf-pdf'), { key });
    assert.deepEqual([status, body.code, body.reason], [422, 'anaf_refused', reason]);
  }
  assert.equal(rendered(), calls);
});

test('ANAF is asked for thirty PDFs a minute of one organisation; what is kept costs nothing', async () => {
  const { organisationId, key } = await service.addTenant();
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const { xml } = generated('invoice', 3);
  const urls: string[] = [];
  for (let i = 0; i < 31; i++) {
    const { invoiceId } = await archiveInvoice(service, company, {}, {}, xml);
    urls.push(`/api/v1/invoices/${invoiceId}/anaf-pdf`);
  }
  const last = urls.pop()!;
  for (const url of urls) assert.equal((await service.ask('POST', url, { key })).status, 200);
  const refused = await service.ask('POST', last, { key });
  assert.deepEqual([refused.status, refused.body.code], [429, 'too_many_requests']);
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.equal((await service.ask('POST', urls[0]!, { key })).status, 200);
});

test("the archive's inventory knows ANAF's PDF by its ZIP, and one without a ZIP as an orphan", async () => {
  const { key, at, path, company } = await shown(generated('invoice', 3).xml);
  await service.ask('POST', at('anaf-pdf'), { key });
  const folder = path.slice(0, path.lastIndexOf('/'));
  const parts = { db: service.db, archive: service.archive, environment: 'sandbox' };
  const look = () => findUnknownFiles(parts, { ...company, chainSeq: 0, chainHead: '' }, folder);
  assert.deepEqual(await look(), []);
  const orphan = anafPdfPath(`${folder}/1.zip`);
  await service.archive.promote(await service.archive.keepIncoming('x', Buffer.from('%PDF-')), orphan);
  assert.deepEqual(await look(), [{ kind: 'orphan_file', subject: orphan }]);
});

/** How often ANAF was asked to render, whatever it answered. */
function rendered(): number {
  return sandbox.calls.filter(({ endpoint }) => endpoint === 'render').length;
}
