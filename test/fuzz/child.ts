/** Runs cases in a process of its own, where a hang or a memory that fills harms nobody: one message before each, one after. */
import { readFileSync } from 'node:fs';
import { fuzzCase, uploadIndex } from './case.ts';
import { take } from './take.ts';

/** A number of the fuzz's, or the path of a ZIP. */
export interface Asked {
  seed: number;
  cases: (number | string)[];
}

export interface Told {
  case: number | string;
  outcome: string;
  /** Of this process, in all its threads: a busy machine does not lengthen it. */
  cpuMs: number;
  /** The most that it has ever held. */
  peakBytes: number;
  failure: string | null;
}

process.on('message', async ({ seed, cases }: Asked) => {
  for (const one of cases) {
    process.send!({ starts: one });
    const bytes = typeof one === 'number' ? fuzzCase(seed, one) : readFileSync(one);
    const before = process.cpuUsage();
    let outcome = 'threw';
    let failure: string | null = null;
    try {
      outcome = await take(bytes, uploadIndex);
    } catch (error) {
      failure = (error as Error).stack ?? String(error);
    }
    const { user, system } = process.cpuUsage(before);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const told: Told = { case: one, outcome, cpuMs: (user + system) / 1000, peakBytes, failure };
    process.send!({ told });
  }
  process.send!({ done: true });
});
