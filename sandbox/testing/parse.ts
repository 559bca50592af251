/** Reads a generated document back with a real XML parser, into plain objects. For tests. */
import { ParseOption, XmlDocument, type XmlElement, XmlXPath } from 'libxml2-wasm';

export interface Read {
  /** Local name. */
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  text: string;
  children: Read[];
}

/** Errors go unreported only because a namespace with a space in its name is one; what is not well-formed throws still. */
const QUIET = ParseOption.XML_PARSE_NOERROR | ParseOption.XML_PARSE_NOWARNING;

export function parse(xml: Buffer): Read {
  using document = XmlDocument.fromBuffer(xml, { option: QUIET });
  return read(document.root);
}

/** Throws, with the parser's words, what a parser that reports everything finds. */
export function parseStrictly(xml: Buffer): void {
  XmlDocument.fromBuffer(xml).dispose();
}

/** Not from sibling to sibling: the library's processing instructions have no next one. */
const anyChild = XmlXPath.compile('*');

function read(element: XmlElement): Read {
  const children = (element.find(anyChild) as XmlElement[]).map(read);
  const attributes = Object.fromEntries(element.attrs.map((one) => [one.name, one.value]));
  return {
    name: element.name,
    namespace: element.namespaceUri,
    attributes,
    text: children.length === 0 ? element.content : '',
    children,
  };
}

export function all(from: Read | undefined, ...path: string[]): Read[] {
  let found = from === undefined ? [] : [from];
  for (const step of path) found = found.flatMap((one) => one.children.filter(({ name }) => name === step));
  return found;
}

export const one = (from: Read | undefined, ...path: string[]): Read | undefined => all(from, ...path)[0];

/** An empty element is as good as none. */
export const text = (from: Read | undefined, ...path: string[]): string | null =>
  one(from, ...path)?.text || null;
