/** Home: the sentence, what is to be done, the portfolio. */
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { home as ro } from '../ro/home.ts';

const companies = (n: number) => formatCount(n, ['company', 'companies'], 'en');
const messages = (n: number) => formatCount(n, ['message', 'messages'], 'en');

export const home: typeof ro = {
  sentence: {
    calm: (n, upTo) =>
      `Everything is up to date. ${n === 1 ? 'The company is complete' : `${companies(n)} complete`}${upTo ? ` up to ${upTo}` : ''}.`,
    companies: (n) => (n === 1 ? 'One company needs attention.' : `${companies(n)} need attention.`),
    things: (n) =>
      n === 1 ? 'One task needs attention.' : `${formatCount(n, ['task', 'tasks'], 'en')} need attention.`,
    waiting: (n) =>
      n === 1
        ? 'One company is waiting for its first complete listing.'
        : `${companies(n)} are waiting for their first complete listing.`,
    empty: 'No companies yet.',
  },
  facts: {
    outage: (since, retryAt, lastSync) =>
      `ANAF has not answered since ${since}; next try at ${retryAt}${lastSync ? `. Last successful sync: ${lastSync}` : ''}`,
    complete: (n, of, upTo) => `${n} of ${of} complete up to ${upTo}`,
    pending: (n) => `${messages(n)} pending`,
    newToday: (n) =>
      n === 0 ? 'nothing new today' : `${formatCount(n, ['new message', 'new messages'], 'en')} today`,
    syncing: (done, total) => `syncing: ${done} of ${total}`,
    lastRun: 'last sync',
    runNot: { partial: 'partial', failed: 'failed', cancelled: 'cancelled' },
    lastSync: (at) => `last successful: ${at}`,
  },
  portfolio: {
    title: 'Companies',
    search: 'Search by name or tax ID',
    add: 'Add companies',
    chips: {
      needs: 'Need attention',
      pending: 'With pending messages',
      denied: 'No access',
      inactive: "Inactive or not in ANAF's registry",
      notVat: 'Not registered for VAT',
      off: 'Sync off',
    },
    noneFound: 'No companies match.',
    noneFoundHelp: 'Change the search text or clear the filters.',
    empty: 'Add the first company',
    emptyHelp:
      'A tax ID, a list pasted from any spreadsheet, or a CSV file. Then we read the last 60 days from the SPV.',
    limited: 'You see only the companies that you have access to.',
    limitedNone: 'You have no access to any company',
    limitedNoneHelp:
      'An administrator of the organisation can give you access, at Settings → Members and roles.',
    columns: {
      name: 'Company',
      cif: 'Tax ID',
      upTo: 'Complete up to',
      pending: 'Pending',
      newToday: 'New today',
      newSinceVisit: 'Since visit',
      unbooked: 'To book',
      missingFromJournal: 'In SPV, not booked',
      listed: 'Listed',
      access: 'SPV access',
      arrivals: '30 days',
      expired: 'Expired',
    },
    moreSinceVisit: (n) =>
      `At least ${formatNumber(n, 'en')}: more than 10,000 invoices have changed since your visit, and the latest 10,000 are counted.`,
    state: {
      ok: 'complete',
      needs: 'needs attention',
      lost: 'urgent',
      waiting: 'waiting for its first listing',
      off: 'automatic sync is off',
    },
    access: { granted: 'yes', denied: 'no', unknown: 'checking' },
    daysLeft: (n) => (n <= 0 ? 'deadline passed' : formatCount(n, ['day', 'days'], 'en')),
    daysLeftLong: (pending, n) =>
      n <= 0
        ? `${messages(pending)}; the first is past ANAF's deadline`
        : `${messages(pending)}; the first expires in ${formatCount(n, ['day', 'days'], 'en')}`,
    arrivals: (total, most) => `${messages(total)} in 30 days, at most ${most} per day`,
    expired: (n) => formatCount(n, ['message expired', 'messages expired'], 'en'),
    notListed: 'not listed yet',
  },
  sync: {
    now: 'Sync now',
    underWay: (done, total) => `Syncing, ${done} of ${total}`,
    starting: 'Starting…',
  },
};
