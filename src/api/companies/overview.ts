/** The portfolio and its calendars as programs see them. */
import { z } from 'zod';
import type { Overview } from '../../actions/companies/get-overview.ts';
import type { PortfolioRow } from '../../actions/companies/list-portfolio.ts';
import { count, id, instant, writeInstant } from '../basics.ts';
import { severity } from '../enumerations.ts';
import { company, shapeCompany } from './company.ts';

const worst = severity.nullable();

export const overview = z
  .object({
    at: instant,
    companies: z
      .object({ total: count, complete: count, needPerson: count, waiting: count })
      .meta({ description: 'total = complete + needPerson + waiting for their first complete listing.' }),
    completeUpTo: instant.nullable().meta({ description: 'All that are complete are complete up to here.' }),
    pending: count,
    newToday: count.meta({ description: 'Messages that ANAF made today, by the Romanian day.' }),
    tasks: z.object({ urgent: count, warning: count, info: count }),
    worst,
    lastSync: instant.nullable().meta({
      description: 'When the last sync started that covered all companies and succeeded.',
    }),
    outage: z
      .object({
        since: instant,
        retryAt: instant.meta({ description: 'When ANAF is asked again; it may have passed by seconds.' }),
        code: z.string(),
        lastListedAt: instant.nullable().meta({ description: 'The last complete listing of any company.' }),
      })
      .nullable()
      .meta({ description: 'ANAF does not answer; null while it does.' }),
    currentRunId: id.nullable().meta({ description: 'What runs now, or waits to.' }),
    nextRunAt: instant.nullable().meta({ description: 'When the next scheduled run begins.' }),
  })
  .meta({ id: 'Overview' });

export const portfolioRow = company
  .extend({
    riskAt: instant.meta({ description: 'The order of the list.' }),
    expiresSoonest: instant.nullable(),
    daysLeft: count.nullable().meta({ description: 'Until ANAF deletes the first of what is pending.' }),
    newToday: count,
    arrivals: z.array(count).meta({ description: 'Messages a day, oldest first; the last day is today.' }),
    newSinceVisit: count.nullable().meta({
      description:
        'Invoices that arrived since this person looked (`PUT /me/seen`); null for keys and before the first time.',
    }),
    moreSinceVisit: z.boolean().meta({
      description:
        'True: more than 10,000 invoices have changed since, of which the latest 10,000 are counted. Each company has at least `newSinceVisit`.',
    }),
    unbooked: count.nullable().meta({ description: 'Invoices that are neither booked nor ignored.' }),
    missingFromJournal: count.nullable().meta({
      description:
        'Invoices of the SPV that the newest compared journals of the company lack; null without a journal of the last thirty days.',
    }),
    tokenWorksUntil: instant
      .nullable()
      .meta({ description: 'Until when a certificate can read it without a person; null when none can.' }),
    tasks: count,
    worst,
  })
  .meta({ id: 'PortfolioRow' });

export function shapeOverview(found: Overview): z.input<typeof overview> {
  return {
    ...found,
    at: writeInstant(found.at),
    completeUpTo: writeInstant(found.completeUpTo),
    nextRunAt: writeInstant(found.nextRunAt),
    lastSync: writeInstant(found.lastSync),
    outage: found.outage && {
      ...found.outage,
      since: writeInstant(found.outage.since),
      retryAt: writeInstant(found.outage.retryAt),
      lastListedAt: writeInstant(found.outage.lastListedAt),
    },
  };
}

export function shapePortfolioRow({ company: found, ...row }: PortfolioRow): z.input<typeof portfolioRow> {
  return {
    ...shapeCompany(found),
    ...row,
    riskAt: writeInstant(row.riskAt),
    expiresSoonest: writeInstant(row.expiresSoonest),
    tokenWorksUntil: writeInstant(row.tokenWorksUntil),
  };
}
