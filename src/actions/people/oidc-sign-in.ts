/** A person comes back from the issuer: the account that it is, linked the first time by an address that the issuer has verified. */
import { type ComingBack, type Oidc, OidcError } from '../../accounts/oidc.ts';
import { newLinkToken, sha256 } from '../../accounts/secret-text.ts';
import { minuteMs } from '../../core/durations.ts';
import { isMailAddress } from '../../core/mail.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  findIdentityOwner,
  linkIdentity,
  recordLeftForIssuer,
  takeLeftForIssuer,
} from '../../db/people/identity.ts';
import { lockPerson } from '../../db/people/person.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { recordForPerson } from './sign-ins.ts';

export const oidcSignInMs = 10 * minuteMs;

/** Why a sign-in opens nothing, as the sign-in page is told. */
export type OidcRefusal =
  | 'unreachable'
  | 'refused'
  | 'expired'
  | 'unverified'
  | 'domain'
  | 'unknown'
  | 'another'
  | 'not_confirmed';

export type OidcOutcome =
  /** @property confirms whether the person only proves again who they are */
  | { ok: true; userId: string; returnTo: string; provenAt: Date; confirms: boolean }
  | { ok: false; why: OidcRefusal; returnTo: string };

/**
 * @param options.confirms the person who is signed in and proves again who they are; null for a sign-in
 * @returns where the browser goes, and what binds the way back to it; undefined when the issuer does not answer
 */
export async function leaveForIssuer(
  ctx: Ctx,
  oidc: Oidc,
  { returnTo, confirms, address }: { returnTo: string; confirms: string | null; address: string },
): Promise<{ url: string; cookie: string } | undefined> {
  const refusal: ['attempts', Record<never, never>] = ['attempts', {}];
  await checkRateLimit(ctx, { holder: `oidc:${address}`, limit: 30, windowMs: minuteMs, refusal });
  const leaving = await oidc.leave({ asksAgain: confirms !== null }).catch((error) => warn(ctx, error));
  if (!leaving) return undefined;
  const { token: cookie, sha256: cookieSha256 } = newLinkToken();
  const { url, state, nonce, codeVerifier } = leaving;
  const expiresAt = new Date(ctx.now().getTime() + oidcSignInMs);
  const stateSha256 = sha256(state);
  const left = { nonce, codeVerifier, returnTo, confirms, expiresAt };
  await recordLeftForIssuer(ctx.db, { stateSha256, cookieSha256, ...left });
  return { url, cookie };
}

/** @param query of the callback, as it came */
export async function comeBackFromIssuer(
  ctx: Ctx,
  oidc: Oidc,
  { query, cookie, address }: { query: string; cookie: string; address: string },
): Promise<OidcOutcome> {
  const state = new URLSearchParams(query).get('state') ?? '';
  const browser = { stateSha256: sha256(state), cookieSha256: sha256(cookie) };
  const left = await takeLeftForIssuer(ctx.db, browser, ctx.now());
  if (!left) return { ok: false, why: 'expired', returnTo: '/' };
  const { returnTo, confirms } = left;
  try {
    const came = await oidc.comeBack(query, { ...left, state });
    const found =
      confirms === null ? await whoIs(ctx, oidc, came, address) : await isStill(ctx, confirms, came, address);
    if ('why' in found) return { ok: false, ...found, returnTo };
    const provenAt = new Date(ctx.now().getTime() - came.provenForMs);
    return { ok: true, ...found, returnTo, provenAt, confirms: confirms !== null };
  } catch (error) {
    if (!(error instanceof OidcError)) throw error;
    warn(ctx, error);
    return { ok: false, why: error.why, returnTo };
  }
}

/**
 * The first time by the address. It is safe for an issuer that the operator has chosen for the whole installation and that says
 * that it has verified the address: who reads the mail of an address could have the password reset. Codes of an application
 * are asked for afterwards all the same. From then on only issuer and subject count, whatever address they have.
 */
async function whoIs(
  ctx: Ctx,
  { settings }: Oidc,
  { issuer, subject, email, emailVerified, name }: ComingBack,
  address: string,
): Promise<{ userId: string } | { why: OidcRefusal }> {
  const linked = await findIdentityOwner(ctx.db, { issuer, subject });
  if (linked !== undefined) return { userId: linked };
  if (email === undefined || !emailVerified || !isMailAddress(email)) return { why: 'unverified' };
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (settings.emailDomains.length > 0 && !settings.emailDomains.includes(domain)) return { why: 'domain' };
  return inTransaction(ctx.db, async (tx) => {
    // Two at once, or an invitation that is accepted meanwhile, make one account.
    await lockPerson(tx, email);
    const known = await ctx.signIn.findUserId(email);
    if (known === undefined && !settings.createsPeople) return { why: 'unknown' as const };
    const userId = known ?? (await ctx.signIn.addUser({ email, name: (name || email).slice(0, 200) }));
    const by = { kind: 'person', id: userId, address } as const;
    const recording = { db: tx, now: ctx.now };
    if (!(await linkIdentity(tx, { issuer, subject, userId }, ctx.now()))) {
      const unknown = { kind: 'unknown', id: null, address } as const;
      await recordForPerson(recording, userId, unknown, 'session.refused', { oidc: 'another' });
      return { why: 'another' as const };
    }
    await recordForPerson(recording, userId, by, 'person.linked', { issuer });
    return { userId };
  });
}

/** Links no account and makes none: the person is signed in already, and an answer for another person at the issuer does not confirm them. */
async function isStill(
  ctx: Ctx,
  userId: string,
  identity: ComingBack,
  address: string,
): Promise<{ userId: string } | { why: OidcRefusal }> {
  if ((await findIdentityOwner(ctx.db, identity)) === userId) return { userId };
  const unknown = { kind: 'unknown', id: null, address } as const;
  const detail = { confirming: true, oidc: 'another' };
  await recordForPerson({ db: ctx.db, now: ctx.now }, userId, unknown, 'session.refused', detail);
  return { why: 'not_confirmed' };
}

function warn(ctx: Ctx, error: unknown): undefined {
  if (!(error instanceof OidcError)) throw error;
  ctx.log.warn({ reason: error.message }, 'a sign-in by OpenID Connect failed');
}
