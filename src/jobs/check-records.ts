/**
 * The part of the night's check that reads no archived original: each company's rows against its chain and manifest, names of
 * files that no row knows, and a slice of what backfills brought. May run twice: a finding is recorded once.
 */

import { dayMs } from '../core/durations.ts';
import { type Finding, type FindingKind, isWrong } from '../core/integrity.ts';
import { type ChainedCompany, listChainedCompanies } from '../db/archive/chain.ts';
import { listOpenSubjects, recordFinding, resolveUnseenOf } from '../db/archive/integrity-finding.ts';
import { listBackfilled } from '../db/invoices/backfilled-invoice.ts';
import { listOrganisations } from '../db/people/organisation.ts';
import { isPrepared } from '../db/prepared.ts';
import { backfillFinding, readSound } from '../integrity/check-file.ts';
import { findStrangers } from '../integrity/unknown-files.ts';
import { folderOf, verifyRecords } from '../integrity/verify-records.ts';
import type { SyncCtx } from '../sync/context.ts';
import { projectManifest } from '../sync/project-manifest.ts';
import { mendCounts } from './fold-counts.ts';

type CheckCtx = Pick<SyncCtx, 'db' | 'archive' | 'log' | 'clock' | 'environment'>;

const recordKinds: FindingKind[] = [
  'chain_broken',
  'chain_gap',
  'head_wrong',
  'manifest_differs',
  'manifest_unreadable_line',
  'manifest_ahead',
  'orphan_file',
];
const backfillKinds: FindingKind[] = ['backfill_missing', 'backfill_changed', 'backfill_unreadable'];
/** Of one kind and company: a manifest that was exchanged differs in every line, and the first few say so. */
const mostOfAKind = 50;
/** Nights for all that backfills brought. */
const nights = 30;

export async function checkRecords(
  ctx: CheckCtx,
  begun: Date,
  { signal, longestMs }: { signal: AbortSignal; longestMs: number },
): Promise<void> {
  const companies = await listChainedCompanies(ctx.db, null);
  const night = Math.floor(begun.getTime() / dayMs);
  // Should a night be too short for all of them, the next one begins elsewhere.
  const first = companies.length === 0 ? 0 : (night * 7919) % companies.length;
  for (const company of [...companies.slice(first), ...companies.slice(0, first)]) {
    if (signal.aborted || ctx.clock.now().getTime() - begun.getTime() > longestMs) return;
    if (company.chainSeq > 0) await projectManifest(ctx, company.id);
    await checkCompany(ctx, company, begun, signal);
    await checkBackfilled(ctx, company, begun, night);
  }
  await checkCounts(ctx, signal);
  const folders = new Set(companies.map((company) => folderOf(ctx, company)));
  await record(ctx, null, (await findStrangers(ctx, folders)).slice(0, mostOfAKind), begun);
  await resolveUnseenOf(ctx.db, null, { kinds: recordKinds, since: begun }, begun);
}

/** Counts that are kept beside the rows that they count; what differs is corrected, and is a fault of ours to be found. */
async function checkCounts({ db, log }: CheckCtx, signal: AbortSignal): Promise<void> {
  if (!(await isPrepared(db, 'counts')) || !(await isPrepared(db, 'months'))) return;
  for (const { id } of await listOrganisations(db)) {
    if (signal.aborted) return;
    const differed = await mendCounts(db, id);
    if (differed > 0)
      log.error({ organisationId: id, differed }, 'kept counts were not what the rows add up to');
  }
}

async function checkCompany(
  ctx: CheckCtx,
  { id }: ChainedCompany,
  begun: Date,
  signal: AbortSignal,
): Promise<void> {
  const findings: Finding[] = [];
  const counts = new Map<FindingKind, number>();
  const found = (finding: Finding) => {
    const n = (counts.get(finding.kind) ?? 0) + 1;
    counts.set(finding.kind, n);
    if (n <= mostOfAKind && isWrong(finding)) findings.push(finding);
  };
  await verifyRecords(ctx, id, { found, signal });
  await record(ctx, id, findings, begun);
  await resolveUnseenOf(ctx.db, id, { kinds: recordKinds, since: begun }, begun);
}

/** Each file once in thirty nights, and every night as long as something is wrong with it. */
async function checkBackfilled(
  ctx: CheckCtx,
  { id }: ChainedCompany,
  begun: Date,
  night: number,
): Promise<void> {
  const suspects = new Set(await listOpenSubjects(ctx.db, id, backfillKinds));
  const due = (await listBackfilled(ctx.db, id)).filter(
    ({ path, sha256 }) =>
      suspects.has(path) || Number.parseInt(sha256.slice(0, 8), 16) % nights === night % nights,
  );
  if (due.length === 0) return;
  const findings: Finding[] = [];
  for (const kept of due) {
    const read = await readSound(ctx.archive, { ...kept, sizeBytes: null });
    if (!('bytes' in read)) findings.push(backfillFinding(kept.path, read));
  }
  await record(ctx, id, findings, begun);
  const subjects = due.map(({ path }) => path);
  await resolveUnseenOf(ctx.db, id, { kinds: backfillKinds, subjects, since: begun }, begun);
}

async function record(
  { db, log }: CheckCtx,
  companyId: string | null,
  findings: Finding[],
  begun: Date,
): Promise<void> {
  for (const finding of findings) {
    log.error({ companyId, ...finding }, 'the archive is not what was written down');
    await recordFinding(db, companyId, finding, begun);
  }
}
