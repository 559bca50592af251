/** The bodies of the three contract endpoints, with exactly the contract's fields. */
import { z } from 'zod';
import type { SyncStatusReport } from '../../actions/runs/sync-status.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { SyncLogEntry } from '../../db/runs/sync-log.ts';
import { cif, writeSeconds } from '../basics.ts';
import { syncStatus as logStatus, syncInterval } from '../enumerations.ts';

const second = z.string().meta({ format: 'date-time', example: '2026-02-16T11:30:00Z' });

export const triggered = z.object({ message: z.literal('Sync triggered') }).meta({ id: 'SyncTriggered' });

export const syncStatus = z
  .object({
    enabled: z.boolean(),
    lastSync: second.nullable(),
    tokenValid: z.boolean(),
    syncInterval,
  })
  .meta({ id: 'SyncStatus' });

export const syncLogLine = z
  .object({
    invoiceId: z.string().meta({ example: 'FINV2026001' }),
    cif,
    syncedAt: second,
    status: logStatus,
  })
  .meta({ id: 'SyncLogLine' });

export function shapeSyncStatus(report: SyncStatusReport): z.input<typeof syncStatus> {
  return {
    enabled: report.enabled,
    lastSync: report.lastSync && writeSeconds(report.lastSync),
    tokenValid: report.tokenValid,
    syncInterval: report.syncInterval,
  };
}

/**
 * @param lines the JSON that the database has written; it is read and written again only where it may hold a person's
 * code: thirteen digits in a row, in a fiscal code or in an invoice's number
 */
export function writeSyncLog(lines: string): string {
  if (!/\d{13}/.test(lines)) return lines;
  return JSON.stringify((JSON.parse(lines) as SyncLogEntry[]).map(maskLine));
}

function maskLine({ invoiceId, cif, syncedAt, status }: SyncLogEntry): z.input<typeof syncLogLine> {
  return { invoiceId: maskPersonalCodes(invoiceId), cif: maskCif(cif), syncedAt, status };
}
