/** The tree as it lies in the library's memory says what the library's own objects say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ParseOption, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { createRandom, type Random } from '../sandbox/documents/random.ts';
import { childElements, localNameOf } from '../src/documents/child-elements.ts';
import { type Tree, treeOf } from '../src/documents/tree.ts';

const texts = [
  '',
  'a',
  ' Șuruburi & țevi ',
  '1.234,56',
  '€',
  '𝄞 clef',
  '\n\t',
  'x'.repeat(40),
  '<>"\'',
  'é'.repeat(3000),
];

test('names, children, texts and attributes of random documents are those of the library', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const document = XmlDocument.fromBuffer(
      Buffer.from(`<r xmlns:p="urn:p" xmlns="urn:d">${inside(createRandom(seed), 0)}</r>`),
      // Prefixes that were never declared are faults that the reader lets pass.
      { option: ParseOption.XML_PARSE_NOERROR },
    );
    try {
      const tree = treeOf(document.root);
      assert.ok(sameBelow(tree, tree.root, document.root) > 0, `seed ${seed}`);
    } finally {
      document.dispose();
    }
  }
});

test("a tree is read on when the library's memory has grown meanwhile", () => {
  const document = XmlDocument.fromString('<r><a>before</a></r>');
  const tree = treeOf(document.root);
  const [a] = tree.elementsBelow(tree.root);
  assert.equal(tree.textOf(a!), 'before');
  const large = XmlDocument.fromString(`<r>${'<a b="c">text</a>'.repeat(60_000)}</r>`);
  assert.equal(tree.textOf(a!), 'before');
  assert.equal(tree.localNameOf(a!), 'a');
  large.dispose();
  document.dispose();
});

/** @returns how many elements were compared */
function sameBelow(tree: Tree, element: number, expected: XmlElement): number {
  assert.equal(tree.localNameOf(element), localNameOf(expected));
  assert.equal(tree.textOf(element), expected.content);
  for (const name of ['y', 'z', 'none'])
    assert.equal(tree.attributeOf(element, name), expected.attr(name)?.value ?? undefined);
  const [found, children] = [tree.elementsBelow(element), childElements(expected)];
  assert.equal(found.length, children.length);
  return children.reduce((sum, child, n) => sum + sameBelow(tree, found[n]!, child), 1);
}

function inside(random: Random, depth: number): string {
  return Array.from({ length: random.int(1, 6) }, () => {
    const kind = random.pick(['element', 'element', 'text', 'cdata', 'comment', 'instruction']);
    const text = random.pick(texts);
    if (kind === 'text') return escaped(text);
    if (kind === 'cdata') return `<![CDATA[${text}]]>`;
    if (kind === 'comment') return '<!-- <a>no</a> -->';
    if (kind === 'instruction') return '<?no <a>no</a> ?>';
    const name = random.pick(['a', 'b', 'p:a', 'undeclared:a', 'a.b-c']);
    const attributes = [
      `y="${escaped(random.pick(texts))}"`,
      'p:y="no"',
      'z="&#233;&lt;"',
      'undeclared:z="no"',
    ];
    const chosen = attributes.filter(() => random.int(0, 1) === 1).join(' ');
    return depth > 4 ? `<${name} ${chosen}/>` : `<${name} ${chosen}>${inside(random, depth + 1)}</${name}>`;
  }).join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
