/** What is written down of a company, without reading one original: rows against chain, chain against manifest, and the names of its files. */
import type { Archive } from '../archive/archive.ts';
import { chainHash, chainStart } from '../archive/chain.ts';
import { companyFolder } from '../archive/path.ts';
import type { Finding } from '../core/integrity.ts';
import {
  type ChainedCompany,
  type ChainRow,
  countBeyondHead,
  getChainedCompany,
  listChain,
  lockManifest,
} from '../db/archive/chain.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { compareManifest } from './compare-manifest.ts';
import { findUnknownFiles } from './unknown-files.ts';

export interface RecordsCtx {
  db: Transactor;
  archive: Pick<Archive, 'findManifestEnd' | 'readManifest' | 'list'>;
  environment: string;
}

export interface RecordsWatch {
  found(finding: Finding): void;
  /** The next rows of the chain, in their order. */
  page?(rows: ChainRow[]): Promise<void>;
  signal: AbortSignal;
}

const pageSize = 500;

/** @throws ArchiveError when the archive as a whole is not there */
export async function verifyRecords(ctx: RecordsCtx, id: string, watch: RecordsWatch): Promise<void> {
  const { found, signal } = watch;
  const { company, end } = await snapshot(ctx, id);
  const folder = folderOf(ctx, company);
  const manifest = compareManifest(ctx.archive, { folder, end, chainSeq: company.chainSeq }, found);
  let before: Pick<ChainRow, 'seq' | 'chain'> = { seq: 0, chain: chainStart };
  for (;;) {
    signal.throwIfAborted();
    const range = { after: before.seq, upTo: company.chainSeq, limit: pageSize };
    const rows = await listChain(ctx.db, id, range);
    if (rows.length === 0) break;
    for (const row of rows) {
      linkFindings(before, row).forEach(found);
      await manifest.compare(row);
      before = row;
    }
    await watch.page?.(rows);
  }
  if (before.seq !== company.chainSeq || before.chain !== company.chainHead)
    found({
      kind: 'head_wrong',
      subject: 'chain_head',
      expected: `${before.seq} ${before.chain}`,
      found: `${company.chainSeq} ${company.chainHead}`,
    });
  await manifest.finish();
  if ((await countBeyondHead(ctx.db, id)) > 0)
    found({ kind: 'head_wrong', subject: 'chain_seq', found: 'there are rows beyond the head' });
  for (const finding of await findUnknownFiles(ctx, company, folder)) found(finding);
}

export function folderOf({ environment }: { environment: string }, company: ChainedCompany): string {
  const { organisationId, id: companyId, cif } = company;
  return companyFolder({ environment, organisationId, companyId, cif });
}

/**
 * The manifest's end first, then the head: whatever is appended later comes after both. Under the lock of those who
 * append, because a line that is being written looks like one that a crash has cut.
 */
async function snapshot({ db, archive, environment }: RecordsCtx, companyId: string) {
  return inTransaction(db, async (tx) => {
    await lockManifest(tx, companyId);
    const company = await getChainedCompany(tx, companyId);
    const end = await archive.findManifestEnd(folderOf({ environment }, company));
    return { company: await getChainedCompany(tx, companyId), end };
  });
}

/** Each row is compared with the hash that is written in the row before it, so that one false row does not make all later ones look false. */
function linkFindings(before: Pick<ChainRow, 'seq' | 'chain'>, row: ChainRow): Finding[] {
  const findings: Finding[] = [];
  if (row.seq !== before.seq + 1)
    findings.push({
      kind: 'chain_gap',
      subject: String(before.seq + 1),
      expected: String(before.seq + 1),
      found: String(row.seq),
    });
  const expected = chainHash(before.chain, row);
  if (row.chain !== expected && row.seq === before.seq + 1)
    findings.push({
      kind: 'chain_broken',
      subject: String(row.seq),
      expected,
      found: row.chain,
      message: row.id,
    });
  return findings;
}
