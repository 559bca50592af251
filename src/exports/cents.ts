/** Amounts in hundredths, exact: what the lines of an export are calculated in. Pure. */

export type Cents = bigint;

/** Decimals beyond the second are rounded half away from zero; no amount is zero. */
export function readCents(decimal: string | null): Cents {
  if (decimal === null) return 0n;
  const { digits, scale } = scaledOf(decimal);
  return scale <= 2 ? digits * 10n ** BigInt(2 - scale) : divideRounded(digits, 10n ** BigInt(scale - 2));
}

export function writeCents(cents: Cents): string {
  const digits = sizeOf(cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sumCents(terms: Cents[]): Cents {
  return terms.reduce((total, term) => total + term, 0n);
}

export function sizeOf(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** The VAT of an amount, rounded. @param rate a percentage as a decimal string */
export function vatOf(value: Cents, rate: string): Cents {
  const { digits, scale } = scaledOf(rate);
  return divideRounded(value * digits, 100n * 10n ** BigInt(scale));
}

/** A price times a quantity, rounded to cents. Decimal strings. */
export function multiplyToCents(price: string, quantity: string): Cents {
  const [p, q] = [scaledOf(price), scaledOf(quantity)];
  const scale = p.scale + q.scale;
  const product = p.digits * q.digits;
  return scale <= 2 ? product * 10n ** BigInt(2 - scale) : divideRounded(product, 10n ** BigInt(scale - 2));
}

/** The shortest price of at least two decimals that, times the quantity, comes to the value. @param quantity not zero */
export function priceOf(value: Cents, quantity: string): string {
  const { digits, scale } = scaledOf(quantity);
  // With as many decimals as the quantity has digits the error of the product is below half a cent.
  const most = 3 + sizeOf(digits).toString().length;
  for (let decimals = 2; ; decimals++) {
    const price = divideRounded(value * 10n ** BigInt(scale + decimals), digits * 100n);
    const text = writeScaled(price, decimals);
    if (multiplyToCents(text, quantity) === value || decimals >= most) return text;
  }
}

export function isZero(decimal: string): boolean {
  return scaledOf(decimal).digits === 0n;
}

function scaledOf(decimal: string): { digits: bigint; scale: number } {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = BigInt(whole + fraction);
  return { digits: negative ? -digits : digits, scale: fraction.length };
}

function writeScaled(n: bigint, decimals: number): string {
  const digits = sizeOf(n)
    .toString()
    .padStart(decimals + 1, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Half away from zero. */
function divideRounded(n: bigint, by: bigint): bigint {
  const half = (sizeOf(n) * 2n + sizeOf(by)) / (sizeOf(by) * 2n);
  return n < 0n === by < 0n ? half : -half;
}
