/** All that is known of an invoice's seal: the catalogue's verdict, the arithmetic done again, and ANAF's answer. */
import type { Actor } from '../../accounts/actor.ts';
import { findSealCheck, type SealCheck } from '../../db/invoices/seal-check.ts';
import type { VerifiedSeal } from '../../documents/verify-seal.ts';
import { openZip, readKeptZip } from '../archive/open-original.ts';
import type { Ctx } from '../context.ts';
import { getInvoice, type InvoiceWithRemarks } from './invoices.ts';

export interface SealLook {
  /** As the catalogue has it: with whom the installation trusts. */
  recorded: InvoiceWithRemarks['seal'];
  /** Of the bytes as they are now. */
  verified: VerifiedSeal;
  anafCheck: SealCheck | null;
}

/** @throws Problem not_found, not_archived, unavailable */
export async function getSeal(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<SealLook> {
  const { seal: recorded } = await getInvoice(ctx, actor, { id });
  const { document, seal } = await openZip(await readKeptZip(ctx, actor, id));
  const { verifySeal } = await import('../../documents/verify-seal.ts');
  const anafCheck = await findSealCheck(ctx.db, actor.organisationId, id);
  return { recorded, verified: verifySeal(document, seal), anafCheck };
}
