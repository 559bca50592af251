/** Does the jobs one after the other, each from a fresh Acasă, and says how many clicks and seconds each took. */
import type { Page } from 'playwright-core';
import type { Facts } from './facts.ts';
import { firstVisit } from './first-visit.ts';
import { startFreshClone } from './fresh-clone.ts';
import { type Done, type Hands, handsAt } from './hands.ts';
import { type Job, jobs } from './jobs.ts';

export interface Measured {
  job: Pick<Job, 'name' | 'was' | 'goal' | 'counts'>;
  done: Done;
  seconds: number;
  /** Why it could not be done to its end. */
  failure?: string;
}

/** @param page signed in @param home the address of Acasă @param told of each as it is done */
export async function measureJobs(
  page: Page,
  home: string,
  facts: Facts,
  { which = jobs, told = async () => {} }: { which?: Job[]; told?: (one: Measured) => Promise<void> } = {},
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const possible = which.filter((job) => !job.lacks?.(facts));
  for (const job of [...possible.filter(({ last }) => !last), ...possible.filter(({ last }) => last)]) {
    await page.goto('about:blank');
    await page.goto(home);
    await page.getByRole('grid', { name: 'Companii' }).getByRole('row').nth(1).waitFor();
    const one = await measure(job, handsAt(page), (hands) => job.do(hands, facts));
    await told(one);
    measured.push(one);
  }
  return measured;
}

/** From the clone to the first sync: its seconds include the clone, the start and the building of the dashboard. */
export async function measureFirstVisit(page: Page): Promise<Measured> {
  const job = {
    name: 'First visit, clone to first sync',
    was: '5 screens, 5/10',
    goal: 5,
    counts: 'screens',
  } as const;
  return measure(job, handsAt(page), async (hands) => {
    await using fresh = await startFreshClone();
    await page.goto(fresh.url);
    await firstVisit(hands, fresh.visit);
  });
}

async function measure(
  job: Measured['job'],
  hands: Hands,
  work: (hands: Hands) => Promise<void>,
): Promise<Measured> {
  const startedMs = performance.now();
  const ended = () => ({ job, done: hands.done(), seconds: (performance.now() - startedMs) / 1000 });
  try {
    await work(hands);
    return ended();
  } catch (error) {
    // The others are measured all the same.
    return { ...ended(), failure: (error as Error).message };
  }
}

/** Or not done at all. */
export function isOver({ job: { goal, counts }, done, failure }: Measured): boolean {
  return failure !== undefined || (counts === 'screens' ? done.screens : done.clicks) > goal;
}

/** As the table of docs/dashboard-jobs.md has it. */
export function tableOf(measured: Measured[]): string {
  const rows = measured.map(({ job: { name, was, goal, counts }, done, seconds, failure }) => {
    const found =
      failure !== undefined
        ? 'failed'
        : counts === 'screens'
          ? `${done.screens} screens, ${done.clicks} clicks`
          : done.clicks;
    return `| ${name} | ${was} | ${goal} | ${found} | ${done.typed.length} | ${seconds.toFixed(1)} |`;
  });
  return ['| job | was | goal | measured | typed | seconds |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

export function stepsOf({ job: { name }, done, seconds, failure }: Measured): string {
  const last = failure === undefined ? [] : [`FAILED: ${failure}`];
  const title = `${name}: ${done.clicks} clicks, ${seconds.toFixed(1)} s`;
  return [title, ...done.steps, ...last].join('\n  ');
}
