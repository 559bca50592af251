/** A company's calendar: was each day listed in whole, and what became of its messages. */
import type { Actor } from '../../accounts/actor.ts';
import { lastDays, startOfDay } from '../../core/bucharest-days.ts';
import {
  coverDays,
  type DayCoverage,
  type DayState,
  dayStates,
  stateOfDay,
} from '../../core/day-coverage.ts';
import { notFound } from '../../core/errors.ts';
import { type LedgerCounts, messageStates } from '../../core/message-state.ts';
import { listCompleteness } from '../../db/completeness/completeness.ts';
import { countStatesByDay } from '../../db/messages/arrivals.ts';
import type { Ctx } from '../context.ts';

export interface CalendarDay extends LedgerCounts {
  day: string;
  coverage: DayCoverage;
  state: DayState;
}

export interface CompanyCalendar {
  days: CalendarDay[];
  totals: Record<DayCoverage, number>;
  /** Days in each state. */
  states: Record<DayState, number>;
}

export async function getCompanyCalendar(
  ctx: Ctx,
  actor: Actor,
  { companyId, days: length }: { companyId: string; days: number },
): Promise<CompanyCalendar> {
  const { organisationId } = actor;
  const [company] = await listCompleteness(ctx.db, organisationId, { companyId }, { limit: 1 });
  if (!company) throw notFound('company');
  const names = lastDays(ctx.now(), length);
  const since = startOfDay(names[0]!);
  const counted = new Map(
    (await countStatesByDay(ctx.db, organisationId, companyId, since)).map((one) => [
      `${one.day} ${one.state}`,
      one.count,
    ]),
  );
  const coverage = coverDays(company.coverage, names);
  const days = names.map((day, i) => {
    const states = messageStates.map((state) => [state, counted.get(`${day} ${state}`) ?? 0] as const);
    const counts = Object.fromEntries(states) as Omit<LedgerCounts, 'listed'>;
    const listed = states.reduce((sum, [, count]) => sum + count, 0);
    return { day, coverage: coverage[i]!, state: stateOfDay(coverage[i]!, counts), listed, ...counts };
  });
  const total = (wanted: DayCoverage) => coverage.filter((one) => one === wanted).length;
  const inState = dayStates.map((state) => [state, days.filter((day) => day.state === state).length]);
  return {
    days,
    totals: { covered: total('covered'), partly: total('partly'), not: total('not') },
    states: Object.fromEntries(inState) as Record<DayState, number>,
  };
}
