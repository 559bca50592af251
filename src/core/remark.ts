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

export type Remark = ReadingRemark;
