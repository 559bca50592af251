/** The first account: by the code that the console shows, or by the operator at the machine. */
import { timingSafeEqual } from 'node:crypto';
import { checkPassword } from '../../accounts/check-password.ts';
import { newSetupCode, setupCodeSha256 } from '../../accounts/secret-text.ts';
import { Problem } from '../../core/errors.ts';
import { defaultPlanName } from '../../core/plan.ts';
import { type AuditActor, recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { clearSetupCode, lockSetupCode, recordSetupCode } from '../../db/installation/installation.ts';
import { addMember, hasMembers, listMemberships } from '../../db/people/member.ts';
import { addOrganisation, type Organisation } from '../../db/people/organisation.ts';
import { deleteWaysIn } from '../../db/people/second-factor.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx, ReadCtx } from '../context.ts';

type SetupCtx = Pick<Ctx, 'db' | 'signIn' | 'now'>;

export interface NewAccount {
  email: string;
  /** How the person is called; the e-mail address when empty. */
  name?: string;
  password: string;
  organisation: string;
}

export async function isSetupNeeded(ctx: ReadCtx): Promise<boolean> {
  return !(await hasMembers(ctx.db));
}

/** A fresh code for the console while there is no account; undefined when there is one. */
export async function offerSetupCode(db: Db): Promise<string | undefined> {
  if (await hasMembers(db)) return undefined;
  const code = newSetupCode();
  await recordSetupCode(db, setupCodeSha256(code));
  return code;
}

/** For the visitor who has the code. @throws Problem too_many_requests, already_set_up, setup_code_wrong */
export async function setUp(
  ctx: SetupCtx & Pick<Ctx, 'rateLimiter'>,
  { code, address, ...account }: NewAccount & { code: string; address?: string },
): Promise<Organisation> {
  // For the whole installation: there is one code, and one visitor who has it.
  await checkRateLimit(ctx, {
    holder: 'setup',
    limit: 10,
    windowMs: 10 * 60_000,
    refusal: ['setup_code', {}],
  });
  return inTransaction(ctx.db, async (tx) => {
    const expected = await lockSetupCode(tx);
    if (await hasMembers(tx)) throw new Problem('already_set_up', 'first_account', {});
    if (!expected || !timingSafeEqual(expected, setupCodeSha256(code))) {
      throw new Problem('setup_code_wrong', 'code', {});
    }
    const organisation = await addAccount(ctx, tx, account, { kind: 'unknown', id: null, address });
    await clearSetupCode(tx);
    return organisation;
  });
}

/** For the operator: a first or a further organisation, for a new person or for one who has an account already. */
export async function addOrganisationFor(ctx: SetupCtx, account: NewAccount): Promise<Organisation> {
  return inTransaction(ctx.db, async (tx) => {
    await lockSetupCode(tx);
    const organisation = await addAccount(ctx, tx, account, { kind: 'operator', id: null });
    await clearSetupCode(tx);
    return organisation;
  });
}

/**
 * The sign-in library writes the person outside of the transaction: after a rollback there is an account without an
 * organisation, and the next attempt takes it over with the new password.
 */
async function addAccount(ctx: SetupCtx, tx: Db, account: NewAccount, by: AuditActor): Promise<Organisation> {
  const { signIn } = ctx;
  const now = ctx.now();
  const organisation = await addOrganisation(tx, account.organisation, defaultPlanName, now);
  const known = await signIn.findUserId(account.email);
  const abandoned = known !== undefined && (await listMemberships(tx, known)).length === 0;
  if (known === undefined || abandoned) checkPassword(account.password, account);
  if (abandoned) {
    await signIn.setPassword(known, account.password);
    await deleteWaysIn(tx, known);
  }
  const userId =
    known ??
    (await signIn.addUser({
      email: account.email,
      name: account.name || account.email,
      password: account.password,
    }));
  await addMember(tx, { organisationId: organisation.id, userId, role: 'owner' }, now);
  const entry = { action: 'organisation.created', subject: organisation.id, detail: { userId } } as const;
  await recordAudit(tx, organisation.id, { actor: by, ...entry }, now);
  return organisation;
}
