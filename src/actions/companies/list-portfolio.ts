/** Every company with what the portfolio's row shows, what is lost soonest first. */

import type { Actor } from '../../accounts/actor.ts';
import { lastDays, startOfDay } from '../../core/bucharest-days.ts';
import { dayMs } from '../../core/durations.ts';
import { type Severity, severities, type Task } from '../../core/task.ts';
import { type Company, listCompaniesById } from '../../db/companies/company.ts';
import { type Ranked, rankCompanies } from '../../db/companies/overview.ts';
import { countArrivedAfter } from '../../db/invoices/arrived-after.ts';
import { countUnbooked } from '../../db/invoices/desk-counts.ts';
import { countArrivalsByCompany } from '../../db/messages/arrivals.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { countMissingFromJournals } from '../../db/reconciliation/reconciliation.ts';
import type { Ctx } from '../context.ts';
import { findNewToPerson } from '../people/seen.ts';
import { findTasks } from '../tasks/list-tasks.ts';

const sparklineDays = 30;
/** So many of the latest changes are read: a person who was away for long, or a whole catalogue that was read again, costs no more. */
const mostNew = 10_000;

export interface PortfolioRow extends Omit<Ranked, 'companyId'> {
  company: Company;
  /** Until `expiresSoonest`, rounded up; 0 or negative when that day has passed. */
  daysLeft: number | null;
  /** Made by ANAF today. */
  newToday: number;
  /** Messages a day, oldest first; the last day is today. */
  arrivals: number[];
  /** Invoices that arrived since this person looked; null for programs and before the first time. */
  newSinceVisit: number | null;
  /** More has changed since than was counted: there are at least so many. */
  moreSinceVisit: boolean;
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
  const days = lastDays(now, sparklineDays);
  const [listed, counted, fresh, missing, unbooked, open] = await Promise.all([
    listCompaniesById(db, organisationId, ids),
    countArrivalsByCompany(db, organisationId, ids, startOfDay(days[0]!)),
    countNew(ctx, actor),
    countMissingFromJournals(db, organisationId, ids),
    countUnbooked(db, organisationId, ids),
    findTasks(ctx, actor),
  ]);
  const companies = new Map(listed.map((company) => [company.id, company]));
  const arrivals = new Map(counted.map((one) => [one.companyId, one.counts]));
  const tasks = new Map<string, Task[]>();
  for (const task of open) for (const id of task.companyIds) tasks.set(id, [...(tasks.get(id) ?? []), task]);

  return {
    nextCursor,
    data: data.flatMap(({ companyId, ...rank }) => {
      const company = companies.get(companyId);
      // Removed between two statements.
      if (!company) return [];
      const arrived = arrivals.get(companyId) ?? [];
      const counts = days.map((_day, place) => arrived[place] ?? 0);
      return [
        {
          ...rank,
          company,
          daysLeft: rank.expiresSoonest && Math.ceil((rank.expiresSoonest.getTime() - now.getTime()) / dayMs),
          newToday: counts.at(-1)!,
          arrivals: counts,
          newSinceVisit: fresh && (fresh.counts.get(companyId) ?? 0),
          moreSinceVisit: fresh?.more ?? false,
          unbooked: unbooked ? (unbooked.get(companyId) ?? 0) : null,
          missingFromJournal: missing.get(companyId) ?? null,
          ...summed(tasks.get(companyId) ?? []),
        },
      ];
    }),
  };
}

async function countNew(ctx: Ctx, actor: Actor) {
  const arrivedAfter = await findNewToPerson(ctx, actor);
  return arrivedAfter && countArrivedAfter(ctx.db, actor.organisationId, arrivedAfter, mostNew);
}

function summed(tasks: Task[]): { tasks: number; worst: Severity | null } {
  const worst = severities.find((severity) => tasks.some((task) => task.severity === severity));
  return { tasks: tasks.length, worst: worst ?? null };
}
