/** The sentence on top: how many companies are complete and up to when, how many need a person, what is worst. */
import type { Actor } from '../../accounts/actor.ts';
import { outageCodes } from '../../anaf/errors.ts';
import { lastDays, startOfDay } from '../../core/bucharest-days.ts';
import { nextSlot } from '../../core/slot.ts';
import { type Severity, severities } from '../../core/task.ts';
import { findOutage, type Outage } from '../../db/budget/outage.ts';
import { listCompleteUpTo } from '../../db/companies/overview.ts';
import { countArrivals } from '../../db/messages/arrivals.ts';
import { findOpenRun } from '../../db/runs/run.ts';
import { findSchedule } from '../../db/runs/schedule.ts';
import { getSyncFacts } from '../../db/runs/sync-facts.ts';
import type { Ctx } from '../context.ts';
import { planOf } from '../plan-of.ts';
import { findGrouped } from '../tasks/list-tasks.ts';

export interface Overview {
  at: Date;
  /** total = complete + needPerson + waiting: those that wait were not listed to the end yet. */
  companies: { total: number; complete: number; needPerson: number; waiting: number };
  /** The earliest of those that are complete: all of them are complete up to here. */
  completeUpTo: Date | null;
  pending: number;
  newToday: number;
  tasks: Record<Severity, number>;
  worst: Severity | null;
  /** When the last sync of all companies started that succeeded. */
  lastSync: Date | null;
  /** ANAF does not answer: since when, and when it is tried again. */
  outage: Outage | null;
  /** What runs or waits to. */
  currentRunId: string | null;
  /** When the next scheduled run begins; null without one. */
  nextRunAt: Date | null;
}

export async function getOverview(ctx: Ctx, actor: Actor): Promise<Overview> {
  const now = ctx.now();
  const { organisationId } = actor;
  const since = startOfDay(lastDays(now, 1)[0]!);
  const [companies, arrived, tasks, { lastSync }, outage, currentRunId, nextRunAt] = await Promise.all([
    listCompleteUpTo(ctx.db, organisationId),
    countArrivals(ctx.db, organisationId, { since }),
    findGrouped(ctx, actor),
    getSyncFacts(ctx.db, organisationId, now),
    findOutage(ctx.db, organisationId, outageCodes, now),
    findOpenRun(ctx.db, organisationId),
    findNextRun(ctx, organisationId, now),
  ]);
  const troubled = new Set(tasks.flatMap(({ companyIds }) => companyIds));
  const complete = companies.filter((c) => c.completeUpTo !== null && !troubled.has(c.companyId));
  const needPerson = companies.filter((c) => troubled.has(c.companyId)).length;
  const bySeverity = (severity: Severity) => tasks.filter((task) => task.severity === severity).length;
  return {
    at: now,
    companies: {
      total: companies.length,
      complete: complete.length,
      needPerson,
      waiting: companies.length - complete.length - needPerson,
    },
    completeUpTo: earliest(complete.map((c) => c.completeUpTo!)),
    pending: sum(companies.map(({ pending }) => pending)),
    newToday: sum(arrived.map(({ count }) => count)),
    tasks: { urgent: bySeverity('urgent'), warning: bySeverity('warning'), info: bySeverity('info') },
    worst: severities.find((severity) => bySeverity(severity) > 0) ?? null,
    lastSync,
    outage: outage ?? null,
    currentRunId: currentRunId ?? null,
    nextRunAt,
  };
}

async function findNextRun({ db, plans }: Ctx, organisationId: string, now: Date): Promise<Date | null> {
  const schedule = await findSchedule(db, organisationId);
  return (schedule && nextSlot(planOf(plans, schedule.plan).interval, organisationId, now)) ?? null;
}

function earliest(dates: Date[]): Date | null {
  return dates.reduce<Date | null>((first, date) => (first === null || date < first ? date : first), null);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
