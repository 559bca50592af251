/** The filters of the fragment as the API takes them; invalid ones are left out. Pure. */
import type { InvoiceFilter, InvoiceSort } from '../../api/invoices.ts';

export const filterNames = [
  'text',
  'company',
  'direction',
  'partner',
  'from',
  'to',
  'min',
  'max',
  'type',
  'seal',
  'late',
  'sort',
  'open',
] as const;
export type FilterName = (typeof filterNames)[number];
export type InvoiceFilters = Partial<Record<FilterName, string>>;

export const directions = ['received', 'sent'] as const;
export const seals = [
  'valid',
  'valid_unknown_signer',
  'tampered',
  'missing',
  'not_checkable',
  'not_checked',
] as const;
/** In the order in which they need somebody. */
export const markChoices = ['none', 'question', 'booked', 'ignored'] as const;
export const types = ['380', '381', '384', '389', '751'] as const;

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d\d-\d\d$/;
const amount = /^-?\d{1,15}(\.\d{1,4})?$/;

/** An old or foreign link must not break the page. */
export function filterOf(given: InvoiceFilters): InvoiceFilter {
  const filter: InvoiceFilter = {};
  const { text, company, direction, partner, from, to, min, max, type, seal, late } = given;
  if (text) filter.text = text.slice(0, 100);
  if (company && id.test(company)) filter.company = company;
  if (isOneOf(directions, direction)) filter.direction = direction;
  if (partner) filter.partner = partner.slice(0, 100);
  if (from && isDay(from)) filter.issuedFrom = from;
  if (to && isDay(to)) filter.issuedTo = to;
  if (min && amount.test(min)) filter.amountMin = min;
  if (max && amount.test(max)) filter.amountMax = max;
  if (isOneOf(types, type)) filter.type = type;
  if (isOneOf(seals, seal)) filter.seal = seal;
  if (isOneOf(['true', 'false'] as const, late)) filter.late = late;
  return filter;
}

/** The columns that the service sorts by. */
const sorted = ['number', 'issuedOn', 'availableAt', 'partner', 'gross', 'payable'] as const;

/** The order that is asked for; undefined is the usual one: what became available last comes first. */
export function sortOf({ sort }: InvoiceFilters): InvoiceSort | undefined {
  const found = sorted.find((column) => sort === column || sort === `-${column}`);
  return found === undefined || sort === '-availableAt' ? undefined : (sort as InvoiceSort);
}

/** What a column's heading asks for: up, down, then the usual order again. */
export function nextSort(now: InvoiceSort | undefined, column: string): InvoiceSort | undefined {
  if (now === column) return sortOf({ sort: `-${column}` });
  return now === `-${column}` ? undefined : sortOf({ sort: column });
}

export function isSortedBy(column: string): boolean {
  return sorted.includes(column as (typeof sorted)[number]);
}

function isDay(text: string): boolean {
  return day.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function isOneOf<Value extends string>(values: readonly Value[], given: string | undefined): given is Value {
  return values.includes(given as Value);
}

/** Whole months and years around a day, such as `2026-11-22`. */
export function periodsAround(today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return {
    thisMonth: monthOf(year, month),
    lastMonth: monthOf(lastYear, lastMonth),
    thisYear: { from: `${year}-01-01`, to: `${year}-12-31` },
  };
}

function monthOf(year: number, month: number): { from: string; to: string } {
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${last.slice(0, 8)}01`, to: last };
}
