/** Companies by months, with the state of each month. A page has so many companies, each with all of its months. */
import type { Actor } from '../../accounts/actor.ts';
import { bucharestDay } from '../../core/bucharest.ts';
import { Problem } from '../../core/errors.ts';
import { addMonths, type MonthFilter, monthsBetween } from '../../core/month.ts';
import {
  listMonthCompanies,
  type MonthRow,
  listMonths as selectMonths,
} from '../../db/completeness/month.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

/** Two years beside each other are the most that a person compares. */
const mostMonths = 24;
const monthsByDefault = 6;

export async function listMonths(
  ctx: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  {
    limit,
    cursor,
    ...asked
  }: PageRequest & {
    companyId?: string;
    from?: string | undefined;
    to?: string | undefined;
    text?: string | undefined;
    show?: MonthFilter | undefined;
    showMonth?: string | undefined;
  },
): Promise<Page<MonthRow>> {
  const now = ctx.now();
  const to = asked.to ?? bucharestDay(now).slice(0, 7);
  const from = asked.from ?? addMonths(to, 1 - monthsByDefault);
  if (from > to) throw new Problem('invalid_input', 'from_after_to', {}, { parameter: 'from' });
  if (monthsBetween(from, to).length > mostMonths)
    throw new Problem('invalid_input', 'too_many_months', { most: mostMonths }, { parameter: 'from' });
  const { organisationId } = actor;
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const { companyId, text } = asked;
  const show = asked.show && { filter: asked.show, month: asked.showMonth ?? to };
  const companies = await listMonthCompanies(ctx.db, organisationId, { companyId, text, show }, page, now);
  const { data, nextCursor } = toPage(companies, limit, (company) => company);
  const companyIds = data.map(({ id }) => id);
  return { data: await selectMonths(ctx.db, organisationId, { companyIds, from, to }, now), nextCursor };
}
