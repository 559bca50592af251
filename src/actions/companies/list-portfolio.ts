/** Every company with what the portfolio's row shows, what is lost soonest first. */

import type { Actor } from '../../accounts/actor.ts';
import { lastDays, startOfDay } from '../../core/bucharest-days.ts';
import { dayMs } from '../../core/durations.ts';
import { type Severity, severities, type Task } from '../../core/task.ts';
import { type Company, listCompaniesById } from '../../db/companies/company.ts';
import { type Ranked, rankCompanies } from '../../db/companies/overview.ts';
import { countArrivedSince, countUnbooked } from '../../db/invoices/desk-counts.ts';
import { countArrivalsByCompany } from '../../db/messages/arrivals.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { countMissingFromJournals } from '../../db/reconciliation/reconciliation.ts';
import type { Ctx } from '../context.ts';
import { seenBy } from '../people/seen.ts';
import { findTasks } from '../tasks/list-tasks.ts';

const sparklineDays = 30;
const mostNew = 20_000;

export interface PortfolioRow extends Omit<Ranked, 'companyId'> {
  company: Company;
  /** Until `expiresSoonest`, rounded up; 0 or negative when that day has passed. */
  daysLeft: number | null;
  /** Made by ANAF today. */
  newToday: number;
  /** Messages a day, oldest first; the last day is today. */
  arrivals: number[];
  /** Invoices recorded since this person looked; null for programs and before the first time. */
  newSinceVisit: number | null;
  /** Neither booked nor ignored; null while a large database prepares its counts. */
  unbooked: number | null;
  /** Invoices of the SPV that the newest journals lack; null without a journal of the last thirty days. */
  missingFromJournal: number | null;
  tasks: number;
  worst: Severity | null;
}

export async function listPortfolio(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & { text?: string; access?: Company['access'] },
): Promise<Page<PortfolioRow>> {
  const now = ctx.now();
  const { db } = ctx;
  const { organisationId } = actor;
  const request = { limit: limit + 1, after: readCursor(cursor) };
  const ranked = await rankCompanies(db, organisationId, filter, request, now);
  const { data, nextCursor } = toPage(ranked, limit, (one) => ({ at: one.riskAt, id: one.companyId }));

  const ids = data.map(({ companyId }) => companyId);
  const companies = new Map((await listCompaniesById(db, organisationId, ids)).map((c) => [c.id, c]));
  const days = lastDays(now, sparklineDays);
  const arrived = await countArrivalsByCompany(db, organisationId, ids, startOfDay(days[0]!));
  const arrivals = new Map(arrived.map((one) => [one.companyId, one.counts]));
  const seenAt = await seenBy(ctx, actor);
  const fresh = seenAt && (await countArrivedSince(db, organisationId, seenAt, mostNew));
  const missing = await countMissingFromJournals(db, organisationId, ids);
  const unbooked = await countUnbooked(db, organisationId, ids);
  const tasks = new Map<string, Task[]>();
  for (const task of await findTasks(ctx, actor))
    for (const id of task.companyIds) tasks.set(id, [...(tasks.get(id) ?? []), task]);

  return {
    nextCursor,
    data: data.flatMap(({ companyId, ...rank }) => {
      const company = companies.get(companyId);
      // Removed between two statements.
      if (!company) return [];
      const counts = days.map((day) => arrivals.get(companyId)?.[day] ?? 0);
      return [
        {
          ...rank,
          company,
          daysLeft: rank.expiresSoonest && Math.ceil((rank.expiresSoonest.getTime() - now.getTime()) / dayMs),
          newToday: counts.at(-1)!,
          arrivals: counts,
          newSinceVisit: fresh && (fresh.get(companyId) ?? 0),
          unbooked: unbooked ? (unbooked.get(companyId) ?? 0) : null,
          missingFromJournal: missing.get(companyId) ?? null,
          ...summed(tasks.get(companyId) ?? []),
        },
      ];
    }),
  };
}

function summed(tasks: Task[]): { tasks: number; worst: Severity | null } {
  const worst = severities.find((severity) => tasks.some((task) => task.severity === severity));
  return { tasks: tasks.length, worst: worst ?? null };
}
