import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, parseStrictly } from '../testing/parse.ts';
import { INVOICE_KINDS, KINDS, sample } from '../testing/samples.ts';
import { makeDocument, pickKind } from './generate.ts';

const anyDocument = fc.record({
  seed: fc.nat({ max: 2 ** 40 }),
  kind: fc.constantFrom(...KINDS),
  issuedOn: fc.constantFrom('2023-01-31', '2025-07-31', '2026-03-05'),
  uploadIndex: fc.constantFrom('3828', '5011636148'),
});

test('the same seed makes the same bytes and the same facts', () => {
  fc.assert(
    fc.property(anyDocument, (options) => {
      assert.deepEqual(makeDocument(options), makeDocument(options));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('neighbouring seeds make different documents', () => {
  for (const kind of INVOICE_KINDS) {
    const made = new Set(Array.from({ length: 50 }, (_, seed) => sample(kind, seed).xml.toString('base64')));
    assert.equal(made.size, 50);
  }
});

test('three thousand seeds as they are mixed make well-formed XML', () => {
  for (let seed = 0; seed < 3000; seed++) {
    const { xml, facts } = sample(pickKind(seed), seed);
    const odd = 'quirks' in facts && facts.quirks.includes('pseudo_schema_location');
    if (odd) parse(xml);
    else assert.doesNotThrow(() => parseStrictly(xml), `seed ${seed}`);
  }
});

test('every kind makes well-formed XML from any names', () => {
  const party = fc.record({
    cif: fc.constantFrom('90000009', '3', '0000000000000'),
    name: fc.constantFrom('A & B <SRL>', 'Ș"Ț\' ]]> SRL', 'Ünlü Ğ ✓ 𝔘 SRL'),
  });
  fc.assert(
    fc.property(anyDocument, party, party, (options, seller, buyer) => {
      const { xml, facts } = makeDocument({ ...options, seller, buyer });
      parse(xml);
      assert.equal(facts.seller.cif, seller.cif);
    }),
    { numRuns: 500, seed: 2 },
  );
});

test('the root is the one that the facts name', () => {
  for (const kind of KINDS)
    for (let seed = 0; seed < 20; seed++) {
      const { xml, facts } = sample(kind, seed);
      assert.equal(parse(xml).name, facts.root);
    }
});

test('six of ten documents are plain invoices, and no kind is left out', () => {
  const counts = new Map(KINDS.map((kind) => [kind, 0]));
  for (let seed = 0; seed < 10_000; seed++) counts.set(pickKind(seed), (counts.get(pickKind(seed)) ?? 0) + 1);
  assert.ok(Math.abs((counts.get('invoice') ?? 0) - 6200) < 300);
  for (const [kind, count] of counts) assert.ok(count > 40, `${kind}: ${count}`);
});
