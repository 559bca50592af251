import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, type Read } from '../testing/parse.ts';
import { type Invoice, invoices, label, sample } from '../testing/samples.ts';
import type { InvoiceFacts, Quirk } from './facts.ts';

/** The quirky documents by what is odd in them. */
const byQuirk = new Map<Quirk, Invoice[]>();
for (let seed = 0; seed < 1200; seed++) {
  const document = sample('quirky', seed) as Invoice;
  for (const quirk of document.facts.quirks) byQuirk.set(quirk, [...(byQuirk.get(quirk) ?? []), document]);
}

function each(quirk: Quirk, check: (facts: InvoiceFacts, xml: Buffer) => void): void {
  const documents = byQuirk.get(quirk) ?? [];
  assert.ok(documents.length >= 5, `only ${documents.length} documents with ${quirk}`);
  for (const { facts, xml } of documents) check(facts, xml);
}

const written = (xml: Buffer): string => xml.toString('utf8');

/** A quirky document may be in any encoding; those of another are looked at elsewhere. */
function eachInUtf8(quirk: Quirk, check: (text: string, facts: InvoiceFacts) => void): void {
  each(quirk, (facts, xml) => {
    if (facts.quirks.includes('iso_8859_2') || facts.quirks.includes('utf_16le')) return;
    check(written(xml), facts);
  });
}

test('a quirky document has at least one quirk, and each quirk turns up', () => {
  for (let seed = 0; seed < 200; seed++)
    assert.ok((sample('quirky', seed) as Invoice).facts.quirks.length > 0);
  assert.equal(byQuirk.size, 33);
});

test('the identifiers of the parties are written in every odd way', () => {
  each('cif_lower_case', ({ seller }) => assert.ok(seller.vatId === null || /^(ro)?\d+$/.test(seller.vatId)));
  each('cif_with_spaces', ({ seller }) =>
    assert.ok(seller.vatId === null || /^(RO \d+ \d+|\d+)$/.test(seller.vatId)),
  );
  each('cif_without_ro', ({ seller }) => assert.ok(seller.vatId === null || /^\d+$/.test(seller.vatId)));
  each('prefix_1a', ({ buyer }) => assert.match(buyer.vatId ?? '', /^1A\d{9}$/));
});

test('a negative VAT total stands over lines that are mostly above zero', () => {
  each('negative_vat', ({ vat, lines }) => {
    assert.match(vat, /^-/);
    assert.ok(!lines[0]?.net.startsWith('-'));
  });
  each('negative_price', ({ lines }) => assert.ok(lines.every(({ price }) => price.startsWith('-'))));
});

test('BT-6 may equal BT-5, and then one VAT total is both', () => {
  each('tax_currency_same', ({ currency, taxCurrency, vat, vatInRon }) => {
    assert.deepEqual([currency, taxCurrency, vatInRon], ['RON', 'RON', vat]);
  });
});

test('category O may have a rate of 0, and a rate may stand only on the subtotal', () => {
  each('outside_scope_zero_rate', ({ vatBreakdown, lines }) => {
    assert.ok(vatBreakdown.every(({ category, rate }) => category === 'O' && rate === '0'));
    assert.ok(lines.every(({ vatRate }) => vatRate === '0'));
  });
  each('rate_only_on_subtotal', ({ vatBreakdown, lines }) => {
    assert.ok(vatBreakdown.every(({ rate }) => Number(rate) === 0 && rate !== null));
    assert.ok(lines.every(({ vatRate }) => vatRate === null));
  });
});

test('decimals are as loose as programs write them', () => {
  const seen = { oneDecimal: 0, noDecimals: 0, longRate: 0 };
  each('loose_decimals', ({ lineTotal, vatBreakdown }) => {
    if (/\.\d$/.test(lineTotal)) seen.oneDecimal++;
    if (/^-?\d+$/.test(lineTotal)) seen.noDecimals++;
    if (vatBreakdown.some(({ rate }) => rate !== null && /\.0$|\.0000$/.test(rate))) seen.longRate++;
  });
  assert.ok(seen.oneDecimal > 0 && seen.longRate > 0);
});

test('optional elements may be empty', () => {
  each('empty_elements', (_, xml) => assert.ok(leaves(parse(xml)).some(({ text }) => text === '')));
});

test('numbers have spaces and slashes, dates a zone, contacts anything', () => {
  each('number_with_spaces', ({ number }) => assert.match(number, / /));
  eachInUtf8('issue_date_with_zone', (text) =>
    assert.match(text, /IssueDate[^>]*>(<!\[CDATA\[)?2026-03-05([+]|Z)/),
  );
  eachInUtf8('malformed_contact', (text) => assert.match(text, /example; contabilitate_2\+/));
});

test('many lines are more than a hundred', () => {
  each('many_lines', ({ lines }) => assert.ok(lines.length > 100));
});

test('old letters have a cedilla, and the facts have them too', () => {
  each('cedilla', (facts) => assert.doesNotMatch(JSON.stringify(facts), /[șțȘȚ]/));
});

test('the bytes are in the encoding that their mark or declaration says', () => {
  each('bom', (_, xml) => assert.equal(xml.subarray(0, 3).toString('hex'), 'efbbbf'));
  each('utf_16le', (_, xml) => assert.equal(xml.subarray(0, 4).toString('hex'), 'fffe3c00'));
  each('iso_8859_2', (_, xml) =>
    assert.match(xml.toString('latin1'), /^<\?xml version="1.0" encoding="ISO-8859-2"/),
  );
});

test('a document is written in every way that programs do', () => {
  eachInUtf8('crlf', (text) => assert.match(text, /\r\n/));
  eachInUtf8('standalone', (text, { quirks }) => {
    if (!quirks.includes('no_declaration')) assert.match(text, /^\ufeff?<\?xml [^>]*standalone="yes"\?>/);
  });
  eachInUtf8('no_declaration', (text) => assert.doesNotMatch(text, /<\?xml/));
  eachInUtf8('prefix_ns2', (text) => assert.match(text, /<ns2:Accounting/));
  eachInUtf8('prefix_ns4', (text) => assert.match(text, /<ns4:(Invoice|CreditNote) /));
  eachInUtf8('prefix_redeclared', (text) =>
    assert.match(text, /<ID xmlns="urn:[^"]*CommonBasicComponents-2"/),
  );
  eachInUtf8('cdata', (text) => assert.match(text, /<!\[CDATA\[/));
  eachInUtf8('comments', (text) => assert.match(text, /<!--/));
  eachInUtf8('pseudo_schema_location', (text) => assert.match(text, / xmlns:schemaLocation="urn:\S+ http/));
  eachInUtf8('relative_schema_location', (text) => assert.match(text, / xsi:schemaLocation="urn:\S+ \.\.\//));
  eachInUtf8('old_customization', (text) => assert.match(text, /CIUS-RO:1\.0\.0/));
});

test('every way of writing keeps the elements in their namespaces', () => {
  for (const document of invoices(10)) {
    const names = new Set(leaves(parse(document.xml)).map(({ namespace }) => namespace));
    const expected =
      document.facts.root === 'CrossIndustryInvoice'
        ? /Reusable|UnqualifiedDataType|QualifiedDataType/
        : /CommonBasicComponents-2$/;
    for (const name of names) assert.match(name, expected, label(document));
  }
});

function leaves(element: Read): Read[] {
  return element.children.length === 0 ? [element] : element.children.flatMap(leaves);
}
