/** Asks ANAF whether a certificate may read a company; the verdict is recorded. */
import type { Actor } from '../../accounts/actor.ts';
import { readCif } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listCompaniesByCif } from '../../db/companies/company.ts';
import { findConnection } from '../../db/connections/anaf-connection.ts';
import { probeCompany, type Verdict } from '../../sync/probe.ts';
import { anafProblem } from '../anaf-problem.ts';
import type { Ctx } from '../context.ts';

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
  try {
    return await probeCompany(ctx, company.id, connection.id);
  } catch (error) {
    throw anafProblem(error);
  }
}
