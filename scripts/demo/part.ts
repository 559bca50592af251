/** One process of the demo: started with its output recorded, watched, and stopped in order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { DemoTexts } from './demo-texts.ts';
import type { Stop } from './stop.ts';

/** What the parts of the demo are started with. */
export interface Demo {
  dir: string;
  stop: Stop;
  opened: AsyncDisposableStack;
  texts: DemoTexts;
}

export interface Part {
  process: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
}

const root = join(import.meta.dirname, '../..');
const patienceMs = 25_000;
const keptLines = 12;

/**
 * In a session of its own: a Ctrl-C at the terminal reaches the demo alone, which stops its parts in order.
 * @param name of its log, below the demo's directory
 */
export function startPart(
  { dir, stop, opened, texts }: Demo,
  name: string,
  args: string[],
  env: Record<string, string>,
): Part {
  stop.signal.throwIfAborted();
  const log = createWriteStream(join(dir, `${name}.log`), { mode: 0o600 });
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log.write(text);
      // The end of the output says why a process failed.
      output = (output + text).slice(-20_000);
    });
  }
  let stopping = false;
  const ended = once(child, 'close');
  child.once('close', (code, signal) => {
    log.end();
    const last = output.trimEnd().split('\n').slice(-keptLines).join('\n');
    if (!stopping) stop.fail(new Error(texts.died(name, String(signal ?? code), last)));
  });
  opened.defer(async () => {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) {
      const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(impatient);
    }
  });
  return { process: child, output: () => output };
}
