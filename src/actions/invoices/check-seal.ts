/** Asks ANAF itself what it thinks of an invoice's seal, and keeps its words. Our own verdict does not follow from them. */
import type { Actor } from '../../accounts/actor.ts';
import type { SealOpinion } from '../../anaf/check-seal.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { listUsableConnections } from '../../db/companies/company-access.ts';
import { recordSealCheck, type SealCheck } from '../../db/invoices/seal-check.ts';
import { askAnafOfSeal } from '../../sync/check-seal.ts';
import { anafProblem } from '../anaf-problem.ts';
import { openZip, readKeptZip } from '../archive/open-original.ts';
import type { Ctx } from '../context.ts';
import { getInvoice } from './invoices.ts';

/** @throws Problem not_found, also when there is no seal to ask about; not_archived, no_valid_anaf_token, and ANAF's */
export async function checkSealAtAnaf(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<SealCheck> {
  const { organisationId } = actor;
  const invoice = await getInvoice(ctx, actor, { id });
  const { document, seal } = await openZip(await readKeptZip(ctx, actor, id));
  if (!seal) throw notFound('seal');
  const { companyId, cif, uploadIndex } = invoice;
  const [connectionId] = await listUsableConnections(ctx.db, organisationId, companyId, ctx.now());
  if (connectionId === undefined)
    throw new Problem(
      'no_valid_anaf_token',
      'needed_for_seal_check',
      {},
      {
        status: 422,
      },
    );
  let said: SealOpinion;
  try {
    said = await askAnafOfSeal(ctx, { organisationId, cif, connectionId, uploadIndex, document, seal });
  } catch (error) {
    throw anafProblem(error);
  }
  const check = { ...said, at: ctx.now() };
  await recordSealCheck(ctx.db, { id, organisationId }, check);
  return check;
}
