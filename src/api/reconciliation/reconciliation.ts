/** A reconciliation and its rows as programs see them. */
import { z } from 'zod';
import type { RowWithInvoice } from '../../actions/reconciliation/reconciliations.ts';
import { maskCif } from '../../core/cif.ts';
import type { Reconciliation } from '../../db/reconciliation/reconciliation.ts';
import { amount, cif, count, day, id, instant, writeInstant } from '../basics.ts';
import { direction, reconciliationOutcome } from '../enumerations.ts';
import { invoice, shapeInvoice } from '../invoices/invoice.ts';

export const reconciliation = z
  .object({
    id,
    companyId: id,
    cif,
    direction: direction.nullable().meta({ description: 'Null: both.' }),
    issuedFrom: day,
    issuedTo: day,
    columns: z.record(z.string(), z.string()).meta({ description: 'Which heading was taken for what.' }),
    counts: z.object({
      matched: count,
      different: count,
      missing: count.meta({ description: 'In the SPV and not in the journal.' }),
      extra: count.meta({ description: 'In the journal and not in the SPV.' }),
      unread: count.meta({ description: 'Lines of the journal whose number, total or date cannot be read.' }),
      outside: count.meta({ description: 'Entries of another time that no invoice fits: not compared.' }),
    }),
    createdAt: instant,
    expiresAt: instant,
    automatic: z.boolean().meta({ description: 'Of a journal that lay in the watched folder.' }),
  })
  .meta({ id: 'Reconciliation' });

export const reconciliationRow = z
  .object({
    outcome: reconciliationOutcome,
    differences: z
      .array(z.string())
      .meta({ description: 'number, date, cif, total, foreign_total; of an unread line what is missing.' }),
    entry: z
      .object({
        line: count.meta({ description: 'Of the file, from 1.' }),
        number: z.string().nullable(),
        date: day.nullable(),
        cif: cif.nullable(),
        total: amount.nullable(),
      })
      .nullable(),
    invoice: invoice.nullable(),
  })
  .meta({ id: 'ReconciliationRow' });

export function shapeReconciliation(found: Reconciliation): z.input<typeof reconciliation> {
  return {
    ...found,
    cif: maskCif(found.cif),
    createdAt: writeInstant(found.createdAt),
    expiresAt: writeInstant(found.expiresAt),
  };
}

export function shapeReconciliationRow(row: RowWithInvoice): z.input<typeof reconciliationRow> {
  const { outcome, differences, entry, invoice } = row;
  return {
    outcome,
    differences,
    entry: entry && { ...entry, cif: entry.cif && maskCif(entry.cif) },
    invoice: invoice && shapeInvoice(invoice),
  };
}
