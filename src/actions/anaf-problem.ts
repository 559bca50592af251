/** A call to ANAF that could not be made, or failed, in the words of a problem: for a person who waits for it. */
import { AnafError, errorTable } from '../anaf/errors.ts';
import { Problem } from '../core/errors.ts';
import { ReconnectNeeded } from '../sync/access-token.ts';
import { ScopeClosed } from '../sync/budget.ts';

/** What is no failure of ANAF's is given back as it came. */
export function anafProblem(error: unknown): unknown {
  if (error instanceof ReconnectNeeded) {
    return new Problem('no_valid_anaf_token', `${error.message} Connect it again.`, { status: 422 }, error);
  }
  if (error instanceof ScopeClosed) {
    const until = error.until.toISOString();
    return new Problem('unavailable', `ANAF is left alone until ${until} (${error.code}).`, { until }, error);
  }
  if (!(error instanceof AnafError)) return error;
  const said = error.words ? `${error.message} Its words: ${error.words}` : error.message;
  const { transient } = errorTable[error.code];
  return new Problem(
    transient ? 'anaf_unreachable' : 'anaf_refused',
    transient ? `${said} Try again in a while.` : said,
    { anafCode: error.code },
    error,
  );
}
