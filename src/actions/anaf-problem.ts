/** A failed call to ANAF in the words of a problem, for a person who waits for it. */
import { AnafError, errorTable } from '../anaf/errors.ts';
import { Problem } from '../core/errors.ts';

/** What is no failure of ANAF's is given back as it came. */
export function anafProblem(error: unknown): unknown {
  if (!(error instanceof AnafError)) return error;
  const said = error.words ? `${error.message} Its words: ${error.words}` : error.message;
  const { transient } = errorTable[error.code];
  return new Problem(
    transient ? 'anaf_unreachable' : 'anaf_refused',
    transient ? `${said} Begin again in a while.` : said,
    { anafCode: error.code },
    error,
  );
}
