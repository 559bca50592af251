/** Which documents take back what another one asked for, although their amounts are written without a minus. Pure. */

/** 381 is the only one of UNTDID 1001's credit notes that CIUS-RO allows (BR-RO-020). */
export const creditNoteTypes: readonly string[] = ['381'];
