/** The tree a document is built as before it is written: `cbc:ID` names, text or children. */

export interface Element {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[] | null;
  /** Text, or children in order. */
  content: string | readonly Element[];
}

type Child = Element | null;

export function node(name: string, ...parts: (Child | readonly Child[])[]): Element {
  const content: Element[] = [];
  for (const part of parts) {
    if (part === null) continue;
    if (isList(part)) {
      for (const child of part) if (child !== null) content.push(child);
    } else content.push(part);
  }
  return { name, attributes: null, content };
}

/** Array.isArray does not tell readonly lists from elements. */
const isList = (part: Element | readonly Child[]): part is readonly Child[] => Array.isArray(part);

/** No element for null; an empty one for the empty text. */
export function leaf(name: string, text: string | null, ...attributes: (readonly [string, string])[]): Child {
  return text === null
    ? null
    : { name, attributes: attributes.length === 0 ? null : attributes, content: text };
}

/** Nothing at all when nothing would be inside. */
export function nodeUnlessEmpty(name: string, ...parts: (Child | readonly Child[])[]): Child {
  const element = node(name, ...parts);
  return element.content.length === 0 ? null : element;
}
