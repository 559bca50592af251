/**
 * Makes the exports that wait, until none does. May run anywhere and any number of times at once: an export is leased by
 * one worker; after a worker dies the next one starts it again under a new file name, and partial files are deleted at night.
 */
import { ArchiveError } from '../archive/archive.ts';
import { BucketError } from '../archive/s3-bucket.ts';
import { Problem } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { boundTo } from '../db/bounded-db.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { LeftOut } from '../db/exports/export.ts';
import {
  claimExport,
  type ExportJob,
  failExport,
  finishExport,
  giveBackExport,
  reportExport,
} from '../db/exports/export-job.ts';
import type { ExportCtx, Progress } from '../exports/context.ts';
import type { ExportStore } from '../exports/export-store.ts';
import { makeExport } from '../exports/make-export.ts';
import { type ExportTexts, exportTexts } from '../text/exports/export-texts.ts';
import type { Language } from '../text/language.ts';
import { problemText } from '../text/problems/problem-text.ts';

export interface ExportsCtx extends Omit<ExportCtx, 'scratch' | 'log'> {
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** DATA_DIR/exports. */
  dir: string;
  store: ExportStore;
  /** Where a test has no time. */
  heartbeatMs?: number;
}

const reportEveryMs = 500;
/** A lease lasts for four of them: a page of long invoices, or an index of many, may take minutes. */
const heartbeatMs = 15_000;

export async function makeExports(ctx: ExportsCtx, worker: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await claimExport(ctx.db, worker, ctx.now());
    if (!job) return;
    await makeOne(ctx, job, signal);
  }
}

async function makeOne(ctx: ExportsCtx, job: ExportJob, stopping: AbortSignal): Promise<void> {
  const { db, dir, store, log, now } = ctx;
  const unwanted = new AbortController();
  const watch = watchProgress(ctx, job, unwanted);
  const signal = AbortSignal.any([stopping, unwanted.signal]);
  try {
    const seen = job.companies ? { ...ctx, db: boundTo(db, job.companies) } : ctx;
    const file = await makeExport(seen, dir, job, watch.progress, signal);
    await store.keep(file.path);
    // Cancelled at the last moment, or taken over by another worker: no row refers to the file.
    if (!(await finishExport(db, job, file, watch.tally(), now()))) await store.remove(file.path);
  } catch (error) {
    if (unwanted.signal.aborted) return log.info({ exportId: job.id }, 'an export was cancelled');
    if (stopping.aborted || isConnectionLost(error)) return giveBackExport(db, job);
    const language = 'language' in job.request ? job.request.language : 'en';
    const failure = classifyFailure(error, language);
    log.error({ err: error, exportId: job.id, code: failure.code }, 'an export could not be made');
    await failExport(db, job, failure, now());
  } finally {
    watch.end();
  }
}

/** Progress is reported at intervals; each report also checks whether the export was cancelled, and renews its lease. */
function watchProgress({ db, now, log, ...ctx }: ExportsCtx, job: ExportJob, unwanted: AbortController) {
  const tally = { done: 0, total: 0, problems: 0, leftOut: [] as LeftOut[] };
  let reportedAt = 0;
  const report = async () => {
    reportedAt = Date.now();
    if (await reportExport(db, job, tally, now())) return;
    unwanted.abort();
    unwanted.signal.throwIfAborted();
  };
  const heart = setInterval(() => {
    report().catch((error) => {
      // The database may answer the next one; what is no longer wanted stops by its signal.
      if (!unwanted.signal.aborted) log.warn({ err: error, exportId: job.id }, 'a heartbeat failed');
    });
  }, ctx.heartbeatMs ?? heartbeatMs);
  const progress: Progress = {
    total: async (n) => {
      tally.total = n;
      await report();
    },
    done: async (n) => {
      tally.done += n;
      if (Date.now() - reportedAt >= reportEveryMs) await report();
    },
    problem: () => void tally.problems++,
    leftOut: (found, n) => {
      tally.problems += n;
      tally.leftOut.push(...found);
    },
  };
  return { progress, tally: () => tally, end: () => clearInterval(heart) };
}

/** Failures that a person can do something about have a code of their own; the rest is our bug and is in the log. */
function classifyFailure(error: unknown, language: Language): { code: string; detail: string } {
  if (error instanceof Problem) return { code: error.code, detail: problemText(error, language).detail };
  const code = codeOf(error);
  return { code, detail: exportTexts[language].failures[code] };
}

function codeOf(error: unknown): keyof ExportTexts['failures'] {
  if (error instanceof ArchiveError || error instanceof BucketError) return 'archive_unavailable';
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'not_writable';
  return 'internal';
}
