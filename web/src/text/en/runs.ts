/** Runs: all of them, newest first. */
import type { runs as ro } from '../ro/runs.ts';

export const runs: typeof ro = {
  lead: 'Every sync, newest first. The nightly ones look at all 60 days once more.',
  columns: {
    state: 'State',
    started: 'Started',
    trigger: 'Begun',
    companies: 'Companies',
    new: 'New',
    archived: 'Archived',
    expired: 'Expired',
    failed: 'Failed',
    took: 'Took',
  },
  state: {
    queued: 'Waiting',
    running: 'Under way',
    succeeded: 'Succeeded',
    partial: 'Partial',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
  trigger: { manual: 'by a person', schedule: 'by itself', reconciliation: 'nightly check' },
  whyPartial: 'Some messages or lists did not end; they are taken up again by themselves.',
  empty: 'No sync yet',
  emptyHelp: 'Begin one on Home: the last 60 days of SPV are read for every company.',
  took: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
};
