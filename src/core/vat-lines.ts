/**
 * Lines of a VAT return (D300) or of ANAF's precompleted one (P300) as a person pastes them: which of our sums each is about,
 * by its words. Pure. What is not recognised is said, never guessed.
 */
import { addDecimals, compareDecimals, negateDecimal, readDecimal } from './money.ts';

export interface ReturnLine {
  /** As it was pasted, without its amounts. */
  label: string;
  direction: 'received' | 'sent';
  category: string;
  /** `0` where the category has none. */
  rate: string;
  net: string;
  /** Null where the line has one amount. */
  vat: string | null;
}

export interface ReadReturn {
  lines: ReturnLine[];
  /** Labels of lines with amounts that say neither sales nor purchases, or no rate; and of totals and regularisations. */
  unread: string[];
}

const mostLines = 300;

export function readReturnLines(text: string): ReadReturn {
  const read: ReadReturn = { lines: [], unread: [] };
  const partOf = new Map<ReturnLine, ReturnLine>();
  for (const line of text.split(/\r?\n/).slice(0, mostLines)) {
    const { label, amounts } = splitLine(line);
    if (amounts.length === 0) continue;
    const about = aboutOf(label);
    // One amount is the base; of more, the last two are the base and the VAT.
    const [net, vat = null] = amounts.length === 1 ? amounts : amounts.slice(-2);
    if (about === null) read.unread.push(label.slice(0, 200) || line.trim().slice(0, 200));
    else {
      const found = { label: label.slice(0, 200), ...about, net: net!, vat };
      if (read.lines.some((earlier) => isMirrored(earlier, found))) continue;
      const whole = read.lines.findLast((earlier) => isPartOf(found, earlier));
      if (whole) partOf.set(found, whole);
      read.lines.push(found);
    }
  }
  for (const [part, whole] of partOf) {
    whole.net = addDecimals(whole.net, negateDecimal(part.net));
    if (whole.vat !== null && part.vat !== null) whole.vat = addDecimals(whole.vat, negateDecimal(part.vat));
  }
  return read;
}

/** "3. …, din care:" and "3.1. …": what the second states is in the first as well, and counts once. */
function isPartOf(part: ReturnLine, whole: ReturnLine): boolean {
  const number = /^(\d{1,2})\.\d{1,2}\b(?!%|\s*%)/.exec(part.label)?.[1];
  return number !== undefined && new RegExp(`^${number}\\.?\\s`).test(whole.label);
}

/**
 * D300 has a purchase with reverse charge twice, as VAT collected (rows 5, 7 and 12) and as VAT deductible, in the same words
 * and with the same amounts: a whole return that is pasted has its base once.
 */
function isMirrored(one: ReturnLine, other: ReturnLine): boolean {
  return (
    (other.category === 'AE' || other.category === 'K') &&
    other.direction === 'received' &&
    other.vat !== null &&
    wordsOf(one) === wordsOf(other) &&
    one.net === other.net &&
    one.vat === other.vat
  );
}

/** Without the row's number. */
const wordsOf = ({ label }: ReturnLine) => label.replace(/^[\d.\s]+/, '').toLowerCase();

/** The label, and the amounts at the end of the line; a rate within the label is not taken for an amount. */
function splitLine(line: string): { label: string; amounts: string[] } {
  const wide = cellsOf(line, /[\t;|]|\s{2,}/);
  // Words and amounts with one space between them: then a space separates no thousands.
  const cells = wide.length > 1 ? wide : cellsOf(line, /(?<=[\p{L}\d%).])\s+(?=-?\d[\d.,]*(?:\s|$))/u);
  const amounts: string[] = [];
  while (cells.length > 1 || amounts.length > 0) {
    const amount = cells.length > 0 ? readAmount(cells.at(-1)!) : null;
    if (amount === null) break;
    amounts.unshift(amount);
    cells.pop();
  }
  return { label: cells.join(' '), amounts };
}

function cellsOf(line: string, separator: RegExp): string[] {
  return line
    .trim()
    .split(separator)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** `1.234,50`, `1234.5`, `1 234`, `-5.000`: in a return a point before three digits separates thousands. */
function readAmount(cell: string): string | null {
  const text = cell.replace(/[\s\u00a0]|lei|RON/gi, '').replace(/^\u2212/, '-');
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  if (/,\d{1,2}$/.test(text)) return readDecimal(text.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d{1,3}([.,]\d{3})+$/.test(text)) return readDecimal(text.replace(/[.,]/g, ''));
  return readDecimal(text.replaceAll(',', ''));
}

function aboutOf(label: string): Pick<ReturnLine, 'direction' | 'category' | 'rate'> | null {
  const words = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (/regulariz|^\W*(rd\W*)?\d*\W*total|\btotal\b/.test(words)) return null;
  const sent = /livrar|prestar|colectat|vanzar|emis/.test(words);
  const received = /achizi|deduct|cumpar|primit/.test(words);
  // "Achiziții … pentru care cumpărătorul" names both; what the line begins with decides.
  const direction =
    sent && received
      ? words.search(/livrar|prestar|colectat|vanzar|emis/) < words.search(/achizi|deduct|cumpar|primit/)
        ? 'sent'
        : 'received'
      : sent
        ? 'sent'
        : received
          ? 'received'
          : null;
  if (direction === null) return null;
  // "Achiziții intracomunitare … (taxare inversă)": the Union decides, as the documents' category is K.
  if (/intracomunit/.test(words)) return { direction, category: 'K', rate: '0' };
  if (/taxare inversa|taxarii inverse/.test(words)) return { direction, category: 'AE', rate: '0' };
  if (/export/.test(words)) return { direction, category: 'G', rate: '0' };
  const rate = /(\d{1,2}(?:[.,]\d+)?)\s*%/.exec(words)?.[1]?.replace(',', '.');
  if (rate !== undefined && compareDecimals(rate, '0') > 0) return { direction, category: 'S', rate };
  // Services whose place is elsewhere; "scutite de taxă sau neimpozabile" is one line of purchases.
  if (/in afara romaniei/.test(words)) return { direction, category: 'O', rate: '0' };
  if (/scutit|neimpozabil/.test(words)) return { direction, category: 'E', rate: '0' };
  return null;
}
