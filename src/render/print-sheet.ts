/** What a file of several invoices shows: a sheet for each, and the names of those that could not be shown. Pure. */
import type { ReadInvoice } from '../core/invoice.ts';
import type { Language } from '../text/language.ts';
import { sheetTexts } from '../text/render/sheet-texts.ts';
import { mostInPdf } from './caps.ts';
import { said } from './said.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import type { Provenance } from './sheet-provenance.ts';

/** All are set at once: the caller bounds their lines together as caps.ts does those of one. */
export interface PrintRequest {
  documents: { invoice: ReadInvoice; provenance: Provenance }[];
  /** What is named at the end: number, partner, why it is not here. */
  leftOut: [number: string | null, partner: string | null, why: string][];
  language: Language;
}

export interface PrintSheet {
  language: Language;
  title: string;
  sheets: Sheet[];
  leftOut: { title: string; rows: string[][] };
}

export function printSheetOf({ documents, leftOut, language }: PrintRequest): PrintSheet {
  const { printed, noNumber } = sheetTexts[language];
  return {
    language,
    title: printed.title,
    sheets: documents.map(({ invoice, provenance }) =>
      sheetOf(invoice, provenance, { language, ...mostInPdf }),
    ),
    leftOut: {
      title: printed.leftOut,
      rows: leftOut.map(([number, partner, why]) => [said(number) ?? noNumber, said(partner) ?? '', why]),
    },
  };
}
