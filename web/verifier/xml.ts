/** A small strict reader of XML, and its canonical form (C14N 1.0 and exclusive, without comments): what a seal's signature is over. */

export interface Element {
  /** As written, with its prefix. */
  name: string;
  attributes: [name: string, value: string][];
  children: (Element | string)[];
  parent: Element | null;
}

export interface XmlDocument {
  root: Element;
  /** Processing instructions before and after the root, as a canonical form has them. */
  before: string[];
  after: string[];
}

/** @throws Error for what is not well-formed, and for a DOCTYPE, which nothing sealed has */
export function parseXml(text: string): XmlDocument {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const token =
    /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?([^\s?]+)\s*([\s\S]*?)\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;
  const found: XmlDocument = { root: undefined as unknown as Element, before: [], after: [] };
  let open: Element | null = null;
  let end = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    end = token.lastIndex;
    const [all, cdata, target, data, closing, name, attributes, empty] = match;
    if (all.startsWith('<!--')) continue;
    if (target !== undefined) {
      if (target === 'xml') continue;
      const text = `<?${target}${data === '' ? '' : ` ${data}`}?>`;
      if (open) open.children.push(text.replace('<?', '\u0000<?'));
      else (found.root ? found.after : found.before).push(text);
    } else if (closing !== undefined) {
      if (open?.name !== closing) throw new Error('xml');
      open = open.parent;
    } else if (name !== undefined) {
      const element: Element = { name, attributes: readAttributes(attributes!), children: [], parent: open };
      if (open) open.children.push(element);
      else if (found.root) throw new Error('xml');
      else found.root = element;
      if (empty !== '/') open = element;
    } else if (open) open.children.push(cdata ?? decode(all));
    else if (cdata !== undefined || all.trim() !== '') throw new Error('xml');
  }
  if (end !== source.length || open || !found.root) throw new Error('xml');
  return found;
}

function readAttributes(text: string): [string, string][] {
  const attributes = [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name, double, single]): [string, string] => [
      name!,
      decode((double ?? single!).replace(/[\t\n]/g, ' ')),
    ],
  );
  if (new Set(attributes.map(([name]) => name)).size !== attributes.length) throw new Error('xml');
  return attributes;
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);|&/g, (_all, entity?: string) => {
    if (entity === undefined) throw new Error('xml');
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    const known = namedEntities[entity];
    if (known === undefined) throw new Error('xml');
    return known;
  });
}

export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

export function prefixOf(name: string): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
}

/** What a prefix stands for here. */
export function namespaceOf(element: Element | null, prefix: string): string {
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace';
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at = element; at; at = at.parent) {
    const found = at.attributes.find(([name]) => name === declared);
    if (found) return found[1];
  }
  return '';
}

export function elementsOf(element: Element): Element[] {
  return element.children.filter((child): child is Element => typeof child !== 'string');
}

export function contentOf(element: Element): string {
  return element.children
    .map((child) =>
      typeof child === 'string' ? (child.startsWith('\u0000') ? '' : child) : contentOf(child),
    )
    .join('');
}

export interface Canonical {
  exclusive: boolean;
  /** Of exclusive canonicalisation: prefixes that are treated as the inclusive one treats all. */
  prefixes?: string[];
}

/** Of an element with what it inherits from those around it. */
export function canonicalXml(root: Element, how: Canonical): string {
  const parts: string[] = [];
  write(root, new Map(), true);
  return parts.join('');

  /** @param rendered what each prefix stands for in the output so far */
  function write(element: Element, rendered: Map<string, string>, apex: boolean): void {
    const scope = new Map(rendered);
    const declarations: [string, string][] = [];
    for (const prefix of prefixesToRender(element, apex)) {
      const uri = namespaceOf(element, prefix);
      if (prefix === 'xml' || (scope.get(prefix) ?? '') === uri) continue;
      scope.set(prefix, uri);
      declarations.push([prefix, uri]);
    }
    declarations.sort(([a], [b]) => compare(a, b));
    const attributes = element.attributes
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => {
        const prefix = prefixOf(name);
        return { name, value, uri: prefix === '' ? '' : namespaceOf(element, prefix) };
      });
    // The apex inherits attributes of the xml namespace (C14N 1.0); exclusive canonicalisation leaves them out.
    if (apex && !how.exclusive)
      for (let at = element.parent; at; at = at.parent)
        for (const [name, value] of at.attributes)
          if (name.startsWith('xml:') && !attributes.some((one) => one.name === name))
            attributes.push({ name, value, uri: namespaceOf(null, 'xml') });
    attributes.sort((a, b) => compare(a.uri, b.uri) || compare(localPart(a.name), localPart(b.name)));
    parts.push(`<${element.name}`);
    for (const [prefix, uri] of declarations)
      parts.push(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeValue(uri)}"`);
    for (const { name, value } of attributes) parts.push(` ${name}="${escapeValue(value)}"`);
    parts.push('>');
    for (const child of element.children) {
      if (typeof child !== 'string') write(child, scope, false);
      else parts.push(child.startsWith('\u0000') ? child.slice(1) : escapeText(child));
    }
    parts.push(`</${element.name}>`);
  }

  function prefixesToRender(element: Element, apex: boolean): Set<string> {
    const declared = (at: Element) =>
      at.attributes.flatMap(([name]) =>
        name === 'xmlns' ? [''] : name.startsWith('xmlns:') ? [name.slice(6)] : [],
      );
    const prefixes = new Set<string>();
    if (how.exclusive) {
      prefixes.add(prefixOf(element.name));
      for (const [name] of element.attributes)
        if (name.includes(':') && !name.startsWith('xmlns:')) prefixes.add(prefixOf(name));
      for (const listed of how.prefixes ?? []) {
        const prefix = listed === '#default' ? '' : listed;
        if (apex || declared(element).includes(prefix)) prefixes.add(prefix);
      }
      return prefixes;
    }
    for (let at: Element | null = element; at; at = apex ? at.parent : null)
      for (const prefix of declared(at)) prefixes.add(prefix);
    return prefixes;
  }
}

export function canonicalDocument({ root, before, after }: XmlDocument, how: Canonical): string {
  return [
    ...before.map((one) => `${one}\n`),
    canonicalXml(root, how),
    ...after.map((one) => `\n${one}`),
  ].join('');
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** By code points, as the RFC orders; UTF-16 differs beyond the basic plane, which no name of ours has. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function escapeText(text: string): string {
  return text.replace(
    /[&<>\r]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' })[sign]!,
  );
}

function escapeValue(text: string): string {
  return text.replace(
    /[&<"\t\n\r]/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' })[sign]!,
  );
}
