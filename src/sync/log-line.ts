/** A message's line in the sync log: what it is called there, and whose it is. Pure. */
import { maskCif } from '../core/cif.ts';
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import type { PendingMessage } from '../db/messages/message.ts';
import type { SyncLogLine, SyncStatus } from '../db/runs/sync-log.ts';

/** @param number the invoice's, when it could be read */
export function logLine(
  company: SyncedCompany,
  message: PendingMessage,
  status: SyncStatus,
  number: string | null,
): SyncLogLine {
  return {
    organisationId: company.organisationId,
    message: message.id,
    invoiceId: number ?? message.messageId ?? message.uploadIndex,
    cif: maskCif(company.cif),
    status,
  };
}
