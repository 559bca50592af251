/**
 * What a worker does: takes jobs from the queue, and runs the loops that look for work more often than a cron line can,
 * until the signal aborts.
 */
import type { PdfRenderer } from '../render/render-pdf.ts';
import { type DeliverCtx, deliverDocuments } from './deliver-documents.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import type { ExportsCtx } from './make-exports.ts';
import { packPdf } from './pack-pdf.ts';
import { type PackProofCtx, packProof } from './pack-proof.ts';
import { printPdf } from './print-pdf.ts';
import type { Queue } from './queue.ts';
import { releaseDeadWorkers } from './release-dead-workers.ts';
import { handlersOf, type Worker } from './schedule.ts';
import { type SendMailCtx, sendMail } from './send-mail.ts';
import { watchLeases } from './watch-leases.ts';

export interface WorkerToStart extends Omit<Worker, 'exports' | 'queue'> {
  ctx: Worker['ctx'] &
    PackProofCtx &
    Omit<DeliverCtx, 'follow' | 'renderPdf'> & {
      now: () => Date;
      render: Pick<PdfRenderer, 'pdf'>;
      /** Undefined: no mail is sent. */
      mail: SendMailCtx['mail'] | undefined;
      publicUrl: string;
      exportsDir: string;
      exportStore: ExportsCtx['store'];
    };
  queue: Queue;
  /** Actions and accounts, which jobs do not know. */
  nameMembers: ExportsCtx['nameMembers'];
  follow: DeliverCtx['follow'];
  findUserId: SendMailCtx['findUserId'];
  /** How often the loops look; undefined: as often as each of them says. */
  every: { leasesMs?: number; webhooksMs?: number; deliveriesMs?: number };
}

/** @returns the loops, which end after the signal aborts */
export async function startWorker(worker: WorkerToStart): Promise<{ loops: Promise<unknown> }> {
  const { ctx, queue, signal, isHeld, every, findUserId, follow } = worker;
  const { mail } = ctx;
  await releaseDeadWorkers(ctx.db);
  const exports = exportsOf(worker);
  const { renderPdf } = exports;
  await queue.work(handlersOf({ ...worker, exports }));
  const loops = Promise.all([
    watchLeases(ctx, queue, signal, every.leasesMs),
    deliverWebhooks({ ...ctx, worker: worker.name, isHeld }, signal, every.webhooksMs),
    mail && sendMail({ ...ctx, mail, findUserId, renderPdf, isHeld }, signal),
    deliverDocuments({ ...ctx, renderPdf, follow, isHeld }, signal, every.deliveriesMs),
  ]);
  return { loops };
}

function exportsOf({ ctx, nameMembers }: WorkerToStart): ExportsCtx {
  const { db, archive, now, log, exportsDir, exportStore } = ctx;
  return {
    db,
    archive,
    renderPdf: packPdf(ctx),
    printPdf: printPdf(ctx),
    nameMembers,
    proof: packProof(ctx),
    now,
    log,
    dir: exportsDir,
    store: exportStore,
  };
}
