/** Does the jobs one after the other, each from a fresh Acasă, and says how many clicks and seconds each took. */
import type { Page } from 'playwright-core';
import { handsAt } from './hands.ts';
import { type Facts, type Job, jobs } from './jobs.ts';

export interface Measured {
  job: Job;
  clicks: number;
  seconds: number;
}

/** @param page signed in @param home the address of Acasă */
export async function measureJobs(
  page: Page,
  home: string,
  facts: Facts,
  which: Job[] = jobs,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  const possible = which.filter((job) => !job.lacks?.(facts));
  for (const job of [...possible.filter(({ last }) => !last), ...possible.filter(({ last }) => last)]) {
    await page.goto('about:blank');
    await page.goto(home);
    await page.getByRole('grid', { name: 'Companii' }).getByRole('row').nth(1).waitFor();
    const hands = handsAt(page);
    const startedMs = performance.now();
    try {
      await job.do(hands, facts);
    } catch (error) {
      throw new Error(`${job.name}: ${(error as Error).message}`, { cause: error });
    }
    measured.push({ job, clicks: hands.clicks(), seconds: (performance.now() - startedMs) / 1000 });
  }
  return measured;
}

/** As the table of docs/dashboard-jobs.md has it. */
export function tableOf(measured: Measured[]): string {
  const rows = measured.map(
    ({ job: { name, goal }, clicks, seconds }) => `| ${name} | ${goal} | ${clicks} | ${seconds.toFixed(1)} |`,
  );
  return ['| job | goal | clicks | seconds |', '|---|---|---|---|', ...rows].join('\n');
}
