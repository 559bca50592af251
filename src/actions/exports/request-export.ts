/** Requests a file of invoices. A worker makes it; the caller polls its progress. */

import { type Actor, limitOf } from '../../accounts/actor.ts';
import { columnOfLimit } from '../../core/company-limit.ts';
import { dayMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { listCompaniesById } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  addExport,
  countExports,
  type Export,
  type ExportRequest,
  findExport,
} from '../../db/exports/export.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { readTemplate } from '../../exports/file-names.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** Of one organisation, waiting or in the making. */
const mostOpen = 5;
/** Files may be on the same disk as the archive: exports that are never downloaded must not fill it. */
const mostFiles = 100;
/** It can be made again at any time. */
const keptForMs = 7 * dayMs;

/** @throws Problem not_found, invalid_input, conflict when too many are open */
export async function requestExport(ctx: Ctx, actor: Actor, request: ExportRequest): Promise<Export> {
  const { organisationId } = actor;
  const now = ctx.now();
  if (request.kind !== 'search') await validatePack(ctx, organisationId, request);
  const made = await inTransaction(ctx.db, async (tx) => {
    // Two who ask at once are one after the other, and the cap holds.
    await lockOrganisation(tx, organisationId);
    const { open, files } = await countExports(tx, organisationId);
    if (open >= mostOpen) throw tooMany();
    if (files >= mostFiles) throw tooManyFiles();
    const by = auditActor(actor);
    const expiresAt = new Date(now.getTime() + keptForMs);
    const id = await addExport(
      tx,
      { organisationId, companies: columnOfLimit(limitOf(actor)), actor: by, request, expiresAt },
      now,
    );
    const detail = { kind: request.kind, ...(request.kind === 'search' && { format: request.format }) };
    await recordAudit(
      tx,
      organisationId,
      { actor: by, action: 'export.requested', subject: id, detail },
      now,
    );
    return (await findExport(tx, organisationId, id))!;
  });
  await ctx.queue.exportSoon();
  return made;
}

async function validatePack(
  { db }: Ctx,
  organisationId: string,
  request: Extract<ExportRequest, { kind: 'pack' | 'packs' }>,
): Promise<void> {
  const template = readTemplate(request.pathTemplate);
  if (!template.ok) throw template.problem;
  const ids = request.kind === 'pack' ? [request.companyId] : (request.companyIds ?? []);
  const found = await listCompaniesById(db, organisationId, ids);
  if (found.length < ids.length) throw notFound('company');
}

function tooMany(): Problem {
  return new Problem('conflict', 'exports_in_progress', { most: mostOpen });
}

function tooManyFiles(): Problem {
  return new Problem('conflict', 'too_many_exports', { most: mostFiles });
}
