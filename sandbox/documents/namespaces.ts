/** How a program declares namespaces and which prefixes it writes. */
import type { Element } from './element.ts';
import type { Quirk } from './facts.ts';

/** From the prefix used in the tree (empty for the root of UBL) to its namespace. */
export type Namespaces = Readonly<Record<string, string>>;

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** For each element the name to write and, where every change of namespace is declared again, the declaration. */
export function nameTags(namespaces: Namespaces, quirks: ReadonlySet<Quirk>) {
  const redeclared = quirks.has('prefix_redeclared');
  const prefixes = prefixesFor(namespaces, quirks);
  const tags = new Map<string, { tag: string; declared: string }>();
  return ({ name }: Element, parent: Element | null) => {
    const own = prefixOf(name);
    const announce = redeclared && parent !== null && own !== prefixOf(parent.name);
    const key = announce ? `+${name}` : name;
    const known = tags.get(key);
    if (known !== undefined) return known;
    const prefix = redeclared ? '' : (prefixes[own] ?? own);
    const local = own === '' ? name : name.slice(own.length + 1);
    const made = {
      tag: prefix === '' ? local : `${prefix}:${local}`,
      declared: announce ? ` xmlns="${namespaces[own]}"` : '',
    };
    tags.set(key, made);
    return made;
  };
}

export function rootAttributes(namespaces: Namespaces, quirks: ReadonlySet<Quirk>): string {
  const own = namespaces[''] ?? namespaces.rsm ?? '';
  let text = '';
  if (quirks.has('prefix_redeclared')) text = ` xmlns="${own}"`;
  else {
    const prefixes = prefixesFor(namespaces, quirks);
    for (const [prefix, uri] of Object.entries(namespaces))
      text += prefixes[prefix] === '' ? ` xmlns="${uri}"` : ` xmlns:${prefixes[prefix]}="${uri}"`;
  }
  // Seen in real files: the attribute declared as though it were a namespace, whose name then has a space in it.
  if (quirks.has('pseudo_schema_location'))
    text += ` xmlns:schemaLocation="${own} http://docs.oasis-open.org/ubl/os-UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd"`;
  if (quirks.has('relative_schema_location'))
    text += ` xmlns:xsi="${XSI}" xsi:schemaLocation="${own} ../../UBL-2.1/maindoc/UBL-Invoice-2.1.xsd"`;
  return text;
}

const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':')));

/**
 * As Java's binder does: one namespace is the default and the others are numbered, from 2 on.
 * With ns4 the default is that of the leaves, so the root itself has a prefix.
 */
function prefixesFor(namespaces: Namespaces, quirks: ReadonlySet<Quirk>): Record<string, string> {
  const prefixes: Record<string, string> = {};
  const first = quirks.has('prefix_ns2') ? 2 : quirks.has('prefix_ns4') ? 4 : 0;
  const plain = first === 2 ? ['', 'rsm'] : ['cbc', 'ram'];
  let number = first;
  for (const prefix of Object.keys(namespaces))
    prefixes[prefix] = first === 0 ? prefix : plain.includes(prefix) ? '' : `ns${number++}`;
  return prefixes;
}
