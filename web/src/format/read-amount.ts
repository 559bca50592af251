/** Parses a typed or pasted amount into a decimal string, by the separators of the reader's language. Pure. */
import type { Language } from './language.ts';

/** `1.234,5` → `1234.5`; undefined if it is not an amount. A lone separator before three digits groups where the language groups by it. */
export function readAmount(typed: string, language: Language): string | undefined {
  const text = typed.replace(/[\s\u00a0]|lei|ron/gi, '').replace('−', '-');
  if (!/^-?\d[\d.,]*$/.test(text)) return undefined;
  const point = pointOf(text, language);
  const [whole = '', fraction, ...more] = point === undefined ? [text] : text.split(point);
  if (more.length > 0 || (fraction !== undefined && !/^\d{1,4}$/.test(fraction))) return undefined;
  const digits = whole.replace(/[.,]/g, '');
  if (!/^-?\d{1,15}$/.test(digits)) return undefined;
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** The decimal separator; undefined if there is none. */
function pointOf(text: string, language: Language): '.' | ',' | undefined {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const sign = dot >= 0 ? '.' : comma >= 0 ? ',' : undefined;
  if (sign === undefined) return undefined;
  const groups = language === 'ro' ? '.' : ',';
  const looksGrouped = text
    .replace('-', '')
    .split(sign)
    .slice(1)
    .every((part) => part.length === 3);
  return sign === groups && looksGrouped ? undefined : sign;
}
