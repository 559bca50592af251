/** Decimal arithmetic in bigint: an amount is a whole number of its smallest units, the scale is known by the caller. */

/** a / b, halves away from zero, as Romanian invoices are rounded. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const quotient = (2n * x + y) / (2n * y);
  return negative ? -quotient : quotient;
}

/** The decimal text of `value / 10^scale`, without trailing zeros beyond `keep` decimals, padded up to `keep`. */
function decimal(value: bigint, scale: number, keep: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  let end = fraction.length;
  while (end > keep && fraction.charCodeAt(end - 1) === 48) end--;
  fraction = fraction.slice(0, end).padEnd(keep, '0');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How many decimals a program writes at least: of amounts, of quantities, of prices, of rates. */
export interface DecimalStyle {
  amount: number;
  quantity: number;
  price: number;
  rate: number;
}

/** Amounts in hundredths, prices in ten-thousandths, quantities in thousandths, rates in hundredths of a percent. */
export function createFormat(style: DecimalStyle) {
  return {
    amount: (value: bigint) => decimal(value, 2, style.amount),
    price: (value: bigint) => decimal(value, 4, style.price),
    quantity: (value: bigint) => decimal(value, 3, style.quantity),
    rate: (value: bigint) => decimal(value, 2, style.rate),
  };
}

export type Format = ReturnType<typeof createFormat>;
