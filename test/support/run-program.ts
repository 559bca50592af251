/** Runs a program of ours in a process of its own, as a person would, and tells what it said. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../../scripts/support/until.ts';
import { compileCache } from './compile-cache.ts';

const root = join(import.meta.dirname, '../..');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  write(text: string): void;
  stdout(): string;
  stderr(): string;
  /** Resolves when what it wrote matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<Ended>;
}

/** @param file from the project's root */
export function startProgram(file: string, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    env: { ...systemOnly(), ...env },
    stdio: 'pipe',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }) as Ended);
  return {
    child,
    write: (text) => void child.stdin.write(text),
    stdout: () => stdout,
    stderr: () => stderr,
    says: (pattern) =>
      until(() => {
        const found = pattern.exec(stdout + stderr);
        if (!found && child.exitCode !== null) throw new Error(`it ended and said\n${stdout}${stderr}`);
        return found ?? undefined;
      }, 60_000),
    ended,
  };
}

export async function runProgram(
  file: string,
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<Ended> {
  const running = startProgram(file, args, env);
  running.child.stdin?.end(input);
  return running.ended;
}

/** Of the environment of the tests themselves only what every program needs. */
function systemOnly(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return { PATH, HOME, ...compileCache(), ...(TMPDIR && { TMPDIR }) };
}
