/** Makes an export in this process, for the command line: no worker is needed, and the caller moves the file. */
import { randomUUID } from 'node:crypto';
import type { OperatorActor } from '../../accounts/actor.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import type { ExportFile, ExportRequest, LeftOut } from '../../db/exports/export.ts';
import { readTemplate } from '../../exports/file-names.ts';
import { exportFile } from '../../exports/files.ts';
import { makeExport } from '../../exports/make-export.ts';
import { packPdf } from '../../jobs/pack-pdf.ts';
import { packProof } from '../../jobs/pack-proof.ts';
import { printPdf } from '../../jobs/print-pdf.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { nameMembers } from '../people/assignees.ts';

export interface MadeExport extends ExportFile {
  /** Where the file is; the caller removes it. */
  at: string;
  invoices: number;
  /** What could not go in, as the file itself says. */
  problems: number;
}

/** @throws Problem invalid_input; ArchiveError when the archive cannot be read */
export async function exportNow(
  ctx: Ctx,
  actor: OperatorActor,
  request: ExportRequest,
  { shown, signal }: { shown: (done: number, total: number) => void; signal: AbortSignal },
): Promise<MadeExport> {
  if (request.kind !== 'search') {
    const template = readTemplate(request.pathTemplate);
    if (!template.ok) throw template.problem;
  }
  const { organisationId } = actor;
  const id = randomUUID();
  const tally = { done: 0, total: 0, problems: 0 };
  const progress = {
    total: async (n: number) => {
      tally.total = n;
    },
    done: async (n: number) => {
      tally.done += n;
      shown(tally.done, tally.total);
    },
    problem: () => {
      tally.problems++;
    },
    leftOut: (_found: LeftOut[], n: number) => {
      tally.problems += n;
    },
  };
  const detail = { kind: request.kind, ...(request.kind === 'search' && { format: request.format }) };
  const asked = { actor: auditActor(actor), action: 'export.requested', subject: id, detail } as const;
  await recordAudit(ctx.db, organisationId, asked, ctx.now());
  const writing = {
    ...ctx,
    renderPdf: packPdf(ctx),
    printPdf: printPdf(ctx),
    proof: packProof(ctx),
    nameMembers: (id: string) => nameMembers(ctx, id),
  };
  const wanted = { id, organisationId, actor: auditActor(actor), request };
  const file = await makeExport(writing, ctx.exportsDir, wanted, progress, signal);
  return {
    ...file,
    at: exportFile(ctx.exportsDir, file.path),
    invoices: tally.done,
    problems: tally.problems,
  };
}
