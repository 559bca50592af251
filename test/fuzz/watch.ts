/** Has cases run in a child process and watches it: which crashed, took too long or held too much. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Asked, Told } from './child.ts';

export interface Finding {
  case: number | string;
  what: 'crash' | 'hang' | 'slow' | 'memory' | 'broken promise';
  detail: string;
}

export interface Watched {
  outcomes: Map<string, number>;
  findings: Finding[];
  slowestMs: number;
  peakBytes: number;
}

export const limits = {
  /** Of processor time, which a busy machine does not lengthen. */
  cpuMs: 2_000,
  rssBytes: 512_000_000,
  /** Of the wall's clock: beyond, it does not end at all. */
  hangMs: 30_000,
};

/** @param ask gives the next cases, or none when it is enough */
export async function watch(
  seed: number,
  ask: () => (number | string)[],
  { onFinding, onTold }: { onFinding?(finding: Finding): void; onTold?(told: Told): void } = {},
): Promise<Watched> {
  const all: Watched = { outcomes: new Map(), findings: [], slowestMs: 0, peakBytes: 0 };
  const find = (finding: Finding) => {
    all.findings.push(finding);
    onFinding?.(finding);
  };
  for (let cases = ask(); cases.length > 0; ) {
    const left = await runChild({ seed, cases }, ask, (told) => judge(told, all, find, onTold), find);
    cases = left.length > 0 ? left : ask();
  }
  return all;
}

/** One child's life: until there is nothing to ask, or until a case has ended it. @returns what it has not come to */
function runChild(
  first: Asked,
  ask: () => (number | string)[],
  judged: (told: Told) => void,
  find: (finding: Finding) => void,
): Promise<(number | string)[]> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Where there is room, JavaScript leaves its garbage lying: so held, the peak is what is needed.
    execArgv: ['--max-old-space-size=256'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  return new Promise((resolve) => {
    let left = first.cases;
    let current: number | string | null = null;
    let hang: NodeJS.Timeout | undefined;
    let ended = false;
    const end = () => {
      ended = true;
      clearTimeout(hang);
      child.kill('SIGKILL');
    };
    child.on('message', (message: { starts?: number | string; told?: Told; done?: true }) => {
      // What it had said already when it was ended: those cases come again in the next process.
      if (ended) return;
      if (message.starts !== undefined) {
        current = message.starts;
        clearTimeout(hang);
        hang = setTimeout(() => {
          find({ case: message.starts!, what: 'hang', detail: `no answer after ${limits.hangMs} ms` });
          left = left.slice(1);
          end();
        }, limits.hangMs);
      }
      if (message.told) {
        clearTimeout(hang);
        current = null;
        left = left.slice(1);
        judged(message.told);
        // The peak never falls: a new process, so that the next case is judged by its own.
        if (message.told.peakBytes > limits.rssBytes) end();
      }
      if (message.done) {
        left = ask();
        if (left.length > 0) child.send({ seed: first.seed, cases: left } satisfies Asked);
        else end();
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(hang);
      if (current !== null && !ended) {
        find({ case: current, what: 'crash', detail: `exit ${code ?? signal}: ${said}` });
        left = left.slice(1);
      }
      resolve(left);
    });
    child.send(first);
  });
}

function judge(
  told: Told,
  all: Watched,
  find: (finding: Finding) => void,
  onTold: ((told: Told) => void) | undefined,
): void {
  onTold?.(told);
  all.outcomes.set(told.outcome, (all.outcomes.get(told.outcome) ?? 0) + 1);
  all.slowestMs = Math.max(all.slowestMs, told.cpuMs);
  all.peakBytes = Math.max(all.peakBytes, told.peakBytes);
  if (told.failure) find({ case: told.case, what: 'broken promise', detail: told.failure });
  if (told.cpuMs > limits.cpuMs)
    find({ case: told.case, what: 'slow', detail: `${Math.round(told.cpuMs)} ms of processor time` });
  if (told.peakBytes > limits.rssBytes)
    find({ case: told.case, what: 'memory', detail: `${Math.round(told.peakBytes / 1e6)} MB` });
}
