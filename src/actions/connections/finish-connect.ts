/**
 * Ends what start-connect began, by either way back: ANAF sends the browser itself, or a person pastes the address at
 * which their browser ended. The code is exchanged at once: ANAF gives 60 seconds.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import type { AnafClient } from '../../anaf/client.ts';
import { type AnafTokens, exchangeCode } from '../../anaf/oauth.ts';
import { type Callback, readCallback } from '../../anaf/read-callback.ts';
import { Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { listCompanyIds } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  type AnafConnection,
  findConnection,
  recordConnection,
} from '../../db/connections/anaf-connection.ts';
import {
  type BegunConnection,
  findBegunConnection,
  spendBegunConnection,
} from '../../db/connections/oauth-state.ts';
import { claimTokenLink, giveBackTokenLink, recordLinkUsed } from '../../db/connections/token-link.ts';
import { anafProblem } from '../anaf-problem.ts';
import type { Ctx } from '../context.ts';
import { readState } from './connect-state.ts';

/**
 * No one is signed in here: the state and the cookie of the browser that began must agree, or a link sent to somebody
 * would bind their certificate to the sender's organisation.
 */
export async function finishConnectInBrowser(
  ctx: Ctx,
  { query, bindingCookie }: { query: string; bindingCookie: string | undefined },
): Promise<{ connected: AnafConnection; returnTo: string | null; renews: string | null }> {
  const callback = readCallback(query);
  const begun = await find(ctx, callback);
  const agrees = bindingCookie !== undefined && timingSafeEqual(sha256(bindingCookie), begun.cookieSha256);
  if (!agrees) {
    throw new Problem('unauthenticated', 'connect_elsewhere', {});
  }
  const { returnTo, renews } = begun;
  return { connected: await finish(ctx, callback, begun), returnTo, renews };
}

/** Bound by its login: the state must be one of the caller's organisation. */
export async function finishConnectByPaste(
  ctx: Ctx,
  actor: Actor,
  { url }: { url: string },
): Promise<AnafConnection> {
  const callback = readCallback(url);
  const begun = await find(ctx, callback);
  if (begun.organisationId !== actor.organisationId) throw staleLink();
  return finish(ctx, callback, begun);
}

/** Bound by the link: the state must be one that was begun with it. */
export async function finishConnectByLink(
  ctx: Ctx,
  tokenLinkId: string,
  { url }: { url: string },
): Promise<AnafConnection> {
  const callback = readCallback(url);
  const begun = await find(ctx, callback);
  if (begun.tokenLinkId !== tokenLinkId) throw staleLink();
  return finish(ctx, callback, begun);
}

type Begun = Omit<BegunConnection, 'expiresAt'>;

async function find(ctx: Ctx, callback: Callback): Promise<Begun> {
  if (callback.kind === 'unreadable') {
    throw new Problem(
      'invalid_input',
      'no_code_in_url',
      {},
      {
        parameter: 'url',
      },
    );
  }
  const id = readState(ctx.stateSecret, callback.state);
  const begun = id === undefined ? undefined : await findBegunConnection(ctx.db, id, ctx.now());
  if (id === undefined || begun === undefined) throw staleLink();
  return { id, ...begun };
}

async function finish(ctx: Ctx, callback: Callback, begun: Begun): Promise<AnafConnection> {
  // Used up before anything else, so that no second request can exchange the same code.
  if (!(await spendBegunConnection(ctx.db, begun.id, ctx.now()))) throw staleLink();
  if (callback.kind !== 'code') {
    throw new Problem('anaf_refused', 'authorisation', {});
  }
  const { organisationId, tokenLinkId } = begun;
  const { code } = callback;
  const id =
    tokenLinkId === null
      ? await connect(ctx, begun, code)
      : await connectOnce(ctx, { ...begun, tokenLinkId }, code);
  const now = ctx.now();
  // ANAF's token names no companies: which of them it opens is found by asking.
  await ctx.queue.probeSoon(await listCompanyIds(ctx.db, organisationId));
  return (await findConnection(ctx.db, organisationId, id, now))!;
}

async function connect(ctx: Ctx, { organisationId, startedBy }: Begun, code: string): Promise<string> {
  const tokens = await exchange(ctx.anaf, code);
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const id = await recordConnection(tx, ctx.vault, organisationId, tokens, now);
    const actor = startedBy ?? ({ kind: 'unknown', id: null } as const);
    const detail = { serial: tokens.serial };
    await recordAudit(tx, organisationId, { actor, action: 'connection.added', subject: id, detail }, now);
    return id;
  });
}

/** A link connects once; while ANAF gives nothing its holder may try again. */
async function connectOnce(
  ctx: Ctx,
  { organisationId, tokenLinkId, startedBy }: Begun & { tokenLinkId: string },
  code: string,
): Promise<string> {
  const now = ctx.now();
  if (!(await claimTokenLink(ctx.db, tokenLinkId, now))) throw staleLink();
  try {
    const tokens = await exchange(ctx.anaf, code);
    return await inTransaction(ctx.db, async (tx) => {
      const id = await recordConnection(tx, ctx.vault, organisationId, tokens, now);
      await recordLinkUsed(tx, tokenLinkId, id);
      const actor = startedBy ?? ({ kind: 'link', id: tokenLinkId } as const);
      const entry = { actor, action: 'token_link.used', subject: tokenLinkId } as const;
      await recordAudit(tx, organisationId, { ...entry, detail: { connectionId: id } }, now);
      return id;
    });
  } catch (error) {
    await giveBackTokenLink(ctx.db, tokenLinkId);
    throw error;
  }
}

async function exchange(anaf: AnafClient, code: string): Promise<AnafTokens> {
  try {
    return await exchangeCode(anaf, { code });
  } catch (error) {
    throw anafProblem(error);
  }
}

function staleLink(): Problem {
  return new Problem('link_expired', 'callback', {});
}
