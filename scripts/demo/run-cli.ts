/** Runs one of the product's own commands and answers with its JSON. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Demo } from './part.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

export async function runCli<T>(
  { stop, texts }: Demo,
  env: Record<string, string>,
  args: string[],
  input = '',
): Promise<T> {
  stop.signal.throwIfAborted();
  // In a session of its own, as every process of the demo: it closes its database when it is told to, and not at Ctrl-C.
  const child = spawn(process.execPath, [main, ...args, '--json'], { env, detached: true });
  const end = () => child.kill('SIGTERM');
  stop.signal.addEventListener('abort', end);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [[code], out, said] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  stop.signal.removeEventListener('abort', end);
  stop.signal.throwIfAborted();
  if (code !== 0) throw new Error(texts.died(args.slice(0, 2).join(' '), String(code), said.trimEnd()));
  return JSON.parse(out) as T;
}
