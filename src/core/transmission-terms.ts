/**
 * Within how many days an invoice must be transmitted to RO e-Factura, and whether one apparently was not. Knows the dates
 * of a document and of its listing alone: which invoice the duty covers, and what excuses a delay, is for a professional
 * to say (docs/terms.md). Pure.
 */
import { bucharestDay } from './bucharest.ts';
import { addDays, addWorkingDays, daysBetween, isWorkingDay, workingDayFrom } from './calendar.ts';

export interface TransmissionTerm {
  /** Of invoices issued from this day on, until the next row's. */
  issuedFrom: string;
  days: number;
  count: 'working' | 'calendar';
  law: string;
}

/** Newest first. There is no row before 2024, when the duty was not yet general. */
export const transmissionTerms: readonly TransmissionTerm[] = [
  {
    issuedFrom: '2026-01-01',
    days: 5,
    count: 'working',
    law: 'OUG 120/2021, art. 10 alin. (7), modificată prin OUG 89/2025; Regulamentul (CEE, Euratom) 1182/71',
  },
  {
    issuedFrom: '2024-07-01',
    days: 5,
    count: 'calendar',
    law: 'OUG 120/2021, art. 10 alin. (7), modificată prin Legea 296/2023; Regulamentul (CEE, Euratom) 1182/71',
  },
  {
    issuedFrom: '2024-01-01',
    days: 5,
    count: 'working',
    law: 'Legea 296/2023, art. LIX; Regulamentul (CEE, Euratom) 1182/71',
  },
];

/** A date that no document means: its term would leave the calendar. */
const lastSensibleDate = '9990-01-01';

export function termOf(issuedOn: string): TransmissionTerm | undefined {
  if (issuedOn >= lastSensibleDate) return undefined;
  return transmissionTerms.find(({ issuedFrom }) => issuedOn >= issuedFrom);
}

/** The last day on which it is in time. */
export function dueDate(issuedOn: string, { days, count }: TransmissionTerm): string {
  if (count === 'working') return addWorkingDays(issuedOn, days);
  // Article 3 of Regulation 1182/71: the day itself is not counted (1), a term does not end on a day off (4), and one of
  // two days or more has two working days at least (5).
  const end = workingDayFrom(addDays(issuedOn, days));
  return workingDaysIn(issuedOn, end) >= 2 ? end : workingDayFrom(addDays(end, 1));
}

function workingDaysIn(after: string, upTo: string): number {
  let found = 0;
  for (let day = addDays(after, 1); day <= upTo; day = addDays(day, 1)) if (isWorkingDay(day)) found++;
  return found;
}

export interface Transmission {
  issuedOn: string;
  /** The term's last day. */
  dueBy: string;
  /** The Romanian day on which ANAF made it available in the SPV. */
  availableOn: string;
  /** Apparently; null when that cannot be told. */
  late: boolean | null;
  /** Why it cannot be told. */
  undecided: 'maybe_reposted' | null;
  law: string;
}

/**
 * ANAF keeps a document in the SPV for 60 days from its publication, and may then put it there once more when somebody
 * asks, with a new date of creation. What appears so long after its issue is therefore never called late: a document
 * that came in time, put there again, looks the same.
 */
const repostedAfterDays = 60;

/** Null when the document's date, the listing's, or a term is not known. */
export function classifyTransmission(issuedOn: string | null, availableAt: Date | null): Transmission | null {
  const term = issuedOn === null ? undefined : termOf(issuedOn);
  if (issuedOn === null || availableAt === null || term === undefined) return null;
  const availableOn = bucharestDay(availableAt);
  const dueBy = dueDate(issuedOn, term);
  const overdue = availableOn > dueBy;
  const undecided =
    overdue && daysBetween(issuedOn, availableOn) >= repostedAfterDays ? 'maybe_reposted' : null;
  return { issuedOn, dueBy, availableOn, late: undecided ? null : overdue, undecided, law: term.law };
}
