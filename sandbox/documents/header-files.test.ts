import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../testing/parse.ts';
import { sample } from '../testing/samples.ts';
import type { BuyerMessageFacts, ErrorFileFacts } from './facts.ts';

test('an error file has the upload, the issuer and every error, line ends included', () => {
  const texts: string[] = [];
  for (let seed = 0; seed < 100; seed++) {
    const { xml, facts } = sample('error_file', seed);
    const { uploadIndex, seller, errors } = facts as ErrorFileFacts;
    const root = parse(xml);
    assert.deepEqual([root.name, root.namespace], ['header', 'mfp:anaf:dgti:efactura:mesajEroriFactuta:v1']);
    assert.deepEqual(root.attributes, { Index_incarcare: uploadIndex, Cif_emitent: seller.cif });
    assert.deepEqual(
      root.children.map(({ name, attributes }) => [name, attributes.errorMessage]),
      errors.map((text) => ['Error', text]),
    );
    texts.push(...errors);
  }
  assert.ok(texts.length > 150);
  assert.ok(texts.some((text) => text.includes('\n')));
  assert.ok(
    texts.some((text) =>
      /^Factura a mai fost transmisa anterior cu index=\d{10} si data incarcare=[-\d]{10}$/.test(text),
    ),
  );
});

test('a buyer message is the text and the upload that it speaks of', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { xml, facts } = sample('buyer_message', seed);
    const { uploadIndex, message } = facts as BuyerMessageFacts;
    const root = parse(xml);
    assert.deepEqual([root.name, root.namespace], ['header', 'mfp:anaf:dgti:spv:reqMesaj:v1']);
    assert.deepEqual(root.attributes, { index_incarcare: uploadIndex, message });
  }
});
