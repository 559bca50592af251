/** Reads what a person or a pipe gives on standard input. A secret typed at a terminal is not shown. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Everything until the end of the input. */
export async function readAll(signal: AbortSignal): Promise<string> {
  const parts: string[] = [];
  process.stdin.setEncoding('utf8');
  const stop = () => process.stdin.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const part of process.stdin) parts.push(part as string);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return parts.join('');
}

/** One line without its end; at a terminal after a prompt and unseen. */
export async function readSecret(prompt: string, signal: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) return (await readAll(signal)).replace(/\r?\n$/, '');
  process.stderr.write(prompt);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return (await nextLine(lines, signal)) ?? '';
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

export type Lines = ReturnType<typeof createInterface>;

/** Undefined at the end of the input. In raw mode Ctrl-C is a key and no signal, so it is handed on as one. */
export function nextLine(lines: Lines, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.once('close', () => resolve(undefined));
    lines.once('line', (line) => {
      signal.removeEventListener('abort', abort);
      resolve(line);
    });
  });
}
