/** The error of a call that may not be made now: nothing was asked of ANAF, and no attempt is spent. */
import type { BreakerScope } from '../db/budget/breaker.ts';

export class ScopeClosed extends Error {
  override readonly name = 'ScopeClosed';
  readonly scope: BreakerScope;
  /** An AnafErrorCode, `daily_limit`, or `token_refresh_failed` while ANAF's token service gives no new token. */
  readonly code: string;
  readonly until: Date;

  constructor(scope: BreakerScope, code: string, until: Date, options?: ErrorOptions) {
    super(`Calls of this ${scope} are closed until ${until.toISOString()} (${code}).`, options);
    this.scope = scope;
    this.code = code;
    this.until = until;
  }
}
