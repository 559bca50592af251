/** Decimal texts as exact numbers, by a way of its own: the generator's arithmetic must not be its own judge. */

const PLACES = 8;
export const UNIT = 10n ** BigInt(PLACES);

export function exact(text: string | null): bigint {
  if (text === null) return 0n;
  const parts = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(text);
  if (parts === null) throw new Error(`not a decimal: ${text}`);
  const value = BigInt(parts[2] + (parts[3] ?? '').padEnd(PLACES, '0'));
  return parts[1] === '-' ? -value : value;
}

/** numerator / denominator rounded to two decimals, halves away from zero. The quotient is in units of 1/UNIT. */
export function cents(numerator: bigint, denominator: bigint): bigint {
  const step = UNIT / 100n;
  const scaled = numerator * 2n + (numerator < 0n === denominator < 0n ? 1n : -1n) * denominator * step;
  return (scaled / (2n * denominator * step)) * step;
}

export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
