/** The tree a document is built as before it is written: `cbc:ID` names, text or children. */

export interface Element {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[] | null;
  /** Text, or children in order. */
  content: string | readonly Element[];
}

type Child = Element | null;

export function node(name: string, ...children: (Child | readonly Child[])[]): Element {
  return { name, attributes: null, content: children.flat().filter((child) => child !== null) };
}

/** No element for null; an empty one for the empty text. */
export function leaf(name: string, text: string | null, ...attributes: (readonly [string, string])[]): Child {
  return text === null
    ? null
    : { name, attributes: attributes.length === 0 ? null : attributes, content: text };
}

/** Nothing at all when nothing would be inside. */
export function nodeUnlessEmpty(name: string, ...children: (Child | readonly Child[])[]): Child {
  const element = node(name, ...children);
  return element.content.length === 0 ? null : element;
}
