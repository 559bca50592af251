/** Asks ANAF whether a certificate may read a company; the verdict is recorded. */
import type { Actor } from '../../accounts/actor.ts';
import { readCif } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listCompaniesByCif } from '../../db/companies/company.ts';
import { findConnection } from '../../db/connections/anaf-connection.ts';
import { probeCompany, type Verdict } from '../../sync/probe.ts';
import { anafProblem } from '../anaf-problem.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

const ofCompanyAMinute = 6;
const ofOrganisationAMinute = 60;

/** @throws Problem not_found, invalid_input, too_many_requests, and ANAF's */
export async function validateCif(
  ctx: Ctx,
  actor: Actor,
  input: { connectionId: string; cif: string },
): Promise<Verdict> {
  const { organisationId } = actor;
  const connection = await findConnection(ctx.db, organisationId, input.connectionId, ctx.now());
  if (!connection) throw notFound('connection');
  const reading = readCif(input.cif);
  if (!reading.ok) throw new Problem('invalid_input', 'not_a_cif', {}, { parameter: 'cif' });
  const [company] = await listCompaniesByCif(ctx.db, organisationId, [reading.cif]);
  if (!company || company.removed) throw notFound('company');
  // ANAF counts a check as a listing of the company, from any caller.
  const { id: companyId } = company;
  await checkAccessLimit(ctx, `validate-cif:${organisationId}:${companyId}`, ofCompanyAMinute);
  await checkAccessLimit(ctx, `validate-cif:${organisationId}`, ofOrganisationAMinute);
  try {
    return await probeCompany(ctx, company.id, connection.id);
  } catch (error) {
    throw anafProblem(error);
  }
}

async function checkAccessLimit(ctx: Ctx, holder: string, limit: number): Promise<void> {
  await checkRateLimit(ctx, { holder, limit, windowMs: 60_000, refusal: ['access_checks', { limit }] });
}
