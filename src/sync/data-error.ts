/** A document may say what no column can hold. Its bytes are what counts: it is kept and flagged. */
import type { Contents } from './look-inside.ts';

/** SQLSTATE class 22: a value that a column cannot take, whatever the database's state. */
export function isDataError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^22...$/.test(code);
}

/** The same contents as they are catalogued when what was read of them does not fit. */
export function unreadable(contents: Contents): Contents {
  const detail = 'What was read does not fit the catalogue.';
  return { ...contents, invoice: null, reading: { verdict: 'unreadable', detail } };
}
