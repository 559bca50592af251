/** Opens a journal's file in a worker thread with bounded memory and time. Knows no database. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Comparison, Stretch } from './compare.ts';
import type { Columns } from './guess-columns.ts';
import type { Ask, OpenAnswer, ReadAnswer } from './journal-thread.ts';
import type { SpvInvoice } from './match.ts';

export interface OpenJournal extends AsyncDisposable {
  opened: OpenAnswer;
  /** What is compared afterwards. */
  read(columns: Columns): Promise<ReadAnswer>;
  compare(invoices: SpvInvoice[], asked: Stretch & { tolerance: string }): Promise<Comparison>;
}

export class JournalError extends Error {
  override readonly name = 'JournalError';
  /** Too many are open; the file took too much memory or time. */
  readonly code: 'busy' | 'too_heavy';

  constructor(code: JournalError['code'], cause?: unknown) {
    super(`The journal was not compared: ${code}.`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** In one process. Each may take what is below. */
const mostOpen = 2;
const heapMb = 1024;
const longestMs = 120_000;
let open = 0;

/** @throws JournalError */
export async function openJournal(file: Uint8Array, mostRows: number): Promise<OpenJournal> {
  if (open >= mostOpen) throw new JournalError('busy');
  open++;
  // Nothing of the environment: there are secrets in it, and a stranger's file has no use for any.
  const limits = { env: {}, resourceLimits: { maxOldGenerationSizeMb: heapMb } };
  const thread = new Worker(new URL('./journal-thread.ts', import.meta.url), limits);
  // `ask` rejects with it. Without a listener an error between two questions, or during terminate, would end the process.
  thread.on('error', () => {});
  const close = async () => {
    await thread.terminate();
    open--;
  };
  try {
    const opened = await ask<OpenAnswer>(thread, { kind: 'open', file, mostRows });
    return {
      opened,
      read: (columns) => ask<ReadAnswer>(thread, { kind: 'read', columns }),
      compare: (invoices, asked) => ask<Comparison>(thread, { kind: 'compare', invoices, asked }),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function ask<Answer>(thread: Worker, what: Ask): Promise<Answer> {
  thread.postMessage(what);
  try {
    // An error of the thread's rejects as well.
    const [answer] = await once(thread, 'message', { signal: AbortSignal.timeout(longestMs) });
    return answer as Answer;
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown };
    const isHeavy = code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'AbortError' || name === 'TimeoutError';
    throw isHeavy ? new JournalError('too_heavy', error) : error;
  }
}
