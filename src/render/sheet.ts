/**
 * What a page shows of an invoice: every text finished, in one language, in order. The PDF and the HTML only lay it out,
 * so wording, numbers and masking are settled here, once. Pure.
 */
import type { ReadInvoice } from '../core/invoice.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { type Language, type Words, wordsOf } from '../text/render/messages.ts';
import { periodText, type Row, row, type Section } from './rows.ts';
import { said, saidCode } from './said.ts';
import { type SheetLine, sheetLines } from './sheet-lines.ts';
import { deliverySections, partyCard, referenceRows, type SheetParty } from './sheet-parties.ts';
import { attachmentRows, noteTexts, paymentRows } from './sheet-payment.ts';
import { type Provenance, provenanceRows, type SheetProvenance } from './sheet-provenance.ts';
import { adjustmentRows, type SheetVat, totalRows, vatRows } from './sheet-totals.ts';

export type { Provenance } from './sheet-provenance.ts';

export interface Sheet {
  language: Language;
  /** `Factură FCT 0012`: the document's title where a file has one. */
  title: string;
  kind: string;
  /** With its `nr.` */
  number: string;
  /** `'2026-07-03'` */
  issuedOn: string | null;
  facts: Row[];
  parties: SheetParty[];
  sections: Section[];
  columns: Words['columns'];
  lines: SheetLine[];
  /** Says so when lines were left out. */
  linesCut: string | null;
  vat: { title: string; columns: string[]; rows: SheetVat[] };
  totals: { rows: Row[]; payable: Row | null };
  after: Section[];
  notes: { title: string; texts: string[] };
  provenance: SheetProvenance;
  words: { page: string; missingSigns: string };
}

/** A document that has more is in a bad way altogether. */
const mostRemarks = 20;

interface SheetOptions {
  language: Language;
  /** Lines beyond are left out, and the sheet says so. */
  mostLines: number;
  /** So many letters in all lines together; the same holds beyond. */
  mostLetters: number;
}

export function sheetOf(
  invoice: ReadInvoice,
  provenance: Provenance,
  { language, ...most }: SheetOptions,
): Sheet {
  const words = wordsOf[language];
  const kind = kindOf(invoice, words);
  const number = saidCode(invoice.number);
  const lines = within(sheetLines(invoice.lines.slice(0, most.mostLines), words), most.mostLetters);
  return {
    language,
    title: number ? `${kind} ${number}` : kind,
    kind,
    number: number ? `${words.number} ${number}` : words.noNumber,
    issuedOn: invoice.issuedOn,
    facts: factRows(invoice, words),
    parties: [partyCard(words.seller, invoice.seller, words), partyCard(words.buyer, invoice.buyer, words)],
    sections: present([
      { title: words.references, rows: referenceRows(invoice, words) },
      ...deliverySections(invoice, words),
    ]),
    columns: words.columns,
    lines,
    linesCut:
      lines.length < invoice.lines.length
        ? words.lineCount(
            formatNumber(String(lines.length), words),
            formatNumber(String(invoice.lines.length), words),
          )
        : null,
    vat: {
      title: words.vatBreakdown,
      columns: [words.vatCategory, words.rate, words.base, words.vat],
      rows: vatRows(invoice, words),
    },
    totals: totalRows(invoice, words),
    after: present([
      { title: words.adjustments, rows: adjustmentRows(invoice.adjustments, words) },
      { title: words.payment, rows: paymentRows(invoice, words) },
      { title: words.attachments, rows: attachmentRows(invoice, words) },
      { title: words.remarks, rows: remarkRows(invoice) },
    ]),
    notes: { title: words.notes, texts: noteTexts(invoice) },
    provenance: provenanceRows(provenance, words),
    words: { page: words.page, missingSigns: words.missingSigns },
  };
}

/** The first lines that have no more than so many letters together. */
function within(lines: SheetLine[], mostLetters: number): SheetLine[] {
  let letters = 0;
  const end = lines.findIndex((line) => {
    letters += line.name.length + line.more.reduce((sum, text) => sum + text.length, 0) + 50;
    return letters > mostLetters;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

function present(sections: Section[]): Section[] {
  return sections.filter(({ rows }) => rows.length > 0);
}

function kindOf({ typeCode, syntax }: ReadInvoice, words: Words): string {
  const named = typeCode === null ? undefined : words.kinds[typeCode];
  return named ?? (syntax === 'ubl_credit_note' ? words.creditNote : words.invoice);
}

function factRows(invoice: ReadInvoice, words: Words): Row[] {
  const day = (value: string | null) => (value === null ? null : formatDay(value, words));
  const { period, taxPointCode, vatCurrency, currency } = invoice;
  return [
    ...row(words.issuedOn, day(invoice.issuedOn)),
    ...row(words.dueOn, day(invoice.dueOn)),
    ...row(words.taxPointOn, day(invoice.taxPointOn)),
    ...row(words.taxPoint, taxPointCode && (words.taxPoints[taxPointCode] ?? said(taxPointCode))),
    ...row(words.period, period && periodText(period, words)),
    ...row(words.currency, said(currency)),
    ...row(words.vatCurrency, vatCurrency === currency ? null : said(vatCurrency)),
    ...row(words.type, said(invoice.typeCode)),
  ];
}

/** Reading is lenient and never silent: what was not taken over whole is shown as it was written. */
function remarkRows({ remarks }: ReadInvoice): Row[] {
  return remarks
    .filter((remark) => 'written' in remark)
    .slice(0, mostRemarks)
    .map(({ term, written }) => [said(term) ?? '', said(written) ?? '']);
}
