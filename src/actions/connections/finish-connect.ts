/**
 * Ends what start-connect began, by either way back: ANAF sends the browser itself, or a person pastes the address at
 * which his browser ended. The code is exchanged at once: ANAF gives 60 seconds.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { sha256 } from '../../accounts/secret-text.ts';
import type { AnafClient } from '../../anaf/client.ts';
import { type AnafTokens, exchangeCode } from '../../anaf/oauth.ts';
import { type Callback, readCallback } from '../../anaf/read-callback.ts';
import { Problem } from '../../core/errors.ts';
import type { Vault } from '../../core/vault.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { listCompanyIds } from '../../db/companies/company.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
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
import { readState } from './connect-state.ts';

export interface FinishConnectDeps {
  db: Transactor;
  anaf: AnafClient;
  vault: Pick<Vault, 'seal'>;
  queue: { probeSoon(companyIds: string[]): Promise<void> };
  stateSecret: string;
  now: () => Date;
}

/**
 * Nobody is signed in here: the state and the cookie of the browser that began must agree, or a link that somebody was
 * sent would bind his certificate to the sender's organisation.
 */
export async function finishConnectInBrowser(
  deps: FinishConnectDeps,
  { query, bindingCookie }: { query: string; bindingCookie: string | undefined },
): Promise<AnafConnection> {
  const callback = readCallback(query);
  const begun = await find(deps, callback);
  const agrees = bindingCookie !== undefined && timingSafeEqual(sha256(bindingCookie), begun.cookieSha256);
  if (!agrees) {
    throw new Problem(
      'unauthenticated',
      'This connection was not begun in this browser. Begin it here, or paste this address where it was begun.',
    );
  }
  return finish(deps, callback, begun);
}

/** Bound by its login: the state must be one of the caller's organisation. */
export async function finishConnectByPaste(
  deps: FinishConnectDeps,
  actor: Actor,
  { url }: { url: string },
): Promise<AnafConnection> {
  const callback = readCallback(url);
  const begun = await find(deps, callback);
  if (begun.organisationId !== actor.organisationId) throw staleLink();
  return finish(deps, callback, begun);
}

/** Bound by the link: the state must be one that was begun with it. */
export async function finishConnectByLink(
  deps: FinishConnectDeps,
  tokenLinkId: string,
  { url }: { url: string },
): Promise<AnafConnection> {
  const callback = readCallback(url);
  const begun = await find(deps, callback);
  if (begun.tokenLinkId !== tokenLinkId) throw staleLink();
  return finish(deps, callback, begun);
}

type Begun = Omit<BegunConnection, 'expiresAt'>;

async function find(deps: FinishConnectDeps, callback: Callback): Promise<Begun> {
  if (callback.kind === 'unreadable') {
    throw new Problem(
      'invalid_input',
      'This is not the address that ANAF sent the browser to: it has no code.',
      {
        parameter: 'url',
      },
    ).inRomanian('Nu este adresa la care ANAF a trimis browserul: nu are niciun cod. Copiați-o întreagă.');
  }
  const id = readState(deps.stateSecret, callback.state);
  const begun = id === undefined ? undefined : await findBegunConnection(deps.db, id, deps.now());
  if (id === undefined || begun === undefined) throw staleLink();
  return { id, ...begun };
}

async function finish(deps: FinishConnectDeps, callback: Callback, begun: Begun): Promise<AnafConnection> {
  // Used up before anything else, so that no second request can exchange the same code.
  if (!(await spendBegunConnection(deps.db, begun.id, deps.now()))) throw staleLink();
  if (callback.kind !== 'code') {
    throw new Problem(
      'anaf_refused',
      'ANAF did not authorise: no certificate was presented, or the request was declined. Begin again.',
    ).inRomanian(
      'ANAF nu a autorizat accesul: certificatul nu a fost prezentat sau cererea a fost respinsă. Începeți din nou.',
    );
  }
  const { organisationId, tokenLinkId } = begun;
  const { code } = callback;
  const id =
    tokenLinkId === null
      ? await connect(deps, organisationId, code)
      : await connectOnce(deps, organisationId, tokenLinkId, code);
  const now = deps.now();
  // ANAF's token names no companies: which of them it opens is found by asking.
  await deps.queue.probeSoon(await listCompanyIds(deps.db, organisationId));
  return (await findConnection(deps.db, organisationId, id, now))!;
}

async function connect(deps: FinishConnectDeps, organisationId: string, code: string): Promise<string> {
  const tokens = await exchange(deps.anaf, code);
  return recordConnection(deps.db, deps.vault, organisationId, tokens, deps.now());
}

/** A link connects once; while ANAF gives nothing its holder may try again. */
async function connectOnce(
  deps: FinishConnectDeps,
  organisationId: string,
  tokenLinkId: string,
  code: string,
): Promise<string> {
  const now = deps.now();
  if (!(await claimTokenLink(deps.db, tokenLinkId, now))) throw staleLink();
  try {
    const tokens = await exchange(deps.anaf, code);
    return await inTransaction(deps.db, async (tx) => {
      const id = await recordConnection(tx, deps.vault, organisationId, tokens, now);
      await recordLinkUsed(tx, tokenLinkId, id);
      const actor = { kind: 'link', id: tokenLinkId } as const;
      const entry = { actor, action: 'token_link.used', subject: tokenLinkId } as const;
      await recordAudit(tx, organisationId, { ...entry, detail: { connectionId: id } }, now);
      return id;
    });
  } catch (error) {
    await giveBackTokenLink(deps.db, tokenLinkId);
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
  return new Problem(
    'link_expired',
    'This way back from ANAF was used already, or ten minutes have passed: begin again.',
  );
}
