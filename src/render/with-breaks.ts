/** Gives words that no column can hold places to break. Pure. */
import type { Sheet } from './sheet.ts';

const zeroWidthSpace = '\u200b';

/** How many letters a column bears, by the name of its field; any other text is in a wide one. */
const narrow: Readonly<Record<string, number>> = {
  id: 6,
  unit: 8,
  quantity: 16,
  price: 16,
  rate: 16,
  base: 16,
  vat: 16,
  net: 16,
};
const wide = 34;
/** Each place to break costs typst time, so no more than are needed to fill a column. */
const sixes = /.{1,6}/gu;
const threes = /.{1,3}/gu;

/** As it is, but a word that is longer than its column may break every few letters. */
export function withBreaks(sheet: Sheet): Sheet {
  const { title, provenance } = sheet;
  return { ...(broken(sheet, '') as Sheet), title, provenance };
}

function broken(value: unknown, field: string): unknown {
  if (typeof value === 'string') return breakable(value, narrow[field] ?? wide);
  if (Array.isArray(value)) return value.map((one) => broken(one, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, broken(one, key)]));
}

function breakable(text: string, longest: number): string {
  // A text of several words that are all short, as nearly all are.
  if (text.length <= longest / widest) return text;
  return text.replace(/\S+/gu, (word) =>
    widthOf(word) > longest ? word.match(longest === wide ? sixes : threes)!.join(zeroWidthSpace) : word,
  );
}

const widest = 1.5;

/** In small letters. */
function widthOf(word: string): number {
  return word.length + (widest - 1) * (word.match(/[\p{Lu}@%]/gu)?.length ?? 0);
}
