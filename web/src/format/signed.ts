/** The amount as it counts in a sum: a credit note written without a minus is negative. Pure. */
export function signed(amount: string | null, sign: 1 | -1): string | null {
  if (amount === null || sign === 1 || /^-?0*(\.0*)?$/.test(amount)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
