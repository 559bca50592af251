/** A person's own settings: name and language; and the way to sign out everywhere. Programs have none of it. */
import type { Principal, SessionActor } from '../../accounts/actor.ts';
import type { SignIn } from '../../accounts/sign-in.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findLanguage, setLanguage } from '../../db/people/person.ts';
import type { Language } from '../../text/language.ts';

export interface ProfileDeps {
  db: Db;
  signIn: Pick<SignIn, 'listUsers' | 'setName' | 'endSessions'>;
  now: () => Date;
}

export interface Profile {
  email: string;
  name: string;
  /** Null while none is chosen: the browser's holds. */
  language: Language | null;
}

export async function getProfile({ db, signIn }: ProfileDeps, actor: Principal): Promise<Profile> {
  const { userId } = personOnly(actor);
  const [person] = await signIn.listUsers([userId]);
  if (!person) throw new Error(`the person ${userId} is signed in and unknown`);
  const { email, name } = person;
  return { email, name, language: (await findLanguage(db, userId)) ?? null };
}

export async function updateProfile(
  deps: ProfileDeps,
  actor: Principal,
  { name, language }: { name?: string; language?: Language },
): Promise<Profile> {
  const { userId } = personOnly(actor);
  if (name !== undefined) await deps.signIn.setName(userId, name);
  if (language !== undefined) await setLanguage(deps.db, userId, language, deps.now());
  return getProfile(deps, actor);
}

/** This session ends too. */
export async function signOutEverywhere({ signIn }: ProfileDeps, actor: Principal): Promise<void> {
  await signIn.endSessions(personOnly(actor).userId);
}

function personOnly(actor: Principal): SessionActor {
  if (actor.kind === 'session') return actor;
  throw new Problem('insufficient_scope', 'An API key is nobody: only a person has a profile.');
}
