import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endsWithSignature, sniffRoot } from './root.ts';

const found = { localName: 'Invoice', namespace: 'urn:x' };

test('the root is found behind a declaration, comments and white space', () => {
  for (const before of [
    '',
    '<?xml version="1.0" standalone="yes"?>\r\n',
    '<?xml version="1.0"?><!-- <Other xmlns="no"> --><!----><?pi a?>\n\t',
    `<!--${' licence'.repeat(5_000)}-->`,
  ]) {
    assert.deepEqual(sniffRoot(Buffer.from(`${before}<Invoice xmlns="urn:x"><a/></Invoice>`)), found);
  }
});

test('any prefix, any quotes, any order of attributes', () => {
  for (const tag of [
    `<a:Invoice b = '>' xmlns="urn:no"\n xmlns:a='urn:x'\t>`,
    `<Invoice xmlns:a="urn:no" xmlns="urn:x"/>`,
    `<Invoice xmlns="urn:x" xmlns:schemaLocation="urn:x http://y z.xsd" >`,
  ]) {
    assert.deepEqual(sniffRoot(Buffer.from(tag)), found, tag);
  }
  assert.deepEqual(sniffRoot(Buffer.from('<Invoice>')), { localName: 'Invoice', namespace: '' });
});

test('every encoding that a document may be in', () => {
  const xml = '<?xml version="1.0"?><Invoice xmlns="urn:x"><a>ș</a></Invoice>';
  for (const [label, bytes] of [
    ['UTF-8 with a mark', Buffer.from(`\ufeff${xml}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()],
    ['UTF-16LE bare', Buffer.from(xml, 'utf16le')],
    ['UTF-16BE bare', Buffer.from(xml, 'utf16le').swap16()],
    ['ISO-8859-2', Buffer.from(xml.replace('ș', '\xba'), 'latin1')],
  ] as const) {
    assert.deepEqual(sniffRoot(bytes), found, label);
  }
});

test('what has no root has none', () => {
  for (const text of [
    '',
    'hello',
    '<!DOCTYPE a><a/>',
    '<!-- open',
    '<?xml',
    '<',
    '</a>',
    '<a b="open',
    '{"a":"<b"}',
  ]) {
    assert.equal(sniffRoot(Buffer.from(text)), null, text);
  }
});

test('a signature at the end is seen in any encoding, and only at the end', () => {
  const signed = '<Invoice><a/><ds:Signature>x</ds:Signature>\n</Invoice>\r\n';
  assert.ok(endsWithSignature(Buffer.from(signed)));
  assert.ok(endsWithSignature(Buffer.from(`\ufeff${signed}${' '.repeat(100)}`, 'utf16le')));
  assert.ok(endsWithSignature(Buffer.from(`${signed}`, 'utf16le').swap16()));
  for (const text of [
    '',
    '<Signature/>',
    '<Invoice><Signature>x</Signature><a>1</a></Invoice>',
    '<a>/Signature></a>',
  ]) {
    assert.equal(endsWithSignature(Buffer.from(text)), false, text);
  }
});

test('looking at bytes of any kind never throws and never hangs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      sniffRoot(Buffer.from(bytes));
      endsWithSignature(Buffer.from(bytes));
    }),
    { numRuns: 2_000 },
  );
  // Megabytes that a search in the wrong order would take hours over.
  for (const text of [
    '<a '.repeat(4e5),
    `<a ${'b="" '.repeat(3e5)}`,
    '<!--'.repeat(4e5),
    ' '.repeat(2e6),
    '<?'.repeat(9e5),
  ]) {
    sniffRoot(Buffer.from(text));
    endsWithSignature(Buffer.from(text));
  }
});
