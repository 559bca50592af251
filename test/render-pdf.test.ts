/** Invoices as PDF: what is printed is what the document says, in its own letters, the same bytes every time, as PDF/A. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import type { InvoiceKind } from '../sandbox/documents/facts.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { mostInPdf } from '../src/render/caps.ts';
import { createPdfRenderer } from '../src/render/render-pdf.ts';
import { sheetOf } from '../src/render/sheet.ts';
import { createTypesetter, surelyKnown } from '../src/render/typeset.ts';
import { formatAmount, formatDay } from '../src/text/format.ts';
import type { Language } from '../src/text/language.ts';
import { sheetTexts } from '../src/text/render/sheet-texts.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { generated, provenance, withEveryText } from './support/shown.ts';

const render = createPdfRenderer({ threads: 1 });
after(() => render.close());

const varied: [kind: InvoiceKind, seed: number, language: Language][] = [
  ['invoice', 3, 'ro'],
  ['invoice', 21, 'en'],
  ['credit_note', 2, 'ro'],
  ['storno', 5, 'ro'],
  ['cii', 6, 'en'],
  ['self_billing', 4, 'ro'],
  ['foreign_currency', 2, 'en'],
  ['attachments', 4, 'ro'],
  ['b2c_buyer', 8, 'ro'],
  ['quirky', 11, 'ro'],
];

for (const [kind, seed, language] of varied) {
  test(`what ${kind} ${seed} says is printed in ${language}: amounts, names, dates, attachments, its origin`, async () => {
    const { invoice, facts } = generated(kind, seed);
    const pdf = await render.pdf({ invoice, provenance, language });
    const text = await textOf(pdf);
    const words = sheetTexts[language];
    const has = (said: string | null) => {
      if (said !== null) assert.ok(text.includes(compact(said)), `${said} is not in ${text.slice(0, 3_000)}`);
    };
    for (const amount of [facts.net, facts.vat, facts.gross, facts.payable, facts.prepaid, facts.vatInRon]) {
      has(amount && formatAmount(amount, language));
    }
    for (const line of facts.lines) {
      has(line.name);
      has(formatAmount(line.net, language));
      has(formatAmount(line.price, language));
    }
    for (const group of facts.vatBreakdown) {
      has(formatAmount(group.base, language));
      has(formatAmount(group.vat, language));
    }
    has(facts.number);
    has(invoice.seller.legalName ?? invoice.seller.name);
    has(invoice.buyer.legalName ?? invoice.buyer.name);
    has(formatDay(facts.issuedOn, language));
    has(facts.dueOn && formatDay(facts.dueOn, language));
    for (const attachment of facts.attachments) has(attachment.id);
    for (const note of facts.notes) has(note.replace(/^#([A-Z]+)#/, '$1:'));
    has(words.totals.payable);
    has(words.seals.valid);
    has(provenance.sha256);
    has(provenance.uploadIndex);
    has(words.notTheOriginal);
    has(language === 'ro' ? '16.02.2026, 11:30' : '16 Feb 2026, 11:30');
  });
}

test('a PDF says that it is PDF/A-2b, in which language it is, and the title and day of the invoice', async () => {
  const { invoice, facts } = generated('invoice', 3);
  for (const language of ['ro', 'en'] as const) {
    const pdf = await render.pdf({ invoice, provenance, language });
    const raw = pdf.toString('latin1');
    assert.match(raw, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.match(raw, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
    assert.match(raw, /\/OutputIntents? /);
    assert.ok(raw.includes(`/Lang (${language}`), language);
    const { info } = await getMeta(pdf.buffer.slice(0) as ArrayBuffer);
    assert.equal(info.Title, `${sheetTexts[language].kinds[380]} ${facts.number}`);
    assert.match(String(info.CreationDate), /^D:20260216/);
  }
});

test('the same invoice gives the same bytes, and another invoice others', async () => {
  const one = generated('invoice', 3).invoice;
  const other = { ...one, payable: '0.01' };
  const [first, again, different] = await Promise.all(
    [one, one, other].map((invoice) => render.pdf({ invoice, provenance, language: 'ro' })),
  );
  assert.ok(first!.equals(again!));
  assert.ok(!first!.equals(different!));
});

test('a text in any alphabet is printed; a sign that the fonts lack is replaced, and the page says so', async () => {
  const { invoice } = generated('invoice', 3);
  const pdf = await render.pdf({
    invoice: named(invoice, 'Привет Ελλάς 漢字 😀 \ue123'),
    provenance,
    language: 'ro',
  });
  const text = await textOf(pdf);
  assert.ok(text.includes(compact('Привет Ελλάς ��')), text.slice(0, 500));
  assert.ok(text.includes(compact(sheetTexts.ro.missingSigns)));
  const plain = await textOf(await render.pdf({ invoice, provenance, language: 'ro' }));
  assert.ok(!plain.includes(compact(sheetTexts.ro.missingSigns)));
});

test('the fonts have every sign that is taken for known', () => {
  const known = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => surelyKnown.test(sign) && !/[\s\ufffd\u200b]/.test(sign),
  );
  assert.ok(known.length > 300);
  const { invoice } = generated('invoice', 3);
  const text = known.join(' ');
  // Were one of them missing, typst would refuse to make a PDF/A.
  const typesetter = createTypesetter();
  const sheet = {
    ...sheetOf(invoice, provenance, { language: 'ro', ...mostInPdf }),
    notes: { title: 'x', texts: [text] },
  };
  assert.ok(typesetter.pdf(sheet).length > 10_000);
});

test("no text is code: typst's own markup is printed as it was written", async () => {
  const { invoice } = generated('invoice', 3);
  const hostile =
    '#panic("x") *bold* $x^2$ `raw` @ref <label> // no comment /* nor this */ \\ #include "a.typ"';
  const text = await textOf(
    await render.pdf({ invoice: named(invoice, hostile), provenance, language: 'ro' }),
  );
  assert.ok(text.includes(compact(hostile)), text.slice(0, 500));
});

