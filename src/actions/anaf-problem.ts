/** A call to ANAF that could not be made, or failed, in the words of a problem: for a person who waits for it. */
import { AnafError, errorTable } from '../anaf/errors.ts';
import { Problem } from '../core/errors.ts';
import { ReconnectNeeded } from '../sync/refresh-token.ts';
import { ScopeClosed } from '../sync/scope-closed.ts';

/** What is no failure of ANAF's is given back as it came. */
export function anafProblem(error: unknown): unknown {
  if (error instanceof ReconnectNeeded) {
    return new Problem('no_valid_anaf_token', 'reconnect', {}, { status: 422 }, error);
  }
  if (error instanceof ScopeClosed) {
    const { until, code } = error;
    const values = { until, anafCode: code };
    return new Problem('unavailable', 'anaf_paused', values, { until: until.toISOString() }, error);
  }
  if (!(error instanceof AnafError)) return error;
  const { code, message, words } = error;
  const values = { anafCode: code, meaning: message, anafWords: words };
  return errorTable[code].transient
    ? new Problem('anaf_unreachable', 'call', values, { anafCode: code }, error)
    : new Problem('anaf_refused', 'call', values, { anafCode: code }, error);
}
