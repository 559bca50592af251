/** Invoices as HTML: everything the document says, and nothing that it could do. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { InvoiceKind } from '../sandbox/documents/facts.ts';
import { htmlPolicy } from '../src/render/html-style.ts';
import { renderHtml } from '../src/render/render-html.ts';
import { formatAmount } from '../src/text/format.ts';
import { sheetTexts } from '../src/text/render/sheet-texts.ts';
import { generated, provenance, withEveryText } from './support/shown.ts';

const kinds: InvoiceKind[] = [
  'invoice',
  'credit_note',
  'storno',
  'cii',
  'self_billing',
  'foreign_currency',
  'attachments',
  'quirky',
];

for (const kind of kinds) {
  test(`the page of a ${kind} has its amounts, names, notes and lines`, () => {
    for (let seed = 0; seed < 20; seed++) {
      const { invoice, facts } = generated(kind, seed);
      const text = textOf(renderHtml({ invoice, provenance, language: 'ro' }));
      const has = (said: string) => assert.ok(text.includes(compact(said)), `seed ${seed}: ${said}`);
      for (const amount of [facts.net, facts.vat, facts.gross, facts.payable])
        has(formatAmount(amount, 'ro'));
      for (const line of facts.lines) {
        has(line.name);
        has(formatAmount(line.net, 'ro'));
        if (line.description !== null) has(line.description);
      }
      for (const attachment of facts.attachments) has(attachment.id);
      has(facts.number);
      has(provenance.sha256);
    }
  });
}

test('whatever a text holds, the page has the same tags: a text is never markup', () => {
  const samples = kinds.map((kind) => generated(kind, 1).invoice);
  const hostile = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '</style><script>',
      '</title></head><body>',
      '<!--',
      ']]>',
      '&lt;script&gt;',
      '&#60;script>',
      'javascript:alert(1)',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '!', '-', 's', ' ', 'x'), minLength: 1 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...samples), hostile, (invoice, text) => {
      const page = (value: string) =>
        renderHtml({ invoice: withEveryText(invoice, value), provenance, language: 'en' });
      assert.deepEqual(tagsOf(page(`x${text}x`)), tagsOf(page('x')));
    }),
    { numRuns: 400 },
  );
});

test('a page has no script, loads nothing, and its one style is the one that its policy names', () => {
  const page = renderHtml({ invoice: generated('attachments', 4).invoice, provenance, language: 'ro' });
  assert.doesNotMatch(
    page,
    /<script|<img|<link|<iframe|<object|<form|<a |\son\w+=|url\(|@import|href=|src=/i,
  );
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
  const hash = createHash('sha256').update(style!).digest('base64');
  assert.ok(htmlPolicy.includes(`style-src 'sha256-${hash}'`));
  assert.match(htmlPolicy, /^default-src 'none';.*; sandbox$/);
  assert.equal(page.match(/<style/g)!.length, 1);
  assert.doesNotMatch(page, /style=/);
});

test('overrides of the writing direction are taken out: an amount cannot be made to read backwards', () => {
  const { invoice } = generated('invoice', 3);
  const page = renderHtml({
    invoice: withEveryText(invoice, '\u202e00,001\u2066'),
    provenance,
    language: 'ro',
  });
  assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069]/);
});

test('a page longer than anybody reads is cut and says so', () => {
  const { invoice } = generated('invoice', 3);
  const lines = Array.from({ length: 12_000 }, (_, i) => ({ ...invoice.lines[0]!, id: String(i + 1) }));
  const page = renderHtml({ invoice: { ...invoice, lines }, provenance, language: 'ro' });
  assert.ok(page.includes(sheetTexts.ro.lineCount('10.000', '12.000')));
  assert.equal(page.match(/<tr>/g)!.length, 10_000 + 1 + 1 + invoice.vatBreakdown.length);
});

/** As a browser's tokenizer finds them, attributes and all. */
function tagsOf(page: string): string[] {
  return page.replace(/<style>[\s\S]*?<\/style>/, '').match(/<[^>]*>?/g) ?? [];
}

function textOf(page: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  const text = page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ');
  return compact(text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole));
}

function compact(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}
