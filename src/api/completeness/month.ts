/** A company's month as programs see it. */
import { z } from 'zod';
import { type CloseOutcome, closeOutcomes } from '../../actions/completeness/close-months.ts';
import { maskCif } from '../../core/cif.ts';
import { missingOf, monthCoverages, monthStateOf, monthStates } from '../../core/month.ts';
import type { MonthRow } from '../../db/completeness/month.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';

export const monthName = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'A month, such as 2026-10.')
  .meta({ example: '2026-10', description: 'In which the SPV had the messages, by Romanian time.' });

const monthState = z.enum(monthStates).meta({ id: 'MonthState' });
const monthCoverage = z.enum(monthCoverages).meta({ id: 'MonthCoverage' });

export const companyMonth = z
  .object({
    company: id,
    cif,
    name: z.string().nullable(),
    month: monthName,
    state: monthState,
    received: count,
    sent: count,
    refused: count.meta({ description: 'Uploads that ANAF rejected.' }),
    other: count.meta({ description: 'Buyers’ messages, and what is of an unknown kind.' }),
    unread: count.meta({ description: 'Invoices whose document could not be read.' }),
    booked: count.meta({ description: 'Invoices that a person marked as booked.' }),
    reconciled: count.meta({
      description: 'Invoices that the last reconciliation with a journal found as they are here.',
    }),
    missing: count.meta({
      description: 'Listed by ANAF and not in the archive, or not proven: pending + expired + unproven.',
    }),
    pending: count,
    expired: count,
    unproven: count,
    setAside: count.meta({ description: 'Messages that a person closed with a reason.' }),
    coverage: monthCoverage.meta({ description: 'How much of the month complete listings have covered.' }),
    over: z.boolean().meta({ description: 'Whether it can be closed.' }),
    closedAt: instant.nullable(),
    closedHead: z.string().nullable().meta({
      description: 'The archive’s head when it was closed: the hash of the company’s last message.',
    }),
    closedStatement: z.string().nullable().meta({
      description:
        'Where that head is as signed JSON, to be kept outside. Null for closings of an older version.',
    }),
    statement: z
      .object({ id, complete: z.boolean() })
      .nullable()
      .meta({ description: 'The newest statement of completeness of the whole month; packs have one too.' }),
    arrivedAfter: count.meta({ description: 'Messages that ANAF listed after it was closed.' }),
  })
  .meta({ id: 'CompanyMonth' });

export function shapeMonth(row: MonthRow): z.input<typeof companyMonth> {
  return {
    company: row.companyId,
    cif: maskCif(row.cif),
    name: row.name,
    month: row.month,
    state: monthStateOf(row),
    received: row.received,
    sent: row.sent,
    refused: row.refused,
    other: row.other,
    unread: row.unread,
    booked: row.booked,
    reconciled: row.reconciled,
    missing: missingOf(row),
    pending: row.pending,
    expired: row.expired,
    unproven: row.unproven,
    setAside: row.closed,
    coverage: row.coverage,
    over: row.over,
    closedAt: writeInstant(row.closedAt),
    closedHead: row.closing?.chainHead ?? null,
    closedStatement: row.closing?.signed ? `/api/v1/months/closings/${row.closing.id}.json` : null,
    statement: row.statement,
    arrivedAfter: row.arrivedAfter,
  };
}

export const closedMonth = z
  .object({
    company: id,
    cif,
    name: z.string().nullable(),
    outcome: z.enum(closeOutcomes).meta({ id: 'CloseOutcome' }),
    missing: count,
    pending: count,
    undated: count.meta({
      description: 'Messages whose time of creation cannot be read: they may belong to any month.',
    }),
  })
  .meta({ id: 'ClosedMonth' });

export function shapeOutcome({ companyId, cif, ...rest }: CloseOutcome): z.input<typeof closedMonth> {
  return { company: companyId, cif: maskCif(cif), ...rest };
}

export const chosenCompanies = z.union([z.literal('all'), z.array(z.uuid()).min(1).max(1000)]).meta({
  description: "Companies' ids, or `all` of the organisation.",
});
