/** Starts a program, measures the time until it is seen to be ready, and stops it again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 5;

export interface Program {
  args: string[];
  env?: Record<string, string>;
}

/** @returns seconds from the spawn */
export async function runUntil(
  { args, env = {} }: Program,
  isReady: (said: string) => boolean | Promise<boolean>,
): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { env: { ...systemOnly(), ...env }, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close');
  let gone = false;
  void ended.then(() => (gone = true));
  while (!(await isReady(said))) {
    if (gone) throw new Error(`${args.join(' ')} ended before it was ready:\n${said}`);
    await sleep(lookEveryMs);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

/** Settings of ours in the environment of the bench's caller would be measured too. */
function systemOnly(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }) };
}
