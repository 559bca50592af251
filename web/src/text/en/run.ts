/** A sync, as it happens. */
import { formatCount } from '../../format/numbers.ts';
import type { live as ro } from '../ro/run.ts';

const companies = (n: number) => formatCount(n, ['company', 'companies'], 'en');
const messages = (n: number) => formatCount(n, ['message', 'messages'], 'en');

export const live: typeof ro = {
  title: 'Sync',
  heading: {
    queued: 'The sync waits to begin',
    running: (n) => `Synchronising ${companies(n)}`,
    succeeded: (n) =>
      n === 0
        ? 'Sync ended: nothing new'
        : `Sync ended: ${formatCount(n, ['new message', 'new messages'], 'en')}`,
    partial: (n) => `Sync ended; ${companies(n)} with messages or lists unfinished`,
    failed: 'The sync did not succeed',
    cancelled: 'Sync stopped',
  },
  trigger: { manual: 'started by hand', schedule: 'automatic', reconciliation: 'the nightly check' },
  started: 'begun',
  took: (minutes, seconds) => (minutes > 0 ? `took ${minutes} min ${seconds} s` : `took ${seconds} s`),
  leave: 'You may leave the page: it goes on by itself, and is where it got to when you come back.',
  companies: 'Companies',
  companiesDone: (done, total) => `${done} of ${total}`,
  messages: 'Messages',
  messagesDone: (done, total) => (total === 0 ? 'nothing to download' : `${done} of ${total}`),
  messagesLater: 'known after the listing',
  budget: 'Calls to ANAF a minute',
  budgetUsed: (used, all) => `${used} of ${all}`,
  cancel: 'Stop',
  cancelTitle: 'Stop the sync?',
  cancelText: 'What was kept stays. Messages that were not touched wait for the next sync; none gets lost.',
  cancelAction: 'Stop the sync',
  again: 'Synchronise again',
  retryCompany: 'Try again',
  retryLabel: (cif) => `Try ${cif} again`,
  columns: {
    company: 'Company',
    state: 'State',
    listed: 'Listed',
    new: 'New',
    archived: 'Archived',
    expired: 'Expired',
    failed: 'Failed',
    why: 'Why',
  },
  state: {
    queued: 'waits',
    listing: 'listing',
    running: 'downloading',
    succeeded: 'done',
    partial: 'partly',
    failed: 'failed',
    cancelled: 'stopped',
  },
  failures: 'What did not succeed',
  failuresOf: (n) => companies(n),
  happening: 'Happening now',
  event: {
    archived: 'archived',
    expired: 'expired at ANAF',
    failed: 'failed, tried again',
  },
  kind: {
    received: 'invoice received',
    sent: 'invoice sent',
    error: 'validation error',
    buyer_message_received: 'message received',
    buyer_message_sent: 'message sent',
    unknown: 'message',
  },
  none: 'There was no sync yet',
  noneHelp: 'Start one: the last 60 days of the SPV are read for every company.',
  announce: (done, total, msgs) => `${done} of ${companies(total)}, ${messages(msgs)} kept`,
};
