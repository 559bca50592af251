/** Asks ANAF itself what it thinks of an invoice's seal, and keeps its words. Our own verdict does not follow from them. */
import type { Actor } from '../../accounts/actor.ts';
import type { SealOpinion } from '../../anaf/check-seal.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listUsableConnections } from '../../db/companies/company-connection.ts';
import { recordSealCheck, type SealCheck } from '../../db/invoices/seal-check.ts';
import type { AskedSeal } from '../../sync/check-seal.ts';
import { anafProblem } from '../anaf-problem.ts';
import { type OpenDeps, openZip, readKeptZip } from '../archive/open-original.ts';
import { getInvoice } from './get-invoice.ts';

export interface CheckSealDeps extends OpenDeps {
  askAnafOfSeal: (asked: AskedSeal) => Promise<SealOpinion>;
  now: () => Date;
}

/** @throws Problem not_found, also when there is no seal to ask about; not_archived, no_valid_anaf_token, and ANAF's */
export async function checkSealAtAnaf(
  deps: CheckSealDeps,
  actor: Actor,
  { id }: { id: string },
): Promise<SealCheck> {
  const { organisationId } = actor;
  const invoice = await getInvoice(deps, actor, { id });
  const { document, seal } = await openZip(await readKeptZip(deps, actor, id));
  if (!seal) throw notFound('seal');
  const { companyId, cif, uploadIndex } = invoice;
  const [connectionId] = await listUsableConnections(deps.db, organisationId, companyId, deps.now());
  if (connectionId === undefined)
    throw new Problem(
      'no_valid_anaf_token',
      'There is no valid connection to ANAF: connect with the certificate.',
      {
        status: 422,
      },
    );
  let said: SealOpinion;
  try {
    said = await deps.askAnafOfSeal({ cif, connectionId, uploadIndex, document, seal });
  } catch (error) {
    throw anafProblem(error);
  }
  const check = { ...said, at: deps.now() };
  await recordSealCheck(deps.db, { id, organisationId }, check);
  return check;
}
