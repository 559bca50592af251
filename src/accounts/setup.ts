/** The first account: by the code that the console shows, or by the operator's own hand. Knows no doors. */
import { timingSafeEqual } from 'node:crypto';
import { Problem } from '../core/errors.ts';
import { defaultPlanName } from '../core/plan.ts';
import { type Db, inTransaction, type Transactor } from '../db/connection.ts';
import { clearSetupCode, lockSetupCode, recordSetupCode } from '../db/installation/setup-code.ts';
import { addMember, hasMembers, listMemberships } from '../db/people/member.ts';
import { addOrganisation, type Organisation } from '../db/people/organisation.ts';
import { newSetupCode, setupCodeSha256 } from './secret-text.ts';
import type { SignIn } from './sign-in.ts';

export interface SetupCtx {
  db: Transactor;
  signIn: Pick<SignIn, 'findUserId' | 'addUser' | 'setPassword'>;
  now: () => Date;
}

export interface NewAccount {
  email: string;
  /** How the person is called; the e-mail address when empty. */
  name?: string;
  password: string;
  organisation: string;
}

/** A fresh code for the console while nobody has an account; undefined when somebody has. */
export async function offerSetupCode(db: Db): Promise<string | undefined> {
  if (await hasMembers(db)) return undefined;
  const code = newSetupCode();
  await recordSetupCode(db, setupCodeSha256(code));
  return code;
}

/** @throws Problem already_set_up, setup_code_wrong */
export async function createFirstAccount(
  ctx: SetupCtx,
  code: string,
  account: NewAccount,
): Promise<Organisation> {
  return inTransaction(ctx.db, async (tx) => {
    const expected = await lockSetupCode(tx);
    if (await hasMembers(tx))
      throw new Problem('already_set_up', 'This installation has its first account: sign in.');
    if (!expected || !timingSafeEqual(expected, setupCodeSha256(code))) {
      throw new Problem(
        'setup_code_wrong',
        'This is not the code that the console shows; a restart shows a new one.',
      );
    }
    const organisation = await addAccount(ctx, tx, account);
    await clearSetupCode(tx);
    return organisation;
  });
}

/** For the operator: a first or a further organisation, for a new person or for one who has an account already. */
export async function addOrganisationFor(ctx: SetupCtx, account: NewAccount): Promise<Organisation> {
  return inTransaction(ctx.db, async (tx) => {
    await lockSetupCode(tx);
    const organisation = await addAccount(ctx, tx, account);
    await clearSetupCode(tx);
    return organisation;
  });
}

/**
 * The person is written by the sign-in library, outside of the transaction: if this is rolled back he has an account
 * that leads nowhere, and the next attempt, finding it so, takes it over with the new password.
 */
async function addAccount(ctx: SetupCtx, tx: Db, account: NewAccount): Promise<Organisation> {
  const { signIn } = ctx;
  const now = ctx.now();
  const organisation = await addOrganisation(tx, account.organisation, defaultPlanName, now);
  const known = await signIn.findUserId(account.email);
  const leadsNowhere = known !== undefined && (await listMemberships(tx, known)).length === 0;
  if (leadsNowhere) await signIn.setPassword(known, account.password);
  const userId =
    known ??
    (await signIn.addUser({
      email: account.email,
      name: account.name || account.email,
      password: account.password,
    }));
  await addMember(tx, { organisationId: organisation.id, userId, role: 'owner' }, now);
  return organisation;
}