test('whatever signs a text is made of, a PDF/A comes of it', () => {
  const typesetter = createTypesetter();
  const { invoice } = generated('invoice', 3);
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, text, (name, note) => {
      const shown = {
        ...named(invoice, name),
        notes: [note],
        seller: { ...invoice.seller, legalName: note },
      };
      const sheet = sheetOf(shown, provenance, { language: 'ro', ...mostInPdf });
      assert.match(typesetter.pdf(sheet).toString('latin1'), /pdfaid:part/);
    }),
    { numRuns: 150 },
  );
});

test('a document of thousands of strange signs is made in its time all the same', async () => {
  const { invoice } = generated('invoice', 3);
  const strange = Array.from({ length: 8_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
  const notes = strange.match(/.{500}/gu)!;
  const pdf = await render.pdf({ invoice: { ...invoice, notes }, provenance, language: 'ro' });
  assert.ok((await textOf(pdf)).includes(compact(sheetTexts.ro.missingSigns)));
});

test('an invoice of ten thousand lines is cut, says so, and keeps its totals', async () => {
  const { invoice } = generated('invoice', 3);
  const lines = Array.from({ length: 10_000 }, (_, i) => ({ ...invoice.lines[0]!, id: String(i + 1) }));
  const pdf = await render.pdf({ invoice: { ...invoice, lines }, provenance, language: 'en' });
  const text = await textOf(pdf);
  assert.ok(text.includes(compact(sheetTexts.en.lineCount('2,000', '10,000'))));
  assert.equal(mostInPdf.mostLines, 2_000);
  assert.ok(text.includes(compact(formatAmount(invoice.payable!, 'en'))));
});

test('an invoice that says nearly nothing is shown, and one of any year', async () => {
  const { invoice } = generated('invoice', 3);
  const nothing = { ...withEveryText(invoice, ''), number: '1', seller: emptyParty, buyer: emptyParty };
  const empty = { lines: [], vatBreakdown: [], notes: [], paymentMeans: [], payable: null, issuedOn: null };
  assert.ok(
    (
      await textOf(await render.pdf({ invoice: { ...nothing, ...empty }, provenance, language: 'ro' }))
    ).includes('nr.1'),
  );
  for (const issuedOn of ['0100-01-01', '1899-12-31', '9999-12-31']) {
    const pdf = await render.pdf({ invoice: { ...invoice, issuedOn }, provenance, language: 'en' });
    assert.ok((await textOf(pdf)).includes(compact(formatDay(issuedOn, 'en'))), issuedOn);
  }
});

test('whatever words and numbers the document has, nothing leaves the page', async () => {
  for (const [kind, seed] of [
    ['attachments', 61],
    ['foreign_currency', 65],
  ] as const) {
    const { invoice } = generated(kind, seed);
    for (const word of ['W'.repeat(500), 'x '.repeat(250).trim()]) {
      const hostile = withEveryText(invoice, word, '9'.repeat(60));
      const codes = { typeCode: word, currency: word, vatCurrency: `${word}.` };
      const pdf = await render.pdf({ invoice: { ...hostile, ...codes }, provenance, language: 'ro' });
      assert.deepEqual(await outsideOfThePage(pdf), []);
    }
  }
});

test('a personal code is masked, a trade-register number and a GTIN are not', async () => {
  const { invoice } = generated('b2c_buyer', 8);
  const person = '2850505223349';
  const shown: ReadInvoice = {
    ...invoice,
    buyer: { ...invoice.buyer, cif: person, vatId: person, legalId: person, identifiers: [`CNP ${person}`] },
    seller: { ...invoice.seller, legalId: 'J2024001234405' },
    notes: [`Pacient ${person}`],
    lines: invoice.lines.map((line) => ({ ...line, standardItemId: '5941234567899' })),
  };
  const text = await textOf(await render.pdf({ invoice: shown, provenance, language: 'ro' }));
  assert.ok(!text.includes(person));
  assert.ok(text.includes('2***********9'));
  assert.ok(text.includes('J2024001234405'));
  assert.ok(text.includes('5941234567899'));
});

/** Texts that begin or end beyond the margins of their page, which is 595 points wide. */
async function outsideOfThePage(pdf: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const outside: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    for (const { str, transform, width } of items as { str: string; transform: number[]; width: number }[]) {
      const left = transform[4]!;
      if (left < 45 || left + width > 550) outside.push(`page ${n}: ${str.slice(0, 20)} ${left} ${width}`);
    }
  }
  return outside;
}

/** In the order of the page, without the spaces that setting adds or takes. */
async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  return compact(text);
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b]+/g, '');
}

function named(invoice: ReadInvoice, name: string): ReadInvoice {
  return { ...invoice, lines: invoice.lines.map((line) => ({ ...line, name })) };
}
