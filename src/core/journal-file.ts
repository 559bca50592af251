/** A journal that was put into the watched folder, and what became of it. Pure. */

export const journalFileStates = ['waiting', 'reading', 'done', 'failed'] as const;
export type JournalFileState = (typeof journalFileStates)[number];

/** Below DELIVERY_ROOT/<organisation>, with a folder for each company: its CIF or its id. */
export const watchedFolder = 'jurnale';
/** In the company's folder: where a file is moved to when it was read, and when it could not be. */
export const movedTo = { done: 'prelucrate', failed: 'respinse' } as const;

/** The largest that is read, as of one that is uploaded. */
export const largestJournalBytes = 20 * 1024 * 1024;
