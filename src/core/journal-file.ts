/** A journal that was put into the watched folder, and what became of it. Pure. */

export const journalFileStates = ['waiting', 'reading', 'done', 'failed'] as const;
export type JournalFileState = (typeof journalFileStates)[number];

/** Below DELIVERY_ROOT/<organisation>, with a folder for each company: its CIF or its id. */
export const watchedFolder = 'jurnale';
/** In the company's folder: where a file is moved to when it was read, and when it could not be. */
export const movedTo = { done: 'prelucrate', failed: 'respinse' } as const;

/** What is read, and what a journal may also be saved as: that is refused and says so. Everything else is no journal, and is left alone. */
const journalEndings = /\.(csv|txt|tsv|xlsx)$/i;
const otherEndings = /\.(xls|xlsm|xlsb|ods|pdf)$/i;

export function classifyJournalName(name: string): 'journal' | 'other_format' | 'no_journal' {
  if (name.startsWith('.') || name.startsWith('~$')) return 'no_journal';
  return journalEndings.test(name) ? 'journal' : otherEndings.test(name) ? 'other_format' : 'no_journal';
}

/** The largest that is read, as of one that is uploaded. */
export const largestJournalBytes = 20 * 1024 * 1024;
