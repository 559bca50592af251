/** Asks ANAF whether companies may be read: those just added, and each day those that were refused. May run twice: a verdict is only written again. */

import { listDeniedCompanies, listUsableConnections } from '../db/companies/company-connection.ts';
import { findSyncedCompany } from '../db/companies/company-ledger.ts';
import type { SyncParts } from '../sync/parts.ts';
import { probeCompany } from '../sync/probe.ts';

export async function probeCompanies(
  parts: SyncParts,
  companyIds: string[],
  signal: AbortSignal,
): Promise<void> {
  for (const companyId of companyIds) {
    if (signal.aborted) return;
    try {
      await probeOne(parts, companyId);
    } catch (error) {
      parts.log.warn({ err: error, companyId }, 'ANAF gave no verdict on a company');
    }
  }
}

/** Access may come back any day; the next run then lists the company whole. */
export async function probeDenied(parts: SyncParts, signal: AbortSignal): Promise<void> {
  const dayAgo = new Date(parts.clock.now().getTime() - 23 * 3_600_000);
  await probeCompanies(parts, await listDeniedCompanies(parts.db, dayAgo), signal);
}

async function probeOne(parts: SyncParts, companyId: string): Promise<void> {
  const company = await findSyncedCompany(parts.db, companyId);
  if (!company) return;
  const connections = await listUsableConnections(
    parts.db,
    company.organisationId,
    companyId,
    parts.clock.now(),
  );
  for (const connectionId of connections) {
    if ((await probeCompany(parts, companyId, connectionId)).valid) return;
  }
}
