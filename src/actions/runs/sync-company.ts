/** Starts a synchronisation of one company by hand; it joins the manual run that is under way. */
import { type Actor, holderOf } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import { getCompany } from '../companies/companies.ts';
import type { Ctx } from '../context.ts';
import { joinOrBeginRun } from './join-or-begin-run.ts';

const companiesAMinute = 60;

/** @throws Problem not_found, too_many_requests, no_valid_anaf_token, plan_limit_exceeded */
export async function syncCompany(
  ctx: Ctx,
  actor: Actor,
  input: { companyId: string },
): Promise<{ runId: string }> {
  await checkRateLimit(ctx, {
    holder: `sync-company:${holderOf(actor)}`,
    limit: companiesAMinute,
    windowMs: 60_000,
    refusal: ['company_syncs', { limit: companiesAMinute }],
  });
  const company = await getCompany(ctx, actor, input);
  const now = ctx.now();
  const runId = await inTransaction(ctx.wholeDb, async (tx) => {
    const organisation = await lockOrganisation(tx, actor.organisationId);
    if (!organisation) throw notFound('company');
    return joinOrBeginRun(tx, {
      organisation,
      companies: [company.id],
      plans: ctx.plans,
      now,
    });
  });
  await ctx.queue.wakeWorkers();
  return { runId };
}
