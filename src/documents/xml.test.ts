import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributeOf, childOf, childrenOf, textOf, withDocument, type XmlNode } from './xml.ts';

test('looks among direct children only', () => {
  const xml = '<a><b><c>deep</c></b><c>first</c><c>second</c></a>';
  assert.deepEqual(
    reading(xml, (root) => childrenOf(root, 'c').map((node) => textOf(node))),
    ['first', 'second'],
  );
  assert.equal(
    reading(xml, (root) => textOf(root, 'b', 'c')),
    'deep',
  );
  assert.equal(
    reading(xml, (root) => childOf(root, 'b', 'none', 'c')),
    undefined,
  );
});

test('text is joined over CDATA, references and comments, and trimmed; empty means absent', () => {
  const xml = '<a><b> x<![CDATA[ & ]]>&lt;<!-- no -->y&#x219; </b><e/><w> \n </w></a>';
  assert.equal(
    reading(xml, (root) => textOf(root, 'b')),
    'x & <yș',
  );
  assert.deepEqual(
    reading(xml, (root) => [textOf(root, 'e'), textOf(root, 'w'), textOf(root, 'none')]),
    [null, null, null],
  );
});

test('attributes are read by their plain name', () => {
  const xml = '<a x:currencyID="no" xmlns:x="urn:x" currencyID=" RON " empty=""/>';
  assert.deepEqual(
    reading(xml, (root) => [
      attributeOf(root, 'currencyID'),
      attributeOf(root, 'empty'),
      attributeOf(root, 'none'),
    ]),
    ['RON', null, null],
  );
});

test('any prefix and none, even one that is not declared', () => {
  for (const xml of [
    '<a><cbc:ID>1</cbc:ID></a>',
    '<a xmlns:n="urn:x"><n:ID>1</n:ID></a>',
    '<a><ID>1</ID></a>',
  ]) {
    assert.equal(
      reading(xml, (root) => textOf(root, 'ID')),
      '1',
    );
  }
});

test('namespace declarations that are no URI do not stop the reading', () => {
  const xml =
    '<a xmlns="urn:x" xmlns:schemaLocation="urn:x http://y/z.xsd" q:schemaLocation="../z"><ID>1</ID></a>';
  assert.equal(
    reading(xml, (root) => textOf(root, 'ID')),
    '1',
  );
});

test('every encoding that issuers use', () => {
  const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Brăila</a>`;
  for (const bytes of [
    Buffer.from(`\ufeff${xml('UTF-8')}`),
    Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le'),
    Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le').swap16(),
    Buffer.from(xml('ISO-8859-2').replace('ă', '\xe3'), 'latin1'),
    Buffer.from(xml('windows-1250').replace('ă', '\xe3'), 'latin1'),
  ]) {
    const read = withDocument(bytes, (root) => textOf(root));
    assert.deepEqual(read, { ok: true, value: 'Brăila' });
  }
});

test('what is not well-formed is refused with the reason', () => {
  const refused = (xml: string) => {
    const read = withDocument(Buffer.from(xml), () => 'read');
    return read.ok ? read.value : `${read.reason}: ${read.detail}`;
  };
  assert.equal(refused(''), 'not_well_formed: the document is empty');
  assert.match(refused('<a><b>'), /^not_well_formed: .*Premature end of data/);
  assert.match(refused('hello'), /^not_well_formed: .*Start tag expected/);
  assert.match(refused('<a>&nbsp;</a>'), /^not_well_formed: .*nbsp/);
  assert.match(refused('<a/><b/>'), /^not_well_formed: /);
  assert.equal(refused(`<a>${'<b>'.repeat(50_000)}`), 'not_well_formed: the document is not well-formed XML');
});

test('a DOCTYPE is refused, with or without entities', () => {
  for (const xml of [
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
  ]) {
    const read = withDocument(Buffer.from(xml), (root) => textOf(root));
    assert.equal(read.ok ? read.value : read.reason, 'has_doctype', xml);
  }
});

test('hostile documents are refused or read, and neither hang nor fill the memory', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join(
    '',
  );
  const hostile: Record<string, string> = {
    laughs: `<!DOCTYPE a [<!ENTITY a0 "ha">${laughs}]><a b="&a9;">&a9;</a>`,
    attributes: `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    namespaces: `<a ${Array.from({ length: 100_000 }, (_, i) => `xmlns:a${i}="u${i}"`).join(' ')}/>`,
    undeclared: `<a>${'<x:b/>'.repeat(200_000)}</a>`,
    undeclaredAndOpen: `<a>${'<x:b/>'.repeat(200_000)}`,
    deep: '<a>'.repeat(1_000_000),
    children: `<a>${'<b/>'.repeat(2_000_000)}</a>`,
    text: `<a>${'x'.repeat(21_000_000)}</a>`,
  };
  const outcomes = Object.entries(hostile).map(([name, xml]) => {
    const read = withDocument(Buffer.from(xml), (root) => childrenOf(root, 'b').length);
    return [name, read.ok ? read.value : read.reason];
  });
  assert.deepEqual(Object.fromEntries(outcomes), {
    laughs: 'not_well_formed',
    attributes: 0,
    namespaces: 0,
    undeclared: 200_000,
    undeclaredAndOpen: 'not_well_formed',
    deep: 'not_well_formed',
    children: 'too_large',
    text: 'too_large',
  });
});

test('our own failure inside a reading is not mistaken for a bad document', () => {
  assert.throws(
    () =>
      withDocument(Buffer.from('<a/>'), () => {
        throw new TypeError('ours');
      }),
    /ours/,
  );
});

function reading<T>(xml: string, use: (root: XmlNode) => T): T {
  const read = withDocument(Buffer.from(xml), use);
  assert.ok(read.ok, read.ok ? '' : read.detail);
  return read.value;
}
