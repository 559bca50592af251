/** The elements directly below an element, whatever is between them: text, comments, CDATA, processing instructions. */

import { XmlElement, type XmlNode, XmlTreeNode, XmlXPath } from 'libxml2-wasm';

const anyChild = XmlXPath.compile('*');

/**
 * In the document's order. The library gives a processing instruction neither `next` nor `prev`, so a walk from sibling
 * to sibling ends there, and everything after it would be missed (2026-11-29). Where one is met, libxml2 itself is asked
 * for the children; without one the walk is several times faster.
 */
export function childElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child: XmlNode | null = element.firstChild; child !== null; child = child.next) {
    if (!(child instanceof XmlTreeNode)) return element.find(anyChild) as XmlElement[];
    if (child instanceof XmlElement) found.push(child);
  }
  return found;
}

/** The name without its prefix, also where the prefix was never declared. */
export function localNameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
