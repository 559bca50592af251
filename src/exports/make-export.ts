/** Makes one export: which writer, which name, which file. Knows no queue; the caller decides what a failure means. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bucharestDay } from '../core/bucharest.ts';
import { type FileEnding, listFormats, mediaTypes } from '../core/export-formats.ts';
import type { AuditActor } from '../db/audit/audit.ts';
import { findCompany } from '../db/companies/company.ts';
import type { ExportFile, ExportRequest } from '../db/exports/export.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { formatTexts } from '../text/exports/formats.ts';
import type { ExportCtx, Progress } from './context.ts';
import { filterOf } from './filter.ts';
import { keepFile } from './keep-file.ts';
import { listWriters } from './list-writers.ts';
import { packChunks } from './pack.ts';
import { packsChunks } from './packs.ts';

export interface WantedExport {
  id: string;
  organisationId: string;
  actor: AuditActor;
  request: ExportRequest;
}

/**
 * @param dir DATA_DIR/exports. The file is whole and durable when this resolves, and of a name that no other start of the
 * same export has; on a failure nothing is left.
 */
export async function makeExport(
  ctx: Omit<ExportCtx, 'scratch'>,
  dir: string,
  wanted: WantedExport,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportFile> {
  const { id, organisationId, request } = wanted;
  const ending = endingOf(request);
  const scratch = join(dir, 'scratch', randomUUID());
  await mkdir(scratch, { recursive: true, mode: 0o750 });
  try {
    let leftOut = 0;
    const counting: Progress = {
      ...progress,
      leftOut(found, n) {
        leftOut += n;
        progress.leftOut(found, n);
      },
    };
    const chunks = chunksOf({ ...ctx, scratch }, wanted, counting, signal);
    const path = `${organisationId}/${id}-${randomUUID()}.${ending}`;
    const kept = await keepFile(join(dir, path), chunks, signal);
    const base = await baseNameOf(ctx, organisationId, request);
    // The file may go on without its record: its name says that it lacks something.
    const without = leftOut > 0 ? `_${exportTexts[request.language].without(leftOut)}` : '';
    const fileName = `${base}${without}.${ending}`;
    return { path, fileName, mediaType: mediaTypes[ending], ...kept };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function endingOf(request: ExportRequest): FileEnding {
  return request.kind === 'search' ? listFormats[request.format].ending : 'zip';
}

function chunksOf(
  ctx: ExportCtx,
  { organisationId, actor, request }: WantedExport,
  progress: Progress,
  signal: AbortSignal,
): AsyncIterable<Uint8Array | string> {
  if (request.kind === 'pack') return packChunks({ ctx, organisationId, actor, request, progress, signal });
  if (request.kind === 'packs') return packsChunks({ ctx, organisationId, actor, request, progress, signal });
  const { format, filter, language } = request;
  return listWriters[format]({ ctx, organisationId, filter: filterOf(filter), language, progress, signal });
}

/** Of letters, digits and dashes: safe in any header and on any disk. */
async function baseNameOf(
  { db, now }: Pick<ExportCtx, 'db' | 'now'>,
  organisationId: string,
  request: ExportRequest,
): Promise<string> {
  if (request.kind === 'search')
    return `${formatTexts[request.format][request.language].fileName}_${bucharestDay(now())}`;
  if (request.kind === 'packs') return `e-factura_${request.month}`;
  const company = await findCompany(db, organisationId, request.companyId);
  const cif = !company || company.cif.length === 13 ? request.companyId.slice(0, 8) : company.cif;
  return `e-factura_${cif}_${request.month}`;
}
