/** A company's fiscal code as ANAF writes it: digits, no RO. Knows its shape; whether it exists is ANAF's word. */

export type CifReading =
  | { ok: true; cif: string; person: boolean; remarks: CifRemark[] }
  | { ok: false; reason: 'empty' | 'letters' | 'length' };

/** A remark is shown beside an accepted code; it refuses nothing, because ANAF has the last word. */
export type CifRemark = 'control_digit_mismatch' | 'personal_code';

/**
 * Reads what a person typed or a document says: RO (or R, as before 2007), case, spaces and dots do not matter.
 * Companies have 2 to 10 digits, persons (CNP) 13.
 */
export function readCif(input: string): CifReading {
  const compact = input
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase();
  const digits = compact.replace(/^RO?(?=\d|$)/, '');
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

/** The digits of a code as a document writes it, without RO and punctuation; null when it is not 2 to 13 digits. */
export function cifDigits(written: string | null | undefined): string | null {
  const digits = (written ?? '').replace(/[^0-9A-Za-z]/g, '').replace(/^RO?(?=\d)/i, '');
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

/**
 * Whether thirteen digits are a person's code (CNP): a digit for sex and century, the day of birth, and a control digit.
 * Barcodes, location numbers, waybills and order numbers have thirteen digits too, and about one in four hundred passes.
 */
export function isPersonalCode(digits: string): boolean {
  if (!/^[1-9]\d{12}$/.test(digits)) return false;
  const [month, day] = [Number(digits.slice(3, 5)), Number(digits.slice(5, 7))];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, yearOf(digits))) return false;
  const weights = '279146358279';
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(weights[i]) * Number(digits[i]);
  const control = sum % 11;
  return (control === 10 ? 1 : control) === Number(digits[12]);
}

/** Undefined for the series of residents, which name no century. */
function yearOf(digits: string): number | undefined {
  const centuries = [undefined, 1900, 1900, 1800, 1800, 2000, 2000];
  const century = centuries[Number(digits[0])];
  return century === undefined ? undefined : century + Number(digits.slice(1, 3));
}

function daysIn(month: number, year = 2000): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * A fiscal code as it may be shown, logged or sent: a person's keeps its first and last digit only. Thirteen digits
 * where a fiscal code belongs are taken for a person's, mistyped ones included.
 */
export function maskCif(cif: string): string {
  return /^\d{13}$/.test(cif) && !/^0+$/.test(cif) ? masked(cif) : cif;
}

/**
 * The same inside a text: what has a person's date and control digit, and what the text itself calls a fiscal or personal
 * code, such as ANAF's `cif_beneficiar=…`. A waybill (AWB) is called so and stays.
 */
export function maskPersonalCodes(text: string): string {
  if (text.length < 13) return text;
  return text.replace(/(?<!\d)\d{13}(?!\d)/g, (digits, at: number) => {
    const before = text.slice(Math.max(0, at - 24), at);
    if (/\bAWB\b[^\p{L}\d]*(?:nr\b)?[^\p{L}\d]*$/iu.test(before)) return digits;
    return calledCode.test(before) ? maskCif(digits) : isPersonalCode(digits) ? masked(digits) : digits;
  });
}

const calledCode = /(?:\b(?:CNP|CIF|CUI)|\bcif_\w{1,12})["']?\s*[:=]?\s*["']?(?:RO)?$/i;

function masked(digits: string): string {
  return `${digits[0]}${'*'.repeat(11)}${digits[12]}`;
}
