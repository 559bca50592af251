/** An access token that ANAF accepts: refreshed when ANAF refuses it, by one try per connection at a time, and stored before it is used. */
import { AnafError, type AnafErrorCode } from '../anaf/errors.ts';
import {
  type BreakerKey,
  closeBreakers,
  findOpenBreaker,
  openBreaker,
  removeBreaker,
} from '../db/budget/breaker.ts';
import { clearRefusedAgain, findTokens, refuseFreshAccess } from '../db/connections/anaf-token.ts';
import type { SyncCtx } from './context.ts';
import { joinRefresh, ReconnectNeeded, type RefreshCtx } from './refresh-token.ts';
import { ScopeClosed } from './scope-closed.ts';

type TokenCtx = RefreshCtx & Pick<SyncCtx, 'openedTokens'>;

/**
 * ANAF's token service answers in a second or two. A company that waits longer keeps a worker from other companies, so
 * this counts from the beginning of the try: a company that joins one waits only for what is left.
 */
const patienceMs = 5_000;

/**
 * Runs `call` with the connection's access token; when ANAF answers 401, or its gateway shows a sign-in page, the token
 * is refreshed once and the call made once more.
 * @throws ReconnectNeeded when there is nothing left to refresh with; ScopeClosed of the connection while ANAF gives no
 * new token, or does not accept the one that it gave
 */
export async function withAccessToken<T>(
  ctx: TokenCtx,
  connectionId: string,
  call: (accessToken: string) => Promise<T>,
): Promise<T> {
  const first = await findAccess(ctx, connectionId);
  if (first.refreshed) return callWithFresh(ctx, connectionId, first.access, call);
  try {
    return await call(first.access);
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    return callWithFresh(ctx, connectionId, await refreshNow(ctx, connectionId, first.access), call);
  }
}

async function callWithFresh<T>(
  ctx: TokenCtx,
  connectionId: string,
  access: string,
  call: (accessToken: string) => Promise<T>,
): Promise<T> {
  try {
    const answer = await call(access);
    await clearRefusedAgain(ctx.db, connectionId);
    return answer;
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
    // Refreshing again would not help: the connection rests, and its organisation is asked to reconnect.
    ctx.openedTokens.delete(connectionId);
    await refuseFreshAccess(ctx.db, connectionId, ctx.clock.now());
    throw await closeConnection(ctx, connectionId, 'unauthorized', error);
  }
}

async function findAccess(
  ctx: TokenCtx,
  connectionId: string,
): Promise<{ access: string; refreshed: boolean }> {
  const now = ctx.clock.now();
  const opened = ctx.openedTokens.get(connectionId);
  if (opened && opened.from <= now && now < opened.until) return { access: opened.access, refreshed: false };

  const tokens = await findTokens(ctx.db, ctx.vault, connectionId);
  if (!tokens) throw new ReconnectNeeded('The connection was removed.');
  const { access, accessExpiresAt, accessRefusedAt } = tokens;
  if (accessRefusedAt !== null || accessExpiresAt <= now)
    return { access: await refreshNow(ctx, connectionId, access), refreshed: true };
  const until = new Date(Math.min(now.getTime() + openForMs, accessExpiresAt.getTime()));
  ctx.openedTokens.set(connectionId, { access, from: now, until });
  return { access, refreshed: false };
}

/** Meanwhile the connection may be removed, or refreshed by another process: a token that ANAF refuses is read again. */
const openForMs = 2_000;

/** A new token, without which nothing can be asked: when it does not come, the connection is closed for all its companies. */
async function refreshNow(ctx: TokenCtx, connectionId: string, stale: string): Promise<string> {
  // Otherwise each call of the next two seconds would spend one of a message's three downloads on it.
  ctx.openedTokens.delete(connectionId);
  const key = keyOf(connectionId);
  const closed = await findOpenBreaker(ctx.db, key, ctx.clock.now());
  if (closed) throw new ScopeClosed('connection', closed.code, closed.until);
  const patience = new AbortController();
  const { begun, trying } = joinRefresh(ctx, connectionId, stale);
  const left = patienceMs - (ctx.clock.now().getTime() - begun.getTime());
  const late = ctx.clock.sleep(Math.max(0, left), patience.signal).then(() => 'late' as const);
  try {
    const outcome = await Promise.race([trying.then((access) => ({ access })), late]);
    if (outcome !== 'late') {
      await closeBreakers(ctx.db, [key], ctx.clock.now());
      return outcome.access;
    }
    // The try goes on, for the answer may hold the only pair of tokens that is valid from then on.
    trying.then(
      () => removeBreaker(ctx.db, key).catch((err) => ctx.log.warn({ err }, 'a breaker stays open')),
      () => {},
    );
    throw await closeConnection(ctx, connectionId, 'token_refresh_failed', new AnafError('timeout'));
  } catch (error) {
    if (!(error instanceof AnafError)) throw error;
    const code = error.code === 'invalid_client' ? error.code : 'token_refresh_failed';
    throw await closeConnection(ctx, connectionId, code, error);
  } finally {
    patience.abort();
    late.catch(() => {});
  }
}

async function closeConnection(
  { db, log, clock }: TokenCtx,
  connectionId: string,
  code: AnafErrorCode | 'token_refresh_failed',
  cause: unknown,
): Promise<ScopeClosed> {
  const until = await openBreaker(db, { ...keyOf(connectionId), code, now: clock.now() });
  log.warn({ err: cause, connectionId, code }, 'a connection rests: ANAF gives it no token that it accepts');
  return new ScopeClosed('connection', code, until, { cause });
}

function keyOf(connectionId: string): BreakerKey {
  return { scope: 'connection', key: connectionId };
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof AnafError && error.code === 'unauthorized';
}
