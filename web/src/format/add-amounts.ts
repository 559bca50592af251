/** The exact sum of amounts, which are decimal strings and never floats. Pure. */

export function addAmounts(amounts: string[]): string {
  const scale = Math.max(2, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const sum = amounts.reduce((total, amount) => {
    const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
    const size = BigInt(whole + fraction.padEnd(scale, '0'));
    return amount.startsWith('-') ? total - size : total + size;
  }, 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
