/** Fetches damaged originals of an organisation, of one of its companies or of everybody from ANAF again. */
import { listChainedCompanies } from '../../db/archive/chain.ts';
import { type Mended, mendCompany } from '../../integrity/mend.ts';
import { projectManifest } from '../../sync/project-manifest.ts';
import type { Ctx } from '../context.ts';

export type MendedOf = Mended & { companyId: string; cif: string };

/**
 * Manifests that are missing or outdated are written on the way.
 * @throws ArchiveError when the archive as a whole is not there or cannot be written; what was mended stays
 */
export async function* mendArchive(
  ctx: Ctx,
  which: { organisationId: string | null; companyId?: string },
  signal: AbortSignal,
): AsyncGenerator<MendedOf> {
  // Says so at once when the disk is not there, rather than file by file.
  await ctx.archive.sweepIncoming();
  for (const company of await listChainedCompanies(ctx.db, which.organisationId)) {
    if (which.companyId !== undefined && company.id !== which.companyId) continue;
    for await (const mended of mendCompany(ctx, company, signal))
      yield { ...mended, companyId: company.id, cif: company.cif };
    if (company.chainSeq > 0) await projectManifest(ctx, company.id);
  }
}
