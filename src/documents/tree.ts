/**
 * The parsed tree, read where the library holds it. The library makes an object of each element and decodes each name and
 * each text through a call of its own, which took more time than the parsing; here a name is decoded once a document and
 * nothing is made that is not asked for. It rests on how libxml2 lays out its nodes (`struct _xmlNode`, 32 bits), which
 * has been the same since 2.0 and is checked below when this file is loaded.
 */
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { XmlNodeSetStruct } from 'libxml2-wasm/lib/libxml2.mjs';

/** Elements are named by their addresses. Nothing of it may be used once the document is disposed of. */
export interface Tree {
  root: number;
  /** The elements directly below, in the document's order, whatever is between them. */
  elementsBelow(element: number): number[];
  /** Without its prefix, also where the prefix was never declared. */
  localNameOf(element: number): string;
  /** Of the element and of everything below it, CDATA included, comments and processing instructions left out. */
  textOf(element: number): string;
  /** Of an attribute without a namespace; undefined if the element has no such attribute. */
  attributeOf(element: number, name: string): string | undefined;
}

/** Where a node holds what, in words of four bytes. */
const word = { type: 1, name: 2, children: 3, next: 6, namespace: 9, content: 10, attributes: 11 };
const element = 1;
const texts = [3, 4];

export function treeOf(rootElement: XmlElement): Tree {
  const root = (rootElement as unknown as { _nodePtr: number })._nodePtr;
  const names = new Map<number, string>();
  let words: Int32Array = new Int32Array();
  let bytes = Buffer.alloc(0);

  /** The library's memory is another one after it has grown, which happens inside its calls: the views of before are empty. */
  function look(): void {
    if (words.length > 0) return;
    const { buffer } = XmlNodeSetStruct.nodeTable(root as never, 0);
    words = new Int32Array(buffer);
    bytes = Buffer.from(buffer as ArrayBuffer);
  }
  const read = (node: number, what: number) => words[(node >> 2) + what]!;
  const decode = (from: number) => (from === 0 ? '' : bytes.toString('utf8', from, bytes.indexOf(0, from)));

  function nameOf(node: number): string {
    const address = read(node, word.name);
    let name = names.get(address);
    if (name === undefined) {
      name = decode(address);
      names.set(address, name);
    }
    return name;
  }

  function textBelow(node: number): string {
    let text = '';
    for (let child = read(node, word.children); child !== 0; child = read(child, word.next)) {
      const type = read(child, word.type);
      if (texts.includes(type)) text += decode(read(child, word.content));
      else if (type === element) text += textBelow(child);
    }
    return text;
  }

  return {
    root,
    elementsBelow(node) {
      look();
      const found: number[] = [];
      for (let child = read(node, word.children); child !== 0; child = read(child, word.next))
        if (read(child, word.type) === element) found.push(child);
      return found;
    },
    localNameOf(node) {
      look();
      const name = nameOf(node);
      return name.slice(name.indexOf(':') + 1);
    },
    textOf(node) {
      look();
      return textBelow(node);
    },
    attributeOf(node, name) {
      look();
      for (let at = read(node, word.attributes); at !== 0; at = read(at, word.next))
        if (read(at, word.namespace) === 0 && nameOf(at) === name) return textBelow(at);
      return undefined;
    },
  };
}

/** Another layout would give wrong values without any error: nothing is read then. */
function checkLayout(): void {
  const xml =
    '<p:a xmlns:p="urn:p" p:y="0" y="é&lt;"><!--no--><b/>one <![CDATA[two]]><?no?><b>, three</b></p:a>';
  const document = XmlDocument.fromString(xml);
  try {
    const tree = treeOf(document.root);
    const found = [
      tree.localNameOf(tree.root),
      tree.textOf(tree.root),
      tree.attributeOf(tree.root, 'y'),
      ...tree.elementsBelow(tree.root).map(tree.localNameOf),
    ];
    if (found.join() !== 'a,one two, three,é<,b,b')
      throw new Error(`the XML library lays out its nodes in another way: ${found.join().slice(0, 100)}`);
  } finally {
    document.dispose();
  }
}

checkLayout();
