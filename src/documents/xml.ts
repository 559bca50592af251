/** The one place that knows the XML library: parses what strangers wrote, within bounds, and always gives the memory back. */

import { ParseOption, XmlDocument, XmlError } from 'libxml2-wasm';
import { encodingFault } from './encoding-fault.ts';
import type { Root } from './root.ts';
import { type Tree, treeOf } from './tree.ts';

export type XmlRefusal = 'too_large' | 'has_doctype' | 'not_well_formed';

export type WithDocument<T> = { ok: true; value: T } | { ok: false; reason: XmlRefusal; detail: string };

/** ANAF takes 10 MB at most; the enveloped seal repeats the document with a signature inside. */
const mostBytes = 20_000_000;

/**
 * Tags and attributes together. The library's memory never shrinks, and each costs about 100 bytes of it. A line that has
 * no more than a line must have is 400 bytes with 33 of them, so ANAF's 10 MB hold 830,000.
 */
const mostMarkup = 1_000_000;

/**
 * No network, no external files, no DTD defaults; the library itself stops at 256 levels and at 10 MB of one text.
 *
 * Errors go unreported because that is what lets namespace faults pass while real ones still fail: issuers write
 * `xmlns:schemaLocation="urn:… http://…"`, which ANAF accepts and the library reports as an error. It is also what keeps
 * a hundred thousand such faults from costing a hundred thousand long messages.
 */
const quiet =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOERROR |
  ParseOption.XML_PARSE_NOWARNING;

const telling = quiet & ~ParseOption.XML_PARSE_NOERROR;

/** Parses, hands the root to `use`, and disposes of everything when it returns: nothing of the tree may be kept. */
export function withDocument<T>(bytes: Uint8Array, use: (root: XmlNode) => T): WithDocument<T> {
  const tooLarge = judgeSize(bytes);
  if (tooLarge) return { ok: false, reason: 'too_large', detail: tooLarge };
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: quiet });
  } catch (error) {
    if (!isOfTheLibrary(error)) throw error;
    return { ok: false, reason: 'not_well_formed', detail: explain(bytes) };
  }
  try {
    // An invoice has no use for one, and it is where entities are declared.
    if (document.dtd) return { ok: false, reason: 'has_doctype', detail: 'the document has a DOCTYPE' };
    const tree = treeOf(document.root);
    return { ok: true, value: use({ tree, element: tree.root, namespace: document.root.namespaceUri }) };
  } catch (error) {
    if (!isOfTheLibrary(error)) throw error;
    return { ok: false, reason: 'not_well_formed', detail: short(error.message) };
  } finally {
    document.dispose();
  }
}

/** An element, with its children sorted by name the first time that one is asked for. */
export interface XmlNode {
  readonly tree: Tree;
  /** Its address in the tree. */
  readonly element: number;
  /** Of the root alone. */
  readonly namespace?: string;
  children?: Map<string, XmlNode[]>;
}

/**
 * Direct children by local name: the same names occur at several depths, and a look among all descendants finds the
 * wrong ones. Namespaces are not compared, since no parent in UBL or CII has two children that differ in that alone.
 */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  if (!node) return [];
  node.children ??= sortedByName(node);
  return node.children.get(name) ?? [];
}

/** Lets go of what was sorted below a node that is read and done with: of ten thousand lines it would be 100 MB. */
export function letGo(node: XmlNode): void {
  delete node.children;
}

/** The first child along a path of direct children. */
export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  for (const name of path) node = childrenOf(node, name)[0];
  return node;
}

/** The text at the end of a path, CDATA included, trimmed; null when the element is absent or empty, which mean the same. */
export function textOf(node: XmlNode | undefined, ...path: string[]): string | null {
  const found = path.length > 0 ? childOf(node, ...path) : node;
  return found?.tree.textOf(found.element).trim() || null;
}

/** An attribute's value, trimmed; null when it is absent or empty. */
export function attributeOf(node: XmlNode | undefined, name: string): string | null {
  return node?.tree.attributeOf(node.element, name)?.trim() || null;
}

export function rootNameOf({ tree, element, namespace = '' }: XmlNode): Root {
  return { localName: tree.localNameOf(element), namespace };
}

function sortedByName({ tree, element }: XmlNode): Map<string, XmlNode[]> {
  const sorted = new Map<string, XmlNode[]>();
  for (const child of tree.elementsBelow(element)) {
    const name = tree.localNameOf(child);
    const same = sorted.get(name);
    if (same) same.push({ tree, element: child });
    else sorted.set(name, [{ tree, element: child }]);
  }
  return sorted;
}

function judgeSize(bytes: Uint8Array): string | null {
  if (bytes.length > mostBytes) return `${bytes.length} bytes of XML, at most ${mostBytes} are read`;
  if (bytes.length <= mostMarkup) return null;
  let markup = 0;
  for (const byte of bytes) if (byte === 0x3c || byte === 0x3d) markup++;
  return markup > mostMarkup ? `${markup} tags and attributes, at most ${mostMarkup} are read` : null;
}

/** What is wrong, in the library's words. Each reported fault costs a walk through its siblings, so only small documents. */
function explain(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'the document is empty';
  const fault = encodingFault(bytes);
  if (fault) return short(fault);
  if (bytes.length > 100_000) return 'the document is not well-formed XML';
  try {
    XmlDocument.fromBuffer(bytes, { option: telling }).dispose();
    return 'the document is not well-formed XML';
  } catch (error) {
    if (!isOfTheLibrary(error)) throw error;
    return short(error.message);
  }
}

function isOfTheLibrary(error: unknown): error is Error {
  return error instanceof XmlError || (error instanceof Error && error.name === 'RuntimeError');
}

function short(message: string): string {
  return message.trim().replace(/\s+/g, ' ').slice(0, 300);
}
