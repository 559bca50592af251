/** Starts a synchronisation of one company by hand; it joins the manual run that is under way. */
import { type Actor, holderOf } from '../../accounts/actor.ts';
import type { RateLimiter } from '../../accounts/rate-limiter.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { findCompany } from '../../db/companies/company.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import type { Plans } from '../plan-of.ts';
import { joinOrBeginRun } from './join-or-begin-run.ts';

export interface SyncCompanyDeps {
  db: Transactor;
  queue: { wakeWorkers(): Promise<void> };
  rateLimiter: RateLimiter;
  plans: Plans;
  now: () => Date;
}

const turnsAMinute = 60;

/** @throws Problem not_found, too_many_requests, no_valid_anaf_token, plan_limit_exceeded */
export async function syncCompany(
  deps: SyncCompanyDeps,
  actor: Actor,
  input: { companyId: string },
): Promise<{ runId: string }> {
  const turn = await deps.rateLimiter(`sync-company:${holderOf(actor)}`, turnsAMinute, 60_000);
  if (!turn.granted) {
    throw new Problem(
      'too_many_requests',
      `At most ${turnsAMinute} companies a minute are started one by one.`,
      {
        retryAfterSeconds: turn.retryAfterSeconds,
      },
    );
  }
  const now = deps.now();
  const runId = await inTransaction(deps.db, async (tx) => {
    const organisation = await lockOrganisation(tx, actor.organisationId);
    const company = await findCompany(tx, actor.organisationId, input.companyId);
    if (!organisation || !company) throw notFound('company');
    return joinOrBeginRun(tx, {
      organisation,
      companies: [company.id],
      plans: deps.plans,
      now,
    });
  });
  await deps.queue.wakeWorkers();
  return { runId };
}
