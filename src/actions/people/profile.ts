/** A person's own settings: name and language; and the way to sign out everywhere. Programs have none of it. */
import type { Principal, SessionActor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { listIdentities } from '../../db/people/identity.ts';
import { findLanguage, setLanguage } from '../../db/people/person.ts';
import type { Language } from '../../text/language.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export interface Profile {
  email: string;
  name: string;
  /** Null while none is chosen: the browser's holds. */
  language: Language | null;
  /** False for a person who came by an issuer, until a reset sets one. */
  hasPassword: boolean;
  /** At the issuer of the settings; null: there is no issuer, or the person is not linked to it. */
  identity: { issuer: string; linkedAt: Date } | null;
}

export async function getProfile(ctx: Ctx, actor: Principal): Promise<Profile> {
  const { db, signIn } = ctx;
  const { userId } = personOnly(actor);
  const [person] = await signIn.listUsers([userId]);
  if (!person) throw new Error(`the person ${userId} is signed in and unknown`);
  const { email, name } = person;
  return {
    email,
    name,
    language: (await findLanguage(db, userId)) ?? null,
    hasPassword: await signIn.hasPassword(userId),
    identity: await findIdentity(ctx, userId),
  };
}

async function findIdentity({ db, oidc }: Ctx, userId: string): Promise<Profile['identity']> {
  if (!oidc) return null;
  const { issuer, name } = oidc.settings;
  // The settings may have a slash at the end that the issuer's tokens do not have.
  const { href } = new URL(issuer);
  const linked = (await listIdentities(db, userId)).find((each) => new URL(each.issuer).href === href);
  return linked ? { issuer: name, linkedAt: linked.linkedAt } : null;
}

export async function updateProfile(
  ctx: Ctx,
  actor: Principal,
  { name, language }: { name?: string; language?: Language },
): Promise<Profile> {
  const { userId } = personOnly(actor);
  if (name !== undefined) {
    await ctx.signIn.setName(userId, name);
    const entry = { action: 'member.renamed', subject: userId, detail: { to: name } } as const;
    await recordAudit(ctx.db, actor.organisationId, { actor: auditActor(actor), ...entry }, ctx.now());
  }
  if (language !== undefined) await setLanguage(ctx.db, userId, language, ctx.now());
  return getProfile(ctx, actor);
}

function personOnly(actor: Principal): SessionActor {
  if (actor.kind === 'session') return actor;
  throw new Problem('insufficient_scope', 'key_without_profile', {});
}
