/** Checks all that is kept of one company: files, chain, manifest, counters, seals, and files that nobody knows. Changes nothing, and a sync may go on beside it. */
import type { Archive } from '../archive/archive.ts';
import { chainHash, chainStart } from '../archive/chain.ts';
import { companyFolder } from '../archive/path.ts';
import type { Finding } from '../core/integrity.ts';
import type { SealVerdict } from '../core/invoice.ts';
import {
  type ChainedCompany,
  type ChainRow,
  countBeyondHead,
  getChainedCompany,
  listChain,
  lockManifest,
} from '../db/archive/chain.ts';
import { recountLedgers } from '../db/companies/company-counters.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { listBackfilled } from '../db/invoices/invoice-record.ts';
import { mapBackfilledSealed, mapSealed, type Sealed } from '../db/invoices/sealed.ts';
import { listTrusted } from '../db/invoices/signer.ts';
import { readSound } from './check-file.ts';
import { checkSeal } from './check-seal.ts';
import { compareManifest, type ManifestCheck } from './compare-manifest.ts';
import { ledgerFindings } from './ledger-findings.ts';
import { findUnknownFiles } from './unknown-files.ts';

export interface VerifyCtx {
  db: Transactor;
  archive: Pick<Archive, 'read' | 'findManifestEnd' | 'readManifest' | 'list' | 'sweepIncoming'>;
  environment: string;
}

export interface VerifyWatch {
  found(finding: Finding): void;
  /** A sound file's seal was looked at. */
  sealed(verdict: SealVerdict): void;
  /** So many more archived messages are done with. */
  checked(messages: number): void;
  signal: AbortSignal;
}

const pageSize = 500;
const filesAtOnce = 4;

/** @throws ArchiveError when the archive as a whole is not there */
export async function verifyCompany(
  ctx: VerifyCtx,
  { id }: ChainedCompany,
  watch: VerifyWatch,
): Promise<void> {
  const { company, end } = await snapshot(ctx, id);
  const folder = folderOf(ctx, company);
  const manifest = compareManifest(ctx.archive, { folder, end, chainSeq: company.chainSeq }, watch.found);
  await walkChain(ctx, company, manifest, watch);
  await manifest.finish();
  if ((await countBeyondHead(ctx.db, id)) > 0)
    watch.found({ kind: 'head_wrong', subject: 'chain_seq', found: 'rows stand behind the head' });
  await checkBackfilled(ctx, company, watch);
  for (const recount of await recountLedgers(ctx.db, id)) ledgerFindings(recount).forEach(watch.found);
  for (const finding of await findUnknownFiles(ctx, company, folder)) watch.found(finding);
}

export function folderOf({ environment }: { environment: string }, company: ChainedCompany): string {
  const { organisationId, id: companyId, cif } = company;
  return companyFolder({ environment, organisationId, companyId, cif });
}

/**
 * The manifest's end first, then the head: whatever is appended later is behind both. Under the lock of those who
 * append, because a line that is being written looks like one that a crash has cut.
 */
async function snapshot({ db, archive, environment }: VerifyCtx, companyId: string) {
  return inTransaction(db, async (tx) => {
    await lockManifest(tx, companyId);
    const company = await getChainedCompany(tx, companyId);
    const end = await archive.findManifestEnd(folderOf({ environment }, company));
    return { company: await getChainedCompany(tx, companyId), end };
  });
}

async function walkChain(
  { db, archive }: VerifyCtx,
  company: ChainedCompany,
  manifest: ManifestCheck,
  watch: VerifyWatch,
): Promise<void> {
  const { found, checked, signal } = watch;
  let before: Pick<ChainRow, 'seq' | 'chain'> = { seq: 0, chain: chainStart };
  for (;;) {
    signal.throwIfAborted();
    const range = { after: before.seq, upTo: company.chainSeq, limit: pageSize };
    const rows = await listChain(db, company.id, range);
    if (rows.length === 0) break;
    for (const row of rows) {
      linkFindings(before, row).forEach(found);
      await manifest.compare(row);
      before = row;
    }
    const ids = rows.map(({ id }) => id);
    const [sealed, trusted] = [await mapSealed(db, ids), await listTrusted(db)];
    await inParallel(rows, filesAtOnce, async (row) => {
      signal.throwIfAborted();
      const read = await readSound(archive, row);
      if (!('bytes' in read)) found({ ...read, subject: row.path, message: row.id });
      else
        await getSeal(read.bytes, sealed.get(row.id)!, trusted, watch, {
          subject: row.path,
          message: row.id,
        });
    });
    checked(rows.length);
  }
  if (before.seq !== company.chainSeq || before.chain !== company.chainHead)
    found({
      kind: 'head_wrong',
      subject: 'chain_head',
      expected: `${before.seq} ${before.chain}`,
      found: `${company.chainSeq} ${company.chainHead}`,
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

async function checkBackfilled(
  { db, archive }: VerifyCtx,
  company: ChainedCompany,
  watch: VerifyWatch,
): Promise<void> {
  const { found, signal } = watch;
  const kinds = {
    file_missing: 'backfill_missing',
    file_size: 'backfill_changed',
    file_changed: 'backfill_changed',
    file_unreadable: 'backfill_unreadable',
  } as const;
  const sealed = await mapBackfilledSealed(db, company.id);
  const trusted = await listTrusted(db);
  for (const kept of await listBackfilled(db, company.id)) {
    signal.throwIfAborted();
    const read = await readSound(archive, { ...kept, sizeBytes: null });
    const of = sealed.get(kept.path);
    if (!('bytes' in read)) found({ ...read, kind: kinds[read.kind], subject: kept.path });
    else if (of) await getSeal(read.bytes, of, trusted, watch, { subject: kept.path });
  }
}

async function getSeal(
  bytes: Buffer,
  sealed: Sealed,
  trusted: ReadonlySet<string>,
  watch: VerifyWatch,
  about: Pick<Finding, 'subject' | 'message'>,
): Promise<void> {
  const { verdict, findings } = await checkSeal(bytes, sealed, trusted);
  watch.sealed(verdict);
  for (const finding of findings) watch.found({ ...finding, ...about });
}

async function inParallel<T>(items: T[], atOnce: number, handle: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await handle(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
