/** Runs test files, each in a process of its own, several at a time, and prints them as they end. */
import { once } from 'node:events';
import { relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { emptyOutcome, type Outcome } from './outcome.ts';

/** A file that takes longer hangs: the longest, which walks every page, takes some ten minutes. */
const fileTimeoutMs = 1_200_000;

/**
 * A file waits for its browser, its server and its processes some of its time, so one more than there are cores for two of
 * them keeps them busy; with two more a browser's steps took so long that one timed out. A file uses up to 25 connections.
 */
export function filesAtOnce(cores: number, maxConnections: number): number {
  return Math.max(1, Math.min(Math.ceil(1.5 * cores), Math.floor(maxConnections / 25)));
}

export async function runFiles(
  files: string[],
  atOnce: number,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Outcome> {
  const outcome = emptyOutcome();
  const options = {
    files,
    env,
    signal,
    concurrency: atOnce,
    isolation: 'process',
    timeout: fileTimeoutMs,
  } as const;
  const events = run(options);
  const nameOf = (file: string | undefined) => (file === undefined ? '' : relative(process.cwd(), file));
  const noteRun = (file: string | undefined) => outcome.files.add(nameOf(file));
  const named = (event: { name: string; file?: string }) => `${nameOf(event.file)}: ${event.name}`;

  events.on('test:pass', (event) => {
    // A process that ends before it has declared a test passes by the name of its file.
    if (event.name === event.file) return;
    noteRun(event.file);
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined) outcome.skips.push({ test: named(event), reason: reasonOf(event.skip) });
    else outcome.passed += 1;
  });
  events.on('test:fail', (event) => {
    noteRun(event.file);
    // A suite fails because a test in it did, which has been counted; unless it broke by itself.
    if (event.details.type !== 'suite' || !failedInside(event.details.error))
      outcome.failures.push(`${named(event)}\n${why(event.details.error)}`);
  });
  events.on('test:summary', ({ file, duration_ms, counts }) => {
    if (file === undefined) return;
    outcome.fileMs.set(nameOf(file), duration_ms);
    // Its tests may be declared by another file.
    if (counts.tests > 0) noteRun(file);
  });
  const printed = events.compose(spec);
  printed.pipe(process.stdout, { end: false });
  await once(printed, 'end');
  return outcome;
}

function failedInside(error: unknown): boolean {
  return (error as { failureType?: string }).failureType === 'subtestsFailed';
}

/** A few lines, beside the name, so that the end of a long log shows what broke. */
function why(error: Error): string {
  const { cause } = error;
  const said = cause instanceof Error ? (cause.stack ?? cause.message) : error.message;
  return said
    .split('\n')
    .slice(0, 12)
    .map((line) => `      ${line.slice(0, 200)}`)
    .join('\n');
}

function reasonOf(skip: string | boolean): string {
  return typeof skip === 'string' && skip !== '' ? skip : 'no reason given';
}
