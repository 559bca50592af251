/**
 * Which reader has read a document, and which check has looked at its seal. Both are stored with each invoice,
 * and what an older one has left is read again at night.
 *
 * Raise one whenever its code comes to another answer for any document, in the commit that changes it.
 */

/** 1 (2026-11-29): instructions and blanks in mixed text lose nothing; any code of a party counts; registered names. */
export const readerVersion = 1;

/** 1 (2026-11-29): instructions beside and inside a signature lose nothing. */
export const sealVersion = 1;
