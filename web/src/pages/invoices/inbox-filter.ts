/** The filters of Sosite as the API takes them; invalid ones are left out. Pure. */
import type { InvoiceFilter } from '../../api/invoices.ts';
import { markChoices } from './invoice-filter.ts';

export const filterNames = [
  'since',
  'company',
  'partner',
  'direction',
  'mark',
  'assignee',
  'tag',
  'open',
] as const;
export type FilterName = (typeof filterNames)[number];

/** By name, or a day. */
export const sinceChoices = ['visit', 'today', 'week', 'all'] as const;
export type Since = (typeof sinceChoices)[number];

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d\d-\d\d$/;
const dayMs = 86_400_000;

/** @param position of the feed: up to where the person had looked when the page was opened */
export function filterOf(
  given: Partial<Record<FilterName, string>>,
  position: string | null,
  startOfToday: Date,
): InvoiceFilter {
  const filter: InvoiceFilter = arrivedOf(given.since, position, startOfToday);
  const { company, partner, direction, mark, assignee, tag } = given;
  if (company && id.test(company)) filter.company = company;
  if (partner) filter.partner = partner.slice(0, 100);
  if (direction === 'received' || direction === 'sent') filter.direction = direction;
  const known = markChoices.find((each) => each === mark);
  if (known) filter.mark = known;
  if (assignee && (assignee === 'none' || id.test(assignee))) filter.assignee = assignee;
  if (tag) filter.tag = tag.slice(0, 40);
  return filter;
}

/** Since a visit by the order of the feed, in which nothing comes late; since a day by the clock. */
function arrivedOf(since: string | undefined, position: string | null, startOfToday: Date): InvoiceFilter {
  switch (since) {
    case 'all':
      return {};
    case 'today':
      return { arrivedSince: startOfToday.toISOString() };
    case 'week':
      return { arrivedSince: new Date(startOfToday.getTime() - 6 * dayMs).toISOString() };
    default:
      if (since && day.test(since) && !Number.isNaN(Date.parse(since)))
        return { arrivedSince: `${since}T00:00:00.000Z` };
      return position === null ? {} : { arrivedAfter: position };
  }
}
