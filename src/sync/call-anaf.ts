/** Every call to ANAF goes through here: a token, a slot, and one more try when it looks like a passing fault. */
import { AnafError, errorTable } from '../anaf/errors.ts';
import { withAccessToken } from './access-token.ts';
import type { CallSubject } from './after-failure.ts';
import { type Counted, withinBudget } from './budget.ts';
import type { SyncCtx } from './context.ts';

/** Long enough for a connection that was cut to come back, short enough not to delay a company. */
const retryAfterMs = 1_000;

/**
 * @param call one attempt at one request, with a token that was good a moment ago
 * @throws ScopeClosed, ReconnectNeeded, AnafError
 */
export async function callAnaf<T>(
  ctx: SyncCtx,
  subject: CallSubject,
  counted: Counted,
  call: (accessToken: string) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const attempt = () =>
    withAccessToken(ctx, subject.connectionId, (token) =>
      withinBudget(ctx, subject, counted, () => call(token), signal),
    );
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof AnafError) || !errorTable[error.code].outage) throw error;
    await ctx.clock.sleep(retryAfterMs, signal);
    return attempt();
  }
}
