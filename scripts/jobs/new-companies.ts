/** A table of companies as it is copied from a spreadsheet: a heading, a row number, a name and a tax ID whose control digit is right. */

const weights = [7, 5, 3, 2, 1, 7, 5, 3, 2];

export function newCompanies(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, n) => `${n + 1}\tClient nou ${n + 1} SRL\tRO${taxId(47_100_00 + n)}`,
  );
  return ['Nr. crt.\tDenumire\tCIF', ...rows].join('\n');
}

/** With its control digit, which is modulo 11 of the weighted digits. */
function taxId(stem: number): string {
  const digits = String(stem).padStart(9, '0');
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const control = ((sum * 10) % 11) % 10;
  return `${stem}${control}`;
}
