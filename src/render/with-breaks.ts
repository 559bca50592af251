/** Gives texts without spaces places to break, so that they stay in their columns. Pure. */

const zeroWidthSpace = '\u200b';

/** Letters that a narrow column bears, by the name of its field; any other text stands in a wide one. */
const narrow: Readonly<Record<string, number>> = {
  id: 6,
  unit: 8,
  quantity: 16,
  price: 16,
  vat: 16,
  net: 16,
};
const wide = 34;

/** As it is, but with zero-width spaces inside of every word that is longer than its column. */
export function withBreaks<T>(value: T, field = ''): T {
  if (typeof value === 'string') return breakable(value, narrow[field] ?? wide) as T;
  if (Array.isArray(value)) return value.map((one) => withBreaks(one, field)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withBreaks(one, key)])) as T;
}

function breakable(text: string, longest: number): string {
  return text.replace(/\S+/gu, (word) =>
    word.length <= longest ? word : word.match(new RegExp(`.{1,${longest}}`, 'gu'))!.join(zeroWidthSpace),
  );
}
