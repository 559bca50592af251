/** Applies a live event to a run that is shown. Pure. */
import type { LiveEvent } from './events.ts';
import type { Run, RunCompany, RunSummary } from './shapes.ts';

/** The same run when the event does not concern it. */
export function applyEvent(run: Run, event: LiveEvent): Run {
  const { data } = event;
  switch (event.type) {
    case 'run.company':
      return data.runId === run.id ? withCompany(run, data) : run;
    case 'run.finished':
      return data.runId === run.id ? { ...run, state: data.state, finishedAt: data.at } : run;
    case 'run.started':
      return data.runId === run.id ? { ...run, state: 'running', startedAt: run.startedAt ?? data.at } : run;
    case 'message.archived':
      return counted(run, data.companyId, 'archived');
    case 'message.expired':
      return counted(run, data.companyId, 'expired');
    case 'message.failed':
    case 'message.closed':
    case 'company.access':
    case 'invoice.reread':
      return run;
    default: {
      // A service newer than this page.
      event.type satisfies never;
      return run;
    }
  }
}

/** A run of more companies than its answer holds: its counts come from the service alone. */
export function hasAllCompanies(run: Run): boolean {
  return run.companies.length === run.counts.companies;
}

function withCompany(run: Run, { companyId, ...sent }: RunCompany): Run {
  if (!run.companies.some((each) => each.companyId === companyId)) return run;
  const companies = run.companies.map((each) => (each.companyId === companyId ? { ...each, ...sent } : each));
  const state = run.state === 'queued' && sent.state !== 'queued' ? 'running' : run.state;
  return withSums({ ...run, state, companies });
}

/** Between two events of the company its messages are counted one by one; the company's next event has the exact counts. */
function counted(run: Run, companyId: string, what: 'archived' | 'expired'): Run {
  const company = run.companies.find((each) => each.companyId === companyId);
  if (company?.state !== 'running') return run;
  const companies = run.companies.map((each) =>
    each === company ? { ...each, [what]: each[what] + 1 } : each,
  );
  return withSums({ ...run, companies });
}

function withSums(run: Run): Run {
  if (!hasAllCompanies(run)) return run;
  const states: Run['states'] = { queued: 0, running: 0, succeeded: 0, partial: 0, failed: 0, cancelled: 0 };
  for (const { state } of run.companies) states[state]++;
  const sum = (of: (company: RunCompany) => number) => run.companies.reduce((n, each) => n + of(each), 0);
  return {
    ...run,
    states,
    counts: {
      ...run.counts,
      listed: sum((each) => each.listed ?? 0),
      new: sum((each) => each.new),
      archived: sum((each) => each.archived),
      expired: sum((each) => each.expired),
      failed: sum((each) => each.failed),
    },
  };
}

export interface Progress {
  companies: { done: number; total: number };
  messages: { done: number; total: number };
}

/** The progress of a run. Messages are counted only for companies that were listed. */
export function progressOf({ states, counts, finishedAt }: RunSummary): Progress {
  const total = counts.companies;
  const ended = total - states.queued - states.running;
  const done = counts.archived + counts.expired + counts.failed;
  return {
    companies: { done: finishedAt ? total : ended, total },
    messages: { done, total: finishedAt ? done : Math.max(done, counts.new) },
  };
}
