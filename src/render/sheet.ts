/**
 * What a page shows of an invoice: every text finished, in one language, in order. The PDF and the HTML only lay it out,
 * so wording, numbers and masking are settled here, once. Pure.
 */
import type { ReadInvoice } from '../core/invoice.ts';
import { codeName } from '../text/code-name.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import type { Language } from '../text/language.ts';
import { type SheetTexts, sheetTexts } from '../text/render/sheet-texts.ts';
import { periodText, type Row, row, type Section } from './rows.ts';
import { said } from './said.ts';
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
  columns: SheetTexts['columns'];
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
  const texts = sheetTexts[language];
  const kind = kindOf(invoice, texts);
  const number = said(invoice.number);
  const lines = within(sheetLines(invoice.lines.slice(0, most.mostLines), texts), most.mostLetters);
  return {
    language,
    title: number ? `${kind} ${number}` : kind,
    kind,
    number: number ? `${texts.number} ${number}` : texts.noNumber,
    issuedOn: invoice.issuedOn,
    facts: factRows(invoice, texts),
    parties: [partyCard(texts.seller, invoice.seller, texts), partyCard(texts.buyer, invoice.buyer, texts)],
    sections: present([
      { title: texts.references, rows: referenceRows(invoice, texts) },
      ...deliverySections(invoice, texts),
    ]),
    columns: texts.columns,
    lines,
    linesCut:
      lines.length < invoice.lines.length
        ? texts.lineCount(
            formatNumber(String(lines.length), texts.language),
            formatNumber(String(invoice.lines.length), texts.language),
          )
        : null,
    vat: {
      title: texts.vatBreakdown,
      columns: [texts.vatCategory, texts.rate, texts.base, texts.vat],
      rows: vatRows(invoice, texts),
    },
    totals: totalRows(invoice, texts),
    after: present([
      { title: texts.adjustments, rows: adjustmentRows(invoice.adjustments, texts) },
      { title: texts.payment, rows: paymentRows(invoice, texts) },
      { title: texts.attachments, rows: attachmentRows(invoice, texts) },
      { title: texts.remarks, rows: remarkRows(invoice) },
    ]),
    notes: { title: texts.notes, texts: noteTexts(invoice) },
    provenance: provenanceRows(provenance, texts),
    words: { page: texts.page, missingSigns: texts.missingSigns },
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

function kindOf({ typeCode, syntax }: ReadInvoice, texts: SheetTexts): string {
  const named = typeCode === null ? undefined : codeName(texts.kinds, typeCode);
  return named ?? (syntax === 'ubl_credit_note' ? texts.creditNote : texts.invoice);
}

function factRows(invoice: ReadInvoice, texts: SheetTexts): Row[] {
  const day = (value: string | null) => (value === null ? null : formatDay(value, texts.language));
  const { period, taxPointCode, vatCurrency, currency } = invoice;
  return [
    ...row(texts.issuedOn, day(invoice.issuedOn)),
    ...row(texts.dueOn, day(invoice.dueOn)),
    ...row(texts.taxPointOn, day(invoice.taxPointOn)),
    ...row(texts.taxPoint, taxPointCode && (codeName(texts.taxPoints, taxPointCode) ?? said(taxPointCode))),
    ...row(texts.period, period && periodText(period, texts)),
    ...row(texts.currency, said(currency)),
    ...row(texts.vatCurrency, vatCurrency === currency ? null : said(vatCurrency)),
    ...row(texts.type, said(invoice.typeCode)),
  ];
}

/** Reading is lenient and never silent: what was not taken over whole is shown as it was written. */
function remarkRows({ remarks }: ReadInvoice): Row[] {
  return remarks
    .filter((remark) => 'written' in remark)
    .slice(0, mostRemarks)
    .map(({ term, written }) => [said(term) ?? '', said(written) ?? '']);
}
