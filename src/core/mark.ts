/** What a person says of an invoice's work: done, in question, or not theirs to do. Pure. */

export const marks = ['booked', 'question', 'ignored'] as const;
export type Mark = (typeof marks)[number];

/** What lists may be narrowed by; `none`: what no person has marked. */
export const markFilters = [...marks, 'none'] as const;
export type MarkFilter = (typeof markFilters)[number];

export const longestTag = 40;
export const mostTags = 20;
export const longestComment = 2_000;
export const mostComments = 200;

/** As it is kept: one spelling for each tag, without capitals and doubled blanks. */
export function normaliseTag(written: string): string {
  return written.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('ro');
}

/** What a client says of an invoice by a link. It is a remark beside the mark, which stays with the accountant. */
export const clientAnswers = ['recognised', 'disputed'] as const;
export type ClientAnswer = (typeof clientAnswers)[number];
export const longestAnswer = 1_000;
/** Of one invoice, whatever became of them. */
export const mostApprovalLinks = 20;
