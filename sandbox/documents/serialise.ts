/** Writes a tree as the bytes of some invoicing program: prefixes, line ends, encoding, CDATA, comments, odd declarations. */
import type { Element } from './element.ts';
import type { Quirk } from './facts.ts';
import { isLatin2, toLatin2 } from './latin2.ts';

export interface Namespaces {
  /** The prefix used in the tree (empty for the root of UBL) and its namespace. */
  readonly [prefix: string]: string;
}

export interface Style {
  quirks: ReadonlySet<Quirk>;
  /** Empty: everything on one line. */
  indent: '' | '  ' | '    ' | '\t';
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const COMMENTS = ['generat automat', ' BG-4 VÂNZĂTOR ', ' ===== ', ' <cbc:Note>fost</cbc:Note> '];

export function serialise(root: Element, namespaces: Namespaces, style: Style): Buffer {
  const { quirks } = style;
  const newline = quirks.has('crlf') ? '\r\n' : '\n';
  const prefixes = prefixesFor(namespaces, quirks);
  const redeclare = quirks.has('prefix_redeclared');
  const cdata = quirks.has('cdata');
  const comments = quirks.has('comments');
  const charRefs = quirks.has('char_refs') || quirks.has('iso_8859_2');
  let written = 0;
  let out = declarationOf(quirks);
  if (out !== '') out += newline;
  if (comments) out += `<!-- Document de probă -->${newline}`;

  function write(element: Element, depth: number, inherited: string | null): void {
    written++;
    const colon = element.name.indexOf(':');
    const own = colon < 0 ? '' : element.name.slice(0, colon);
    const local = colon < 0 ? element.name : element.name.slice(colon + 1);
    const prefix = redeclare ? '' : (prefixes[own] ?? own);
    const tag = prefix === '' ? local : `${prefix}:${local}`;
    out += `<${tag}`;
    if (depth === 0) out += rootAttributes(namespaces, prefixes, quirks);
    else if (redeclare && own !== inherited) out += ` xmlns="${namespaces[own]}"`;
    if (element.attributes !== null)
      for (const [name, value] of element.attributes) out += ` ${name}="${escapeAttribute(value, charRefs)}"`;
    const { content } = element;
    if (content.length === 0) {
      out += written % 2 === 0 ? '/>' : `></${tag}>`;
    } else if (typeof content === 'string') {
      out += '>';
      if (cdata && written % 3 === 0 && !content.includes(']]>') && (!charRefs || isLatin2(content)))
        out += `<![CDATA[${content}]]>`;
      else out += escapeText(content, charRefs);
      out += `</${tag}>`;
    } else {
      out += '>';
      for (const child of content) {
        if (style.indent !== '') out += newline + style.indent.repeat(depth + 1);
        if (comments && written % 17 === 0) out += `<!--${COMMENTS[written % COMMENTS.length]}-->`;
        write(child, depth + 1, own);
      }
      if (style.indent !== '') out += newline + style.indent.repeat(depth);
      out += `</${tag}>`;
    }
  }
  write(root, 0, null);
  if (style.indent !== '' || quirks.has('crlf')) out += newline;
  return encode(out, quirks);
}

function declarationOf(quirks: ReadonlySet<Quirk>): string {
  // Without a declaration only UTF-8 and (by its mark) UTF-16 can be read, so ISO-8859-2 always has one.
  if (quirks.has('no_declaration') && !quirks.has('iso_8859_2')) return '';
  const encoding = quirks.has('iso_8859_2') ? 'ISO-8859-2' : quirks.has('utf_16le') ? 'UTF-16' : 'UTF-8';
  return `<?xml version="1.0" encoding="${encoding}"${quirks.has('standalone') ? ' standalone="yes"' : ''}?>`;
}

/** From the tree's prefix to the one written. */
function prefixesFor(namespaces: Namespaces, quirks: ReadonlySet<Quirk>): Record<string, string> {
  const style = quirks.has('prefix_ns2') ? 2 : quirks.has('prefix_ns4') ? 4 : 0;
  const prefixes: Record<string, string> = {};
  let number = style;
  for (const prefix of Object.keys(namespaces)) {
    // As Java's binder does: one namespace is the default one, the others are numbered. With ns4 it is the root that has the prefix.
    if (style === 2) prefixes[prefix] = prefix === '' || prefix === 'rsm' ? '' : `ns${number++}`;
    else if (style === 4) prefixes[prefix] = prefix === 'cbc' || prefix === 'ram' ? '' : `ns${number++}`;
    else prefixes[prefix] = prefix;
  }
  return prefixes;
}

function rootAttributes(
  namespaces: Namespaces,
  prefixes: Record<string, string>,
  quirks: ReadonlySet<Quirk>,
): string {
  let text = '';
  const rootNamespace = namespaces[''] ?? namespaces.rsm ?? '';
  if (quirks.has('prefix_redeclared')) text += ` xmlns="${rootNamespace}"`;
  else
    for (const [prefix, uri] of Object.entries(namespaces)) {
      const written = prefixes[prefix] ?? prefix;
      text += written === '' ? ` xmlns="${uri}"` : ` xmlns:${written}="${uri}"`;
    }
  const schema = `${rootNamespace} http://docs.oasis-open.org/ubl/os-UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd`;
  // Seen in real files: the attribute declared as though it were a namespace, whose name then has a space in it.
  if (quirks.has('pseudo_schema_location')) text += ` xmlns:schemaLocation="${schema}"`;
  if (quirks.has('relative_schema_location'))
    text += ` xmlns:xsi="${XSI}" xsi:schemaLocation="${rootNamespace} ../../UBL-2.1/maindoc/UBL-Invoice-2.1.xsd"`;
  return text;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#xA;',
};

function escapeText(text: string, charRefs: boolean): string {
  const escaped = /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text;
  return charRefs
    ? escaped.replace(/[^\0-\x7f]/gu, (char) =>
        isLatin2(char) && char !== 'ă' ? char : `&#${char.codePointAt(0)};`,
      )
    : escaped;
}

/** A line end that stands as itself in an attribute is read as a space. */
const escapeAttribute = (text: string, charRefs: boolean): string =>
  escapeText(text, charRefs).replaceAll('\n', '&#xA;');

function encode(text: string, quirks: ReadonlySet<Quirk>): Buffer {
  if (quirks.has('iso_8859_2')) return toLatin2(text);
  if (quirks.has('utf_16le')) return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(quirks.has('bom') ? `\ufeff${text}` : text, 'utf8');
}
