/** Checks all that is kept of one company: files, chain, manifest, counters, seals, and unknown files. Changes nothing, and a sync may go on beside it. */
import type { Archive } from '../archive/archive.ts';
import type { Finding } from '../core/integrity.ts';
import type { SealVerdict } from '../core/invoice.ts';
import type { ChainedCompany, ChainRow } from '../db/archive/chain.ts';
import { recountLedgers } from '../db/companies/company-counters.ts';
import type { Transactor } from '../db/connection.ts';
import { listBackfilled } from '../db/invoices/backfilled-invoice.ts';
import { mapBackfilledSealed, mapSealed, type Sealed } from '../db/invoices/sealed.ts';
import { listTrusted } from '../db/invoices/signer.ts';
import { backfillFinding, readSound } from './check-file.ts';
import { checkSeal } from './check-seal.ts';
import { inParallel } from './in-parallel.ts';
import { ledgerFindings } from './ledger-findings.ts';
import { verifyRecords } from './verify-records.ts';

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

const filesAtOnce = 4;

/** @throws ArchiveError when the archive as a whole is not there */
export async function verifyCompany(
  ctx: VerifyCtx,
  { id }: ChainedCompany,
  watch: VerifyWatch,
): Promise<void> {
  const { found, signal } = watch;
  await verifyRecords(ctx, id, { found, signal, page: (rows) => verifyFiles(ctx, rows, watch) });
  await verifyBackfilled(ctx, id, watch);
  for (const recount of await recountLedgers(ctx.db, id)) ledgerFindings(recount).forEach(found);
}

async function verifyFiles({ db, archive }: VerifyCtx, rows: ChainRow[], watch: VerifyWatch): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const [sealed, trusted] = [await mapSealed(db, ids), await listTrusted(db)];
  await inParallel(rows, filesAtOnce, async (row) => {
    watch.signal.throwIfAborted();
    const read = await readSound(archive, row);
    const about = { subject: row.path, message: row.id };
    if ('bytes' in read) await getSeal(read.bytes, sealed.get(row.id)!, trusted, watch, about);
    else watch.found({ ...read, ...about });
  });
  watch.checked(rows.length);
}

async function verifyBackfilled(
  { db, archive }: VerifyCtx,
  companyId: string,
  watch: VerifyWatch,
): Promise<void> {
  const { found, signal } = watch;
  const sealed = await mapBackfilledSealed(db, companyId);
  const trusted = await listTrusted(db);
  for (const kept of await listBackfilled(db, companyId)) {
    signal.throwIfAborted();
    const read = await readSound(archive, { ...kept, sizeBytes: null });
    const of = sealed.get(kept.path);
    if (!('bytes' in read)) found(backfillFinding(kept.path, read));
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
