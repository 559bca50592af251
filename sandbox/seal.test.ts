import assert from 'node:assert/strict';
import { createHash, verify } from 'node:crypto';
import { test } from 'node:test';
import { sealSigner } from './authority.ts';
import { canonicalDocument } from './canonical.ts';
import { makeDocument } from './documents/generate.ts';
import { type SealStyle, sealOf } from './seal.ts';
import { isGenuine } from './seal-check.ts';

const { xml } = makeDocument({ seed: 7, kind: 'invoice', issuedOn: '2026-07-01', uploadIndex: '6330291058' });
const seal = (style: SealStyle, document: Uint8Array = xml): Buffer =>
  sealOf(document, style) ?? Buffer.alloc(0);
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const between = (text: string, tag: string) =>
  new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(text)?.[0] ?? '';

test('genuine seals hold, in both styles and by both certificates', () => {
  for (const style of ['detached', 'detached_sha1', 'enveloped', 'successor'] as const)
    assert.equal(isGenuine(xml, seal(style)), true, style);
});

test('a seal of other bytes and a forged signature do not hold', () => {
  for (const style of ['tampered', 'forged'] as const)
    assert.equal(isGenuine(xml, seal(style)), false, style);
  const other = Buffer.from(xml.toString().replace('<cbc:ID>', '<cbc:ID>9'));
  assert.notDeepEqual(other, xml);
  for (const style of ['detached', 'enveloped'] as const)
    assert.equal(isGenuine(other, seal(style)), false, style);
});

test('the detached seal is a bare Signature over the raw bytes, without transforms', () => {
  const text = seal('detached').toString();
  assert.match(text, /^<\?xml[^>]*\?><Signature xmlns="http:\/\/www\.w3\.org\/2000\/09\/xmldsig#">/);
  assert.ok(text.includes(`<DigestValue>${sha256(xml)}</DigestValue>`));
  assert.ok(!text.includes('Transform'));
  assert.ok(text.includes('<Reference URI="">'));
});

test('the older detached seal says rsa-sha1 and inclusive canonicalization', () => {
  const text = seal('detached_sha1').toString();
  assert.ok(text.includes('xmldsig#rsa-sha1'));
  assert.ok(text.includes('REC-xml-c14n-20010315'));
});

test('the enveloped seal is a copy of the document, written again, with the signature as its last child', () => {
  const text = seal('enveloped').toString();
  assert.ok(!text.startsWith('<?xml'));
  assert.match(text, /<\/Signature><\/Invoice>$/);
  assert.ok(text.includes(`<DigestValue>${sha256(canonicalDocument(xml))}</DigestValue>`));
  assert.ok(text.includes('&#13;\n'));
  const namespaces = (document: string) =>
    [...document.slice(0, 800).matchAll(/xmlns(?::\w+)?="/g)].map(([m]) => m);
  assert.deepEqual(namespaces(text).toSorted(), namespaces(xml.toString()).toSorted());
  assert.notDeepEqual(namespaces(text), namespaces(xml.toString()));
  const unsealed = Buffer.from(text.replace(between(text, 'Signature'), ''));
  assert.equal(canonicalDocument(unsealed), canonicalDocument(xml));
});

test('the enveloped signature holds only without the line breaks inside SignedInfo', () => {
  const text = seal('enveloped').toString();
  const value = Buffer.from(between(text, 'SignatureValue').replace(/<[^>]*>|&#13;|\s/g, ''), 'base64');
  const holds = (info: string) => {
    const canonical = info
      .replace('<SignedInfo>', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">')
      .replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>');
    return verify('sha256', Buffer.from(canonical), sealSigner.certificate.publicKey, value);
  };
  const info = between(text, 'SignedInfo');
  assert.equal(holds(info), false);
  assert.equal(holds(info.replaceAll('\n', '')), true);
});

test('every kind of document can be sealed both ways', () => {
  const kinds = [
    'invoice',
    'credit_note',
    'storno',
    'cii',
    'quirky',
    'attachments',
    'error_file',
    'buyer_message',
  ] as const;
  for (let seed = 1; seed <= 12; seed++)
    for (const kind of kinds) {
      const made = makeDocument({ seed, kind, issuedOn: '2026-07-01', uploadIndex: '6330291058' }).xml;
      for (const style of ['detached', 'enveloped'] as const)
        assert.equal(isGenuine(made, seal(style, made)), true, `${kind} ${seed} ${style}`);
    }
});

test('the same document gets the same seal every time', () => {
  assert.deepEqual(seal('enveloped'), seal('enveloped'));
  assert.deepEqual(seal('detached'), seal('detached'));
});
