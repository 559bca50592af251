/** Writes a tree as the bytes of some invoicing program: line ends, indentation, encoding, CDATA, comments. */
import type { Element } from './element.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { Quirk } from './facts.ts';
import { isLatin2, toLatin2 } from './latin2.ts';
import { type Namespaces, nameTags, rootAttributes } from './namespaces.ts';

export interface Style {
  quirks: ReadonlySet<Quirk>;
  /** Empty: everything on one line. */
  indent: '' | '  ' | '    ' | '\t';
}

const COMMENTS = ['generat automat', ' BG-4 VÂNZĂTOR ', ' ===== ', ' <cbc:Note>fost</cbc:Note> '];

export function serialise(root: Element, namespaces: Namespaces, { quirks, indent }: Style): Buffer {
  const newline = quirks.has('crlf') ? '\r\n' : '\n';
  const tagOf = nameTags(namespaces, quirks);
  const cdata = quirks.has('cdata');
  const comments = quirks.has('comments');
  const charRefs = quirks.has('char_refs') || quirks.has('iso_8859_2');
  let written = 0;
  let out = declarationOf(quirks);
  if (out !== '') out += newline;
  if (comments) out += `<!-- Document de probă -->${newline}`;

  function write(element: Element, depth: number, parent: Element | null): void {
    written++;
    const { content } = element;
    const { tag, declared } = tagOf(element, parent);
    out += `<${tag}${declared}`;
    if (depth === 0) out += rootAttributes(namespaces, quirks);
    for (const [name, value] of element.attributes ?? [])
      out += ` ${name}="${escapeAttribute(value, charRefs)}"`;
    if (content.length === 0) {
      out += written % 2 === 0 ? '/>' : `></${tag}>`;
      return;
    }
    out += '>';
    if (typeof content === 'string') writeText(content);
    else writeChildren(content, depth, element);
    out += `</${tag}>`;
  }

  function writeText(text: string): void {
    // Within CDATA nothing can be escaped, so a character that the encoding lacks cannot be written there.
    const plain = !text.includes(']]>') && (!charRefs || isLatin2(text));
    out += cdata && plain && written % 3 === 0 ? `<![CDATA[${text}]]>` : escapeText(text, charRefs);
  }

  function writeChildren(children: readonly Element[], depth: number, element: Element): void {
    for (const child of children) {
      if (indent !== '') out += newline + indent.repeat(depth + 1);
      if (comments && written % 17 === 0) out += `<!--${COMMENTS[written % COMMENTS.length]}-->`;
      write(child, depth + 1, element);
    }
    if (indent !== '') out += newline + indent.repeat(depth);
  }

  write(root, 0, null);
  if (indent !== '' || quirks.has('crlf')) out += newline;
  return encode(out, quirks);
}

function declarationOf(quirks: ReadonlySet<Quirk>): string {
  // Without a declaration only UTF-8 and (by its mark) UTF-16 can be read, so ISO-8859-2 always has one.
  if (quirks.has('no_declaration') && !quirks.has('iso_8859_2')) return '';
  const encoding = quirks.has('iso_8859_2') ? 'ISO-8859-2' : quirks.has('utf_16le') ? 'UTF-16' : 'UTF-8';
  return `<?xml version="1.0" encoding="${encoding}"${quirks.has('standalone') ? ' standalone="yes"' : ''}?>`;
}

function encode(text: string, quirks: ReadonlySet<Quirk>): Buffer {
  if (quirks.has('iso_8859_2')) return toLatin2(text);
  if (quirks.has('utf_16le')) return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(quirks.has('bom') ? `\ufeff${text}` : text, 'utf8');
}
