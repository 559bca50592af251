/** What transformare answers, and what is taken away before it is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AnafError } from './errors.ts';
import { answer } from './fixtures/answer.ts';
import { parseRendering } from './parse-rendering.ts';
import { withoutSchemaLocation } from './without-schema-location.ts';

const pdf = '%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n';

test('first tags full of white space are looked through once: their square would outlast the test', () => {
  const tag = Buffer.from(`<Invoice${' '.repeat(60_000)}xmlns="x">`);
  for (let n = 0; n < 1_000; n++) assert.ok(tag.equals(withoutSchemaLocation(tag)));
});

test('a PDF is known by its bytes, as base64 too', () => {
  for (const body of [
    pdf,
    Buffer.from(pdf).toString('base64'),
    `${Buffer.from(pdf).toString('base64')}\r\n`,
  ]) {
    const rendered = parseRendering(answer(body));
    assert.ok(rendered.kind === 'pdf');
    assert.equal(String(rendered.bytes), pdf);
  }
});

test('a refusal is a value, in all of its words', () => {
  const messages = (value: unknown) =>
    answer(JSON.stringify({ stare: 'nok', Messages: value, trace_id: 'x' }));
  assert.deepEqual(parseRendering(messages([{ message: ' prima ' }, { message: 'a doua' }, {}, 'odd'])), {
    kind: 'refused',
    words: 'prima; a doua',
  });
  assert.deepEqual(parseRendering(messages(undefined)), { kind: 'refused', words: 'no reason was given' });
});

for (const [what, given, code] of [
  ['a PDF that was cut off', answer(pdf.slice(0, 20)), 'malformed'],
  ['base64 of half a PDF', answer(Buffer.from(pdf.slice(0, 20)).toString('base64')), 'malformed'],
  ['nothing', answer(''), 'malformed'],
  ['a JSON of another shape', answer('{"stare":"ok"}'), 'malformed'],
  ['a ZIP', answer('PK\x03\x04'), 'malformed'],
  ['a PDF beside another status', answer(pdf, 500), 'server_error'],
  [
    'the path of the test environment',
    answer('{"status":404,"error":"Not Found","path":"/x"}', 404),
    'our_fault',
  ],
  [
    "the firewall's page",
    answer('<html><head><title>Request Rejected</title></head><body>Your support ID is: 1</body></html>'),
    'firewall',
  ],
  ['a page of maintenance', answer('<html><body>Serviciu in mentenanta</body></html>'), 'maintenance'],
] as const) {
  test(`${what} is ${code}`, () => {
    assert.throws(
      () => parseRendering(given),
      (error) => error instanceof AnafError && error.code === code,
    );
  });
}

test('the hint where a schema lies is taken out of the first tag, and nothing else is touched', () => {
  const cases: [string, string][] = [
    [
      '<?xml version="1.0"?>\n<Invoice xmlns="urn:a" xsi:schemaLocation="urn:a ../x.xsd" xmlns:xsi="b"><ID>1</ID></Invoice>',
      '<?xml version="1.0"?>\n<Invoice xmlns="urn:a" xmlns:xsi="b"><ID>1</ID></Invoice>',
    ],
    ["<ns2:Invoice\n  xsi:noNamespaceSchemaLocation = 'a/b.xsd'\n/>", '<ns2:Invoice\n/>'],
    [
      '<!-- <x xsi:schemaLocation="1"> --><a b="c">xsi:schemaLocation="kept"</a>',
      '<!-- <x xsi:schemaLocation="1"> --><a b="c">xsi:schemaLocation="kept"</a>',
    ],
    [
      '<a><b xsi:schemaLocation="in a child it stays"/></a>',
      '<a><b xsi:schemaLocation="in a child it stays"/></a>',
    ],
    ['no XML at all', 'no XML at all'],
    ['<a xsi:schemaLocation="never ends', '<a xsi:schemaLocation="never ends'],
  ];
  for (const [given, bare] of cases) {
    assert.equal(Buffer.from(withoutSchemaLocation(Buffer.from(given, 'latin1'))).toString('latin1'), bare);
  }
});

test('bytes that hold no such hint come back as they were, whatever their encoding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const document = Buffer.concat([Buffer.from('<a t="ș">'), bytes]);
      if (document.toString('latin1').includes('chemaLocation')) return;
      assert.ok(Buffer.from(withoutSchemaLocation(document)).equals(document));
    }),
  );
});
