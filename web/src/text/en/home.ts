/** Home: the sentence, what is to be done, the portfolio. */
import { formatCount } from '../../format/numbers.ts';
import type { home as ro } from '../ro/home.ts';

const companies = (n: number) => formatCount(n, ['company', 'companies'], 'en');
const messages = (n: number) => formatCount(n, ['message', 'messages'], 'en');

export const home: typeof ro = {
  sentence: {
    calm: (n, upTo) =>
      `Everything is up to date. ${n === 1 ? 'The company is complete' : `${companies(n)} complete`}${upTo ? ` up to ${upTo}` : ''}.`,
    companies: (n) => (n === 1 ? 'One company needs you.' : `${companies(n)} need you.`),
    things: (n) =>
      n === 1 ? 'One thing needs you.' : `${formatCount(n, ['thing', 'things'], 'en')} need you.`,
    waiting: (n) =>
      n === 1
        ? 'One company waits for its first complete listing.'
        : `${companies(n)} wait for their first complete listing.`,
    empty: 'No company yet.',
  },
  facts: {
    complete: (n, of, upTo) => `${n} of ${of} complete up to ${upTo}`,
    pending: (n) => `${messages(n)} pending`,
    newToday: (n) =>
      n === 0 ? 'nothing new today' : `${formatCount(n, ['new message', 'new messages'], 'en')} today`,
    syncing: (done, total) => `synchronising: ${done} of ${total}`,
    lastRun: 'last sync',
  },
  tasks: {
    title: 'To do',
    none: 'Nothing. You are told here when you are needed.',
    all: (n) => `Show all (${n})`,
    fewer: 'Show fewer',
    severity: { urgent: 'Urgent', warning: 'To do', info: 'To know' },
    action: {
      connect: 'Connect the certificate',
      sync_company: 'Synchronise now',
      retry_message: 'Ask for the message now',
      look_at_messages: 'See the messages',
      look_at_company: 'See the company',
      look_at_connections: 'See the connections',
      look_at_archive: 'See the archive',
      other: 'See',
    },
    asked: 'The message was asked for; the result appears here.',
  },
  portfolio: {
    title: 'Companies',
    search: 'Search by name or tax code',
    add: 'Add companies',
    chips: {
      needs: 'Need me',
      pending: 'With pending messages',
      denied: 'Without a right',
      off: 'Switched off',
    },
    noneFound: 'No company matches.',
    noneFoundHelp: 'Change the text, or clear the filters.',
    empty: 'Add the first company',
    emptyHelp:
      'One tax code, a list pasted from any table, or a CSV file. Then the last 60 days of the SPV are read.',
    columns: {
      name: 'Company',
      cif: 'Tax code',
      upTo: 'Complete up to',
      pending: 'Pending',
      newToday: 'New today',
      listed: 'Listed',
      access: 'SPV right',
      arrivals: '30 days',
      expired: 'Expired',
    },
    state: {
      ok: 'complete',
      needs: 'needs you',
      lost: 'urgent',
      waiting: 'waits for its first listing',
      off: 'automatic sync is off',
    },
    access: { granted: 'yes', denied: 'no', unknown: 'being asked' },
    daysLeft: (n) => (n <= 0 ? 'term over' : formatCount(n, ['day', 'days'], 'en')),
    daysLeftLong: (pending, n) =>
      n <= 0
        ? `${messages(pending)}; the first is past ANAF's term`
        : `${messages(pending)}; the first expires in ${formatCount(n, ['day', 'days'], 'en')}`,
    arrivals: (total, most) => `${messages(total)} in 30 days, at most ${most} a day`,
    expired: (n) => formatCount(n, ['message expired', 'messages expired'], 'en'),
    notListed: 'not listed yet',
  },
  sync: {
    now: 'Synchronise now',
    underWay: (done, total) => `Synchronising, ${done} of ${total}`,
    starting: 'Starting…',
  },
};
