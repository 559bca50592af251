/** Checks what is kept of an organisation, of one of its companies, or of everybody. Changes nothing. */
import type { Finding } from '../../core/integrity.ts';
import type { SealVerdict } from '../../core/invoice.ts';
import { type ChainedCompany, listChainedCompanies } from '../../db/archive/chain.ts';
import { findStrangers } from '../../integrity/unknown-files.ts';
import { verifyCompany } from '../../integrity/verify-company.ts';
import { folderOf } from '../../integrity/verify-records.ts';
import type { Ctx } from '../context.ts';

/** `company` is null for a file that is in no company's folder. */
export type CompanyFinding = Finding & {
  company: Pick<ChainedCompany, 'id' | 'organisationId' | 'cif'> | null;
};

export interface VerifyProgress {
  found(finding: CompanyFinding): void;
  /** The verdict on one seal, of all messages and of what old folders brought. */
  sealed(verdict: SealVerdict): void;
  /** Archived messages that are done with, of all that there are. */
  shown(done: number, total: number): void;
}

/**
 * Answers with the companies as they were before, heads included.
 * @param which null is every organisation; only then are files in no company's folder looked for
 * @throws ArchiveError when the archive as a whole is not there
 */
export async function verifyArchive(
  ctx: Pick<Ctx, 'db' | 'archive' | 'environment'>,
  which: { organisationId: string | null; companyId?: string },
  progress: VerifyProgress,
  signal: AbortSignal,
): Promise<{ companies: ChainedCompany[]; messages: number }> {
  // Says so at once when the disk has gone, rather than file by file.
  await ctx.archive.sweepIncoming();
  const all = await listChainedCompanies(ctx.db, which.organisationId);
  const companies = all.filter(({ id }) => which.companyId === undefined || id === which.companyId);
  const total = companies.reduce((sum, { chainSeq }) => sum + chainSeq, 0);
  let messages = 0;
  progress.shown(0, total);
  for (const company of companies) {
    await verifyCompany(ctx, company, {
      found: (finding) => progress.found({ ...finding, company }),
      sealed: progress.sealed,
      checked: (n) => {
        messages += n;
        progress.shown(messages, total);
      },
      signal,
    });
  }
  if (which.organisationId === null) {
    const folders = new Set(all.map((company) => folderOf(ctx, company)));
    for (const finding of await findStrangers(ctx, folders)) progress.found({ ...finding, company: null });
  }
  return { companies, messages };
}
