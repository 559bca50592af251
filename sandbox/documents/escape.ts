/** Escapes a text for XML. With `charRefs` also what an old code page cannot write, and a letter more. */
import { isLatin2 } from './latin2.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeText(text: string, charRefs: boolean): string {
  const escaped = /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text;
  return charRefs ? escaped.replace(/\P{ASCII}/gu, reference) : escaped;
}

/** An unescaped line end in an attribute is read as a space. */
export function escapeAttribute(text: string, charRefs: boolean): string {
  return escapeText(text, charRefs).replaceAll('\n', '&#xA;');
}

function reference(char: string): string {
  return isLatin2(char) && char !== 'ă' ? char : `&#${char.codePointAt(0)};`;
}
