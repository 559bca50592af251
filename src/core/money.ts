/** Amounts as decimal strings: exact, never a float. Knows digits; the currency is a field of its own. */

/** `-?digits[.digits]`, or null when the text is no plain decimal number. Keeps the digits as they were written. */
export function readDecimal(text: string | null | undefined): string | null {
  const t = (text ?? '').trim();
  const m = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(t);
  if (!m || (m[2] === '' && (m[3] ?? '') === '')) return null;
  const whole = (m[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = m[3] ? `.${m[3]}` : '';
  return `${m[1] === '-' ? '-' : ''}${whole}${fraction}`;
}

/** Exact sum; the result has as many decimals as the longest of its terms. */
export function addDecimals(...terms: string[]): string {
  const scale = Math.max(0, ...terms.map(decimalsOf));
  return unscale(
    terms.reduce((sum, t) => sum + scaled(t, scale), 0n),
    scale,
  );
}

export function negateDecimal(value: string): string {
  return value.startsWith('-') ? value.slice(1) : isZero(value) ? value : `-${value}`;
}

/** Negative, zero or positive, as a comparator is. `19.0` equals `19`. */
export function compareDecimals(a: string, b: string): number {
  if (a === b) return 0;
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const x = scaled(a, scale);
  const y = scaled(b, scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Exact product. */
export function multiplyDecimals(a: string, b: string): string {
  const [x, y] = [decimalsOf(a), decimalsOf(b)];
  return unscale(scaled(a, x) * scaled(b, y), x + y);
}

/** Undefined when divided by zero. Rounded as `roundDecimal` rounds. */
export function divideDecimals(a: string, b: string, places: number): string | undefined {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const divisor = scaled(b, scale);
  if (divisor === 0n) return undefined;
  return unscale(divideRounded(scaled(a, scale) * 10n ** BigInt(places), divisor), places);
}

/** Half a unit goes up, also below zero: so rounds XPath, in which EN 16931's rules are written. */
export function roundDecimal(value: string, places: number): string {
  const scale = decimalsOf(value);
  if (scale <= places) return value;
  return unscale(divideRounded(scaled(value, scale), 10n ** BigInt(scale - places)), places);
}

function divideRounded(a: bigint, b: bigint): bigint {
  const [numerator, divisor] = b < 0n ? [-a, -b] : [a, b];
  const doubled = 2n * numerator + divisor;
  const whole = doubled / (2n * divisor);
  // BigInt cuts towards zero; what is wanted is the floor.
  return doubled < 0n && doubled % (2n * divisor) !== 0n ? whole - 1n : whole;
}

function isZero(value: string): boolean {
  return /^-?0*\.?0*$/.test(value);
}

/** How many digits follow the decimal point. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

function scaled(value: string, scale: number): bigint {
  const point = value.indexOf('.');
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
  return BigInt(digits + '0'.repeat(scale - decimalsOf(value)));
}

function unscale(n: bigint, scale: number): string {
  const negative = n < 0n;
  const digits = (negative ? -n : n).toString().padStart(scale + 1, '0');
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return negative ? `-${text}` : text;
}
