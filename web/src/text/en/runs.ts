/** Runs: all of them, newest first. */
import type { runs as ro } from '../ro/runs.ts';

export const runs: typeof ro = {
  lead: 'Every sync, newest first. Nightly listings check all 60 days again.',
  columns: {
    state: 'State',
    started: 'Started',
    trigger: 'Started by',
    companies: 'Companies',
    new: 'New',
    archived: 'Archived',
    expired: 'Expired',
    failed: 'Failed',
    took: 'Duration',
  },
  state: {
    queued: 'Waiting',
    running: 'Running',
    succeeded: 'Succeeded',
    partial: 'Partial',
    failed: 'Failed',
    cancelled: 'Stopped',
  },
  trigger: { manual: 'a person', schedule: 'schedule', reconciliation: 'nightly check' },
  whyPartial: 'Some messages or lists did not finish; we resume them automatically.',
  empty: 'No sync yet',
  emptyHelp: 'Start one on Home: we read the last 60 days from the SPV for every company.',
  took: (minutes: number, seconds: number) => (minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`),
};
