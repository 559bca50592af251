/**
 * Opens downloads within a budget of memory and without holding the process up: twelve documents of 10 MB took 900 MB and
 * made /healthz wait for four seconds (2026-11-29). Small documents are opened at once, large ones in a thread beside.
 */
import { Worker } from 'node:worker_threads';
import { declaredSize } from '../documents/declared-size.ts';
import { createByteBudget } from './byte-budget.ts';
import { type Contents, type ExpectedDocument, lookInside, type Unusable } from './look-inside.ts';
import { createSemaphore } from './semaphore.ts';

export interface Opened {
  contents: Contents | Unusable;
  /** To be called when what was read is recorded, or let go of. */
  release: () => void;
}

export interface DocumentOpener {
  /** Waits while too much is open already. */
  open(bytes: Buffer, expected: ExpectedDocument): Promise<Opened>;
  /** Ends the thread; what it was opening fails. */
  close(): Promise<void>;
}

interface Request {
  bytes: Buffer;
  expected: ExpectedDocument;
}

interface Thread {
  worker: Worker;
  /** Of the document that it is given, or was given last. */
  answer: Pick<PromiseWithResolvers<Contents | Unusable>, 'resolve' | 'reject'> | undefined;
}

/** Some tens of milliseconds of work; nearly every invoice is smaller than a tenth of it. */
const largeBytes = 2_000_000;
/** Uncompressed bytes whose contents are in memory at once; objects take a few times as much. */
const mostOpenBytes = 32_000_000;
/** Of one document; the caps of documents/ end most sooner. */
const timeoutMs = 60_000;
const idleMs = 10_000;
const heapMb = 512;

export function createDocumentOpener(): DocumentOpener {
  const budget = createByteBudget(mostOpenBytes);
  const oneAtATime = createSemaphore(1);
  let thread: Thread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  return {
    open: async (bytes, expected) => {
      const size = declaredSize(bytes);
      const release = await budget(Math.max(size, bytes.length));
      try {
        return {
          contents:
            size <= largeBytes ? await lookInside(bytes, expected) : await openBeside(bytes, expected),
          release,
        };
      } catch (error) {
        release();
        throw error;
      }
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await endThread();
    },
  };

  async function openBeside(bytes: Buffer, expected: ExpectedDocument): Promise<Contents | Unusable> {
    let contents: Contents | Unusable | undefined;
    await oneAtATime(async () => {
      contents = await ask({ bytes, expected });
    });
    return contents!;
  }

  async function ask(request: Request): Promise<Contents | Unusable> {
    if (closed) throw new Error('documents are no longer opened: the process stops');
    clearTimeout(idle);
    thread ??= startThread();
    const { worker } = thread;
    const { promise, resolve, reject } = Promise.withResolvers<Contents | Unusable>();
    thread.answer = { resolve, reject };
    const timer = setTimeout(() => reject(new Error('a document took too long to open')), timeoutMs);
    worker.ref();
    worker.postMessage(request);
    try {
      const contents = await promise;
      // A thread that waits keeps no process alive.
      worker.unref();
      idle = setTimeout(endThread, idleMs).unref();
      return contents;
    } catch (error) {
      // It may hang, or be half way: the next document gets a new one.
      await endThread();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  function startThread(): Thread {
    // Nothing of the environment: there are secrets in it, and a document has no use for any.
    const worker = new Worker(new URL('./open-worker.ts', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const started: Thread = { worker, answer: undefined };
    worker.on('message', (contents: Contents | Unusable) => started.answer?.resolve(contents));
    worker.on('error', (error) => started.answer?.reject(error));
    worker.on('exit', () => started.answer?.reject(new Error('the thread that opens documents ended')));
    return started;
  }

  async function endThread(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.worker.terminate();
  }
}
