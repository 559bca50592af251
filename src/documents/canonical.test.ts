import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  canonicalDocument,
  canonicalizations,
  canonicalText,
  inclusive,
  withoutBlanks,
  withXml,
} from './canonical.ts';
import { canonicalEffort } from './canonical-effort.ts';

const exclusive = canonicalizations.get('http://www.w3.org/2001/10/xml-exc-c14n#')!;
const form = (xml: string | Buffer) => canonicalDocument(Buffer.from(xml), inclusive);

test('what the standard says: namespaces first, attributes in order, no declaration, no comment, pairs of tags', () => {
  const xml = `<?xml version="1.0"?>\r\n<!-- a --><b:r  z='1' xmlns:b="urn:b" a="2"\r\n xmlns="urn:a"><c/>&#13;<![CDATA[<]]></b:r>\n`;
  assert.deepEqual(form(xml), {
    ok: true,
    value: '<b:r xmlns="urn:a" xmlns:b="urn:b" a="2" z="1"><c></c>&#xD;&lt;</b:r>',
  });
});

test('an element takes the namespaces around it along, or by exclusion those that it uses', () => {
  const xml = Buffer.from('<r xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"><x><b:y/></x></r>');
  const both = withXml(xml, ({ root }) => {
    const x = root.firstChild as typeof root;
    return [canonicalText(x, inclusive), canonicalText(x, exclusive), canonicalText(x, exclusive, ['c'])];
  });
  assert.deepEqual(both, {
    ok: true,
    value: [
      '<x xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"><b:y></b:y></x>',
      '<x xmlns="urn:a"><b:y xmlns:b="urn:b"></b:y></x>',
      '<x xmlns="urn:a" xmlns:c="urn:c"><b:y xmlns:b="urn:b"></b:y></x>',
    ],
  });
});

test('blanks between tags go, and those of texts and attributes stay', () => {
  assert.equal(
    withoutBlanks('<a b="> &lt;">\n <c> d </c>&#xD;\n<e></e> f</a>'),
    '<a b="> &lt;"><c> d </c><e></e> f</a>',
  );
});

test('the same document in other encodings has one form, and what cannot be counted is refused', () => {
  const text = '<a>ș</a>';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  assert.deepEqual(form(utf16), { ok: true, value: text });
  const latin2 = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><a>'),
    Buffer.from([0xba]),
    Buffer.from('</a>'),
  ]);
  assert.deepEqual(form(latin2), { ok: true, value: '<a>ş</a>' });
  for (const encoding of ['IBM1047', 'ISO-2022-JP', 'UTF-7', 'GB18030'])
    assert.deepEqual(form(`<?xml version="1.0" encoding="${encoding}"?><a/>`), {
      ok: false,
      detail: 'XML in an encoding that is not read here',
    });
});

test('what would fill the memory is refused before it is parsed', () => {
  const { ok, ...why } = form(`<r>${'<a/>'.repeat(1_600_000)}</r>`);
  assert.deepEqual([ok, why], [false, { detail: 'XML of more than 1500000 tags and attributes' }]);
});

test('the effort grows with the namespaces in scope and with the attributes of a tag, in whatever they are hidden', () => {
  const effort = (xml: string) => canonicalEffort(Buffer.from(xml), 1e12);
  const declarations = (n: number) => Array.from({ length: n }, (_, i) => ` xmlns:n${i}="u"`).join('');
  const one = effort(`<r${declarations(100)}><a/></r>`);
  assert.ok(one > 2 * 4 * 100 * 100, String(one));
  for (const disguised of [
    `<r x=">"${declarations(100)}><a/></r>`,
    `<r x='"'${declarations(100)}><a/></r>`,
    `<r${declarations(100).replaceAll('=', '\n= ')}><a/></r>`,
    `<r${declarations(100).replaceAll('xmlns:n', `xmlns:${'n'.repeat(200)}`)}><a/></r>`,
    `<!-- " --><r${declarations(100)}><![CDATA[ </r> ]]><a/></r>`,
  ])
    assert.ok(effort(disguised) >= one, disguised.slice(0, 60));
  // What is closed is out of scope.
  assert.ok(effort(`<r>${`<a${declarations(3)}/>`.repeat(1000)}</r>`) < 1_000_000);
});
