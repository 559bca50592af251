/** Asks ANAF whether a certificate may read a company; the verdict is recorded. */
import type { Actor } from '../../accounts/actor.ts';
import { readCif } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listCompaniesByCif } from '../../db/companies/company.ts';
import type { Db } from '../../db/connection.ts';
import { findConnection } from '../../db/connections/anaf-connection.ts';
import { anafProblem } from '../anaf-problem.ts';

export interface Verdict {
  valid: boolean;
  /** ANAF's own words. */
  errors: string[];
}

export interface ValidateCifDeps {
  db: Db;
  probe: (companyId: string, connectionId: string) => Promise<Verdict>;
  now: () => Date;
}

export async function validateCif(
  deps: ValidateCifDeps,
  actor: Actor,
  input: { connectionId: string; cif: string },
): Promise<Verdict> {
  const { organisationId } = actor;
  const connection = await findConnection(deps.db, organisationId, input.connectionId, deps.now());
  if (!connection) throw notFound('connection');
  const reading = readCif(input.cif);
  if (!reading.ok) throw new Problem('invalid_input', 'cif: this is no fiscal code.', { parameter: 'cif' });
  const [company] = await listCompaniesByCif(deps.db, organisationId, [reading.cif]);
  if (!company || company.removed) throw notFound('company');
  try {
    return await deps.probe(company.id, connection.id);
  } catch (error) {
    throw anafProblem(error);
  }
}
