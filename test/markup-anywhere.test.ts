/**
 * Comments, processing instructions, blanks, CDATA and prefixes have no meaning: they never change the reading.
 * On 2026-11-29 everything after a processing instruction among its siblings was missing, with the verdict `read`.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeDocument } from '../sandbox/documents/generate.ts';
import { sealOf } from '../sandbox/seal.ts';
import { KINDS } from '../sandbox/testing/samples.ts';
import { withXml } from '../src/documents/canonical.ts';
import { childElements } from '../src/documents/child-elements.ts';
import { classify } from '../src/documents/classify.ts';
import { readAttachment } from '../src/documents/read-attachment.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { readSeal } from '../src/documents/read-seal.ts';
import { verifySeal } from '../src/documents/verify-seal.ts';
import { disguise } from './support/disguise.ts';

const uploadIndex = '5001130147';
const issuedOn = '2026-02-16';

test('every child element is found, whatever stands between them', () => {
  const nodes = fc.constantFrom(
    '<a/>',
    '<b>1</b>',
    '<?pi x?>',
    '<!-- c -->',
    ' ',
    'text',
    '<![CDATA[<a/>]]>',
  );
  fc.assert(
    fc.property(fc.array(nodes, { maxLength: 20 }), (inside) => {
      const names = inside.flatMap((node) => /^<([ab])/.exec(node)?.[1] ?? []);
      const found = withXml(Buffer.from(`<r>${inside.join('')}</r>`), ({ root }) =>
        childElements(root).map(({ name }) => name),
      );
      assert.deepEqual(found, { ok: true, value: names });
    }),
  );
});

for (const kind of KINDS) {
  test(`a document of kind ${kind} reads the same, whatever is put between and inside its tags`, () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(0.02, 0.1, 0.4), (seed, salt, share) => {
        const { xml } = makeDocument({ seed, kind, issuedOn, uploadIndex });
        const disguised = disguise(xml, { random: randomOf(salt), share });
        assert.deepEqual(readingOf(disguised), readingOf(xml));
      }),
      { numRuns: 60 },
    );
  });
}

test('an attachment is the same bytes with instructions and comments around it', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { xml } = makeDocument({ seed, kind: 'attachments', issuedOn, uploadIndex });
    const disguised = disguise(xml, { random: randomOf(seed), share: 0.2 });
    for (const n of [1, 2, 3]) assert.deepEqual(readAttachment(disguised, n), readAttachment(xml, n));
  }
});

for (const style of ['detached', 'detached_sha1', 'enveloped'] as const) {
  test(`a seal in style ${style} is the same with instructions in its file`, () => {
    for (let seed = 0; seed < 60; seed++) {
      const { xml } = makeDocument({ seed, kind: 'invoice', issuedOn, uploadIndex });
      const seal = sealOf(xml, style)!;
      const disguised = disguiseSeal(seal, seed);
      assert.notDeepEqual(disguised, seal);
      assert.deepEqual(verifySeal(xml, disguised), verifySeal(xml, seal), disguised.toString());
      assert.ok(readSeal(disguised).ok);
      // In a ZIP without ANAF's names too, the seal is told from the document by its end.
      const entries = [
        { name: `${uploadIndex}.xml`, bytes: xml },
        { name: 'sigiliu.xml', bytes: disguised },
      ];
      const told = classify(entries, uploadIndex);
      assert.ok(told.ok && told.seal?.name === 'sigiliu.xml', `${seed}`);
    }
  });
}

test('an invoice with an instruction before its totals, and before its number, is read whole (2026-11-29)', () => {
  for (const name of ['instruction-before-totals', 'instruction-before-number']) {
    const bytes = readFileSync(new URL(`fixtures/field/${name}.xml`, import.meta.url));
    const reading = readDocument(bytes, 'unknown');
    assert.ok(reading.verdict === 'read', name);
    const { lines, payable, seller, buyer, number, remarks } = reading.invoice;
    assert.deepEqual(
      { lines: lines.length, payable, number: number !== null, parties: [seller.cif, buyer.cif] },
      { lines: 1, payable: '48.40', number: true, parties: ['18547290', '90871557'] },
      name,
    );
    assert.deepEqual(remarks, []);
  }
});

/** Only the Signature's own children: the copy of the document in an enveloped seal, and SignedInfo, are what is signed. */
function disguiseSeal(seal: Buffer, seed: number): Buffer {
  const text = seal.toString();
  const from = text.lastIndexOf('<Signature ');
  const [before, signature] = [text.slice(0, from), text.slice(from)];
  const end = signature.indexOf('</Signature>') + '</Signature>'.length;
  const random = randomOf(seed);
  const own = disguise(Buffer.from(signature.slice(0, end)), {
    random,
    share: 0.4,
    signed: /^<[^/]*SignedInfo/,
  });
  // An instruction beside an enveloped signature is a part of the document that it carries.
  const inside = signature.length > end ? '<!-- <a/> -->' : '';
  return Buffer.from(`${before}${own}${inside}${signature.slice(end)}<?after it?>\n<!-- end -->`);
}

function readingOf(bytes: Buffer) {
  const told = classify([{ name: `${uploadIndex}.xml`, bytes }], uploadIndex);
  assert.ok(told.ok);
  return readDocument(bytes, told.document.kind);
}

function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
