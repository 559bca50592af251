/** What is worth knowing about a document that was read. A remark is shown and never refuses anything: ANAF has accepted the document. */

/** How a field was read: reading is lenient, and never silent. */
export type ReadingProblem =
  | 'not_a_number'
  | 'not_a_date'
  | 'not_base64'
  | 'other_currency'
  /** Cut off. */
  | 'too_long'
  /** The rest is in the document only. */
  | 'too_many';

export interface ReadingRemark {
  code: ReadingProblem;
  /** The term it would have been, such as `BT-112`, with the line's or group's ordinal: `BT-131 #3`. */
  term: string;
  /** As it was written, shortened; for `too_many`, how many there are. */
  written: string;
}

/** Figures that do not add up, by EN 16931's own rules; `line_net` is EN 16931's definition of BT-131, which has no rule. */
export type FigureRule =
  | 'BR-CO-10'
  | 'BR-CO-11'
  | 'BR-CO-12'
  | 'BR-CO-13'
  | 'BR-CO-14'
  | 'BR-CO-15'
  | 'BR-CO-16'
  | 'BR-CO-17'
  | CategoryRule
  | 'line_net';

/** What is taxed under one category is what its lines, allowances and charges come to. */
export type CategoryRule =
  | 'BR-S-08'
  | 'BR-Z-08'
  | 'BR-E-08'
  | 'BR-AE-08'
  | 'BR-IC-08'
  | 'BR-G-08'
  | 'BR-O-08'
  | 'BR-AF-08'
  | 'BR-AG-08';

export interface FigureRemark {
  code: FigureRule;
  term: string;
  /** Null where it is not said. */
  written: string | null;
  expected: string;
}

/** Other rules of EN 16931 (BR) and of CIUS-RO 1.0.1 (BR-RO). Those on lengths share a name each, as ANAF's messages do. */
export type FieldRule =
  | 'BR-02'
  | 'BR-03'
  | 'BR-04'
  | 'BR-05'
  | 'BR-06'
  | 'BR-07'
  | 'BR-12'
  | 'BR-13'
  | 'BR-14'
  | 'BR-15'
  | 'BR-16'
  | 'BR-22'
  | 'BR-24'
  | 'BR-25'
  | 'BR-26'
  | 'BR-53'
  | 'BR-CO-04'
  | 'BR-RO-010'
  | 'BR-RO-020'
  | 'BR-RO-030'
  | 'BR-RO-080'
  | 'BR-RO-090'
  | 'BR-RO-100'
  | 'BR-RO-110'
  | 'BR-RO-120'
  | 'BR-RO-A020'
  | 'BR-RO-A050'
  | 'BR-RO-A500'
  | 'BR-RO-L100'
  | 'BR-RO-L150'
  | 'BR-RO-L200'
  | 'BR-RO-L300'
  /** EN 16931 has no rule: a credit note is written without a minus. */
  | 'negative_credit_note';

export interface FieldRemark {
  code: FieldRule;
  term: string;
  written: string | null;
}

/** The catalogue's own: the company that the invoice is filed under is neither its seller nor its buyer. */
export interface PartyRemark {
  code: 'company_not_a_party';
  term: 'BG-4, BG-7';
  /** The seller's code and the buyer's. */
  written: string;
}

export type Remark = ReadingRemark | FigureRemark | FieldRemark | PartyRemark;
export type RemarkCode = Remark['code'];

/** Enough to see what is wrong with a document, and bounded when all of it is. */
export const mostRemarks = 100;
