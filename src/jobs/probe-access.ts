/** Asks ANAF whether companies may be read: those just added, and each day those that were refused. May run twice: a verdict is only written again. */

import { inLogContext } from '../core/log-context.ts';
import { listDeniedCompanies, listUsableConnections } from '../db/companies/company-access.ts';
import { findSyncedCompany } from '../db/companies/synced-company.ts';
import type { SyncCtx } from '../sync/context.ts';
import { probeCompany } from '../sync/probe.ts';

export async function probeCompanies(ctx: SyncCtx, companyIds: string[], signal: AbortSignal): Promise<void> {
  for (const companyId of companyIds) {
    if (signal.aborted) return;
    await inLogContext({ companyId }, async () => {
      try {
        await probeOne(ctx, companyId);
      } catch (error) {
        ctx.log.warn({ err: error }, 'ANAF gave no verdict on a company');
      }
    });
  }
}

/** Access may come back any day; the next run then lists the company whole. */
export async function probeDenied(ctx: SyncCtx, signal: AbortSignal): Promise<void> {
  const dayAgo = new Date(ctx.clock.now().getTime() - 23 * 3_600_000);
  await probeCompanies(ctx, await listDeniedCompanies(ctx.db, dayAgo), signal);
}

async function probeOne(ctx: SyncCtx, companyId: string): Promise<void> {
  const company = await findSyncedCompany(ctx.db, companyId);
  if (!company) return;
  const connections = await listUsableConnections(ctx.db, company.organisationId, companyId, ctx.clock.now());
  for (const connectionId of connections) {
    if ((await probeCompany(ctx, companyId, connectionId)).valid) return;
  }
}
