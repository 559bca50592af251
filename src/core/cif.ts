/** A company's fiscal code as ANAF writes it: digits, no RO. Knows its shape; whether it exists is ANAF's word. */

export type CifReading =
  | { ok: true; cif: string; person: boolean; remarks: CifRemark[] }
  | { ok: false; reason: 'empty' | 'letters' | 'length' };

/** A remark is shown beside an accepted code; it refuses nothing, because ANAF has the last word. */
export type CifRemark = 'control_digit_mismatch' | 'personal_code';

/**
 * Reads what a person typed or a document says: RO, case, spaces and dots do not matter.
 * Companies have 2 to 10 digits, persons (CNP) 13.
 */
export function readCif(input: string): CifReading {
  const compact = input
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase();
  const digits = compact.replace(/^RO/, '');
  if (digits === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'letters' };
  if (digits.length === 13) return { ok: true, cif: digits, person: true, remarks: ['personal_code'] };
  if (digits.length < 2 || digits.length > 10) return { ok: false, reason: 'length' };
  return {
    ok: true,
    cif: digits,
    person: false,
    remarks: hasValidControlDigit(digits) ? [] : ['control_digit_mismatch'],
  };
}

/** A code as it stands in a document: digits of whatever was written, or null when there are none. */
export function cifDigits(written: string | null | undefined): string | null {
  const digits = (written ?? '').replace(/[^0-9A-Za-z]/g, '').replace(/^RO/i, '');
  return /^\d{2,13}$/.test(digits) ? digits : null;
}

/** The last digit of a company's code follows from the others (key 753217532, modulo 11, 10 counts as 0). */
export function hasValidControlDigit(cif: string): boolean {
  if (!/^\d{2,10}$/.test(cif)) return false;
  const key = '753217532';
  const body = cif.slice(0, -1).padStart(9, '0');
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(body[i]) * Number(key[i]);
  return ((sum * 10) % 11) % 10 === Number(cif.at(-1));
}

/** A 13-digit code names a person: it is personal data wherever it appears. */
function isPersonalCode(cif: string): boolean {
  return /^\d{13}$/.test(cif);
}

/** What may be shown, logged or sent: a person's code keeps its first and last digit only. */
export function maskCif(cif: string): string {
  return isPersonalCode(cif) && !/^0+$/.test(cif) ? `${cif[0]}${'*'.repeat(11)}${cif[12]}` : cif;
}

/** The same inside prose, such as ANAF's `detalii`, which quotes both parties' codes. */
export function maskPersonalCodes(text: string): string {
  return text.replace(/(?<!\d)\d{13}(?!\d)/g, (code) => maskCif(code));
}
