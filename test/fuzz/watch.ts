/** Has downloads taken in a child process and watches it: which crashed, took too long or held too much. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { uploadIndex } from './case.ts';
import type { Asked, Told } from './child.ts';

export interface Case {
  name: string;
  build(): Buffer;
}

export interface Finding {
  case: string;
  what: 'crash' | 'hang' | 'slow' | 'memory' | 'broken promise';
  detail: string;
}

export interface Watched {
  /** By case, in their order. */
  outcomes: Map<string, string>;
  findings: Finding[];
  slowestMs: number;
  peakBytes: number;
}

export interface Limits {
  /** Of processor time. */
  cpuMs: number;
  rssBytes: number;
}

/** For `npm run fuzz`, on a machine of its own. */
export const limits: Limits = { cpuMs: 2_000, rssBytes: 512_000_000 };

/**
 * Beside other tests processor time grows longer and garbage is taken away later: these tell what goes on without end,
 * or takes all there is, from what works.
 */
export const busyLimits: Limits = { cpuMs: 15_000, rssBytes: 640_000_000 };

/** Of the wall's clock: beyond, it does not end at all. */
const hangMs = 60_000;

/** One process takes them all, as a service would; a new one only after a finding. */
export async function watch(
  cases: Iterable<Case>,
  onFinding: (finding: Finding) => void = () => {},
  within = limits,
): Promise<Watched> {
  const all: Watched = { outcomes: new Map(), findings: [], slowestMs: 0, peakBytes: 0 };
  let child = startChild();
  try {
    for (const one of cases) {
      const answer = await ask(child, one.build());
      const found = answer.ended ? [answer.ended] : judge(answer.told, all, within);
      all.outcomes.set(one.name, answer.ended ? answer.ended.what : answer.told.outcome);
      for (const finding of found) {
        all.findings.push({ case: one.name, ...finding });
        onFinding({ case: one.name, ...finding });
      }
      // A process's peak memory never falls: after a finding, the next case gets a new process and its own peak.
      if (found.length > 0) {
        await stop(child);
        child = startChild();
      }
    }
  } finally {
    await stop(child);
  }
  return all;
}

type Fault = Omit<Finding, 'case'>;
type Answer = { told: Told; ended?: undefined } | { ended: Fault };

function startChild(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // Where there is room, JavaScript leaves its garbage lying: so held, the peak is what is needed.
    execArgv: ['--max-old-space-size=256'],
  });
  child.stderr!.setEncoding('utf8');
  return child;
}

async function ask(child: ChildProcess, bytes: Buffer): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  let said = '';
  const hear = (text: string) => (said = (said + text).slice(-2_000));
  child.stderr!.on('data', hear);
  const timer = setTimeout(() => child.kill('SIGKILL'), hangMs);
  try {
    child.send({ bytes, uploadIndex } satisfies Asked);
    const [first] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code, by]) => [`exit ${code ?? by}`]),
    ]);
    if (typeof first !== 'string') return { told: first as Told };
    return first === 'exit SIGKILL'
      ? { ended: { what: 'hang', detail: `no answer after ${hangMs} ms` } }
      : { ended: { what: 'crash', detail: `${first}: ${said}` } };
  } finally {
    clearTimeout(timer);
    settled.abort();
    child.stderr!.off('data', hear);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function judge(told: Told, all: Watched, within: Limits): Fault[] {
  all.slowestMs = Math.max(all.slowestMs, told.cpuMs);
  all.peakBytes = Math.max(all.peakBytes, told.peakBytes);
  const faults: Fault[] = [];
  if (told.failure) faults.push({ what: 'broken promise', detail: told.failure });
  if (told.cpuMs > within.cpuMs)
    faults.push({ what: 'slow', detail: `${Math.round(told.cpuMs)} ms of processor time` });
  if (told.peakBytes > within.rssBytes)
    faults.push({ what: 'memory', detail: `${Math.round(told.peakBytes / 1e6)} MB` });
  return faults;
}
