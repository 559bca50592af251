/** An invoice's number and its date out of one cell: `FV 12/25.11.2026`, `300356 din 25-11-2026`, `2026-11-25 FV 12`. Pure. */
import { type Cell, readDay, readText } from './read-values.ts';

const day = String.raw`\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}`;
/** Separators between the two. */
const between = String.raw`\s*(?:[/,;|:-]|\b(?:din|del|data|from|of|dated)\b)?\s*`;
const dateLast = new RegExp(`^(.+?)${between}(${day})$`, 'i');
const dateFirst = new RegExp(`^(${day})${between}(.+)$`, 'i');

export function splitNumberAndDate(cell: Cell): { number: string | null; date: string | null } {
  const text = readText(cell)?.slice(0, 100) ?? null;
  if (text === null || cell instanceof Date) return { number: null, date: readDay(cell) };
  const [, number, last] = dateLast.exec(text) ?? [];
  if (number !== undefined && readDay(last) !== null)
    return { number: number.trim() || null, date: readDay(last) };
  const [, first, rest] = dateFirst.exec(text) ?? [];
  if (rest !== undefined && readDay(first) !== null)
    return { number: rest.trim() || null, date: readDay(first) };
  return { number: text, date: null };
}
