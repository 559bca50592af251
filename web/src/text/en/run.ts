/** A sync in progress, and one that has finished. */
import { formatCount } from '../../format/numbers.ts';
import type { live as ro } from '../ro/run.ts';

const companies = (n: number) => formatCount(n, ['company', 'companies'], 'en');
const messages = (n: number) => formatCount(n, ['message', 'messages'], 'en');

export const live: typeof ro = {
  title: 'Sync',
  heading: {
    queued: 'The sync is waiting to start',
    running: (n) => `Syncing ${companies(n)}`,
    succeeded: (n) =>
      n === 0
        ? 'Sync finished: nothing new'
        : `Sync finished: ${formatCount(n, ['new message', 'new messages'], 'en')}`,
    partial: (n) => `Sync finished; ${companies(n)} with unfinished messages or lists`,
    failed: 'The sync failed',
    cancelled: 'Sync stopped',
  },
  trigger: { manual: 'started manually', schedule: 'automatic', reconciliation: 'nightly check' },
  started: 'started',
  took: (minutes, seconds) => (minutes > 0 ? `took ${minutes} min ${seconds} s` : `took ${seconds} s`),
  leave: 'You can leave this page: the sync continues, and you see its progress when you come back.',
  companies: 'Companies',
  companiesDone: (done, total) => `${done} of ${total}`,
  messages: 'Messages',
  messagesDone: (done, total) => (total === 0 ? 'nothing to download' : `${done} of ${total}`),
  messagesLater: 'known after the listing',
  budget: 'ANAF calls per minute',
  budgetUsed: (used, all) => `${used} of ${all}`,
  cancel: 'Stop',
  cancelTitle: 'Stop the sync?',
  cancelText: 'What was archived stays. The other messages wait for the next sync; none is lost.',
  cancelAction: 'Stop sync',
  again: 'Sync again',
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
    queued: 'waiting',
    listing: 'listing',
    running: 'downloading',
    succeeded: 'done',
    partial: 'partial',
    failed: 'failed',
    cancelled: 'stopped',
  },
  failures: 'What failed',
  failuresOf: (n) => companies(n),
  happening: 'Happening now',
  event: {
    archived: 'archived',
    expired: 'expired at ANAF',
    failed: 'failed, will be retried',
  },
  kind: {
    received: 'invoice received',
    sent: 'invoice sent',
    error: 'validation error',
    buyer_message_received: 'message received',
    buyer_message_sent: 'message sent',
    unknown: 'message',
  },
  none: 'No sync yet',
  noneHelp: 'Start one: we read the last 60 days from the SPV for every company.',
  announce: (done, total, msgs) => `${done} of ${companies(total)}, ${messages(msgs)} archived`,
};
