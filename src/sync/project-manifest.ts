/**
 * Copies a company's chain from the database, where it is the truth, into the manifest beside its files. May run twice
 * and anywhere: it goes on after the manifest's last line, so a copy that a crash cut short is caught up by the next.
 */
import { ArchiveError } from '../archive/archive.ts';
import type { ManifestEntry } from '../archive/manifest.ts';
import { companyFolder } from '../archive/path.ts';
import { type ChainRow, getChainedCompany, listChain, lockManifest } from '../db/archive/chain.ts';
import { inTransaction } from '../db/connection.ts';
import type { SyncCtx } from './context.ts';

export type ManifestCtx = Pick<SyncCtx, 'db' | 'archive' | 'log' | 'environment'>;

/** Some 400 kB of lines: one sync of the disk for each. */
const batch = 1000;

/**
 * Never throws over the archive: a manifest that is behind holds no message up. One that does not continue the chain
 * is left as it is, for `verify` to say where they part.
 */
export async function projectManifest(ctx: ManifestCtx, companyId: string): Promise<void> {
  try {
    while ((await projectBatch(ctx, companyId)) === 'more');
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    ctx.log.warn({ err: error, companyId }, 'a manifest is behind; the next sync catches it up');
  }
}

/** Whether there is nothing to copy, by the head of the chain that the caller knows: asks the archive alone. */
export async function isManifestAtHead(
  { archive, environment }: Pick<SyncCtx, 'archive' | 'environment'>,
  company: { id: string; organisationId: string; cif: string; chainSeq: number; chainHead: string },
): Promise<boolean> {
  const { organisationId, id: companyId, cif } = company;
  try {
    const { last, unreadable } = await archive.findManifestEnd(
      companyFolder({ environment, organisationId, companyId, cif }),
    );
    if (unreadable) return false;
    return last === null
      ? company.chainSeq === 0
      : last.seq === company.chainSeq && last.chain === company.chainHead;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return false;
  }
}

async function projectBatch(ctx: ManifestCtx, companyId: string): Promise<'more' | 'done'> {
  return inTransaction(ctx.db, async (tx) => {
    await lockManifest(tx, companyId);
    const company = await getChainedCompany(tx, companyId);
    const folder = companyFolder({
      environment: ctx.environment,
      organisationId: company.organisationId,
      companyId,
      cif: company.cif,
    });
    const { last, unreadable } = await ctx.archive.findManifestEnd(folder);
    const after = last?.seq ?? 0;
    const range = { after: after - 1, upTo: company.chainSeq, limit: batch + 1 };
    const rows = await listChain(tx, companyId, range);
    const before = after === 0 ? undefined : rows.shift();
    if (unreadable || (after > 0 && before?.chain !== last!.chain)) {
      ctx.log.error({ companyId, seq: after }, 'the manifest does not continue the chain: run verify');
      return 'done';
    }
    await ctx.archive.appendManifest(folder, rows.map(toEntry));
    return rows.length >= batch ? 'more' : 'done';
  });
}

export function toEntry(row: ChainRow): ManifestEntry {
  return {
    seq: row.seq,
    sha256: row.sha256,
    path: row.path,
    sizeBytes: row.sizeBytes,
    messageId: row.messageId,
    archivedAt: row.archivedAt.toISOString(),
    chain: row.chain,
  };
}
