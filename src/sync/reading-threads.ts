/**
 * Threads that look inside documents, each at one document at a time; what waits is served in the order of asking. A
 * thread that hangs or dies costs its document, and the next document gets a new thread. Knows no budget of memory.
 */
import { Worker } from 'node:worker_threads';
import type { Contents, ExpectedDocument, Unusable } from './look-inside.ts';

export interface ReadingThreads {
  read(bytes: Buffer, expected: ExpectedDocument): Promise<Contents | Unusable>;
  /** Ends the threads; what they were opening fails. */
  close(): Promise<void>;
}

interface Task extends Pick<PromiseWithResolvers<Contents | Unusable>, 'resolve' | 'reject'> {
  request: { bytes: Buffer; expected: ExpectedDocument };
}

interface Thread {
  worker: Worker;
  task: Task | undefined;
  /** While it works, of its document; else, of its idleness. */
  timer: NodeJS.Timeout | undefined;
}

/** Of one document; the caps of documents/ end most sooner. */
const timeoutMs = 60_000;
const idleMs = 10_000;
const heapMb = 512;

/** Started when there is something to read, and ended when there was nothing for a while. */
export function createReadingThreads(most: number): ReadingThreads {
  const threads = new Set<Thread>();
  const ending = new Set<Promise<unknown>>();
  const waiting: Task[] = [];
  let closed = false;

  return {
    read: async (bytes, expected) => {
      if (closed) throw stopped();
      const { promise, resolve, reject } = Promise.withResolvers<Contents | Unusable>();
      waiting.push({ request: { bytes, expected }, resolve, reject });
      serve();
      return promise;
    },
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(stopped());
      for (const thread of threads) end(thread, stopped());
      await Promise.all(ending);
    },
  };

  function serve(): void {
    while (waiting.length > 0) {
      const thread = [...threads].find(({ task }) => task === undefined) ?? start();
      if (!thread) return;
      give(thread, waiting.shift()!);
    }
  }

  function start(): Thread | undefined {
    if (threads.size >= most) return undefined;
    // Nothing of the environment: there are secrets in it, and a document has no use for any.
    const worker = new Worker(new URL('./open-worker.ts', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const thread: Thread = { worker, task: undefined, timer: undefined };
    threads.add(thread);
    worker.on('message', (contents: Contents | Unusable) => finish(thread, contents));
    worker.on('error', (error) => end(thread, error));
    worker.on('exit', () => end(thread, new Error('the thread that opens documents ended')));
    return thread;
  }

  function give(thread: Thread, task: Task): void {
    clearTimeout(thread.timer);
    thread.task = task;
    thread.timer = setTimeout(() => end(thread, new Error('a document took too long to open')), timeoutMs);
    thread.worker.ref();
    thread.worker.postMessage(task.request);
  }

  function finish(thread: Thread, contents: Contents | Unusable): void {
    clearTimeout(thread.timer);
    const { task } = thread;
    thread.task = undefined;
    // A thread that waits keeps no process alive.
    thread.worker.unref();
    thread.timer = setTimeout(() => end(thread), idleMs).unref();
    task?.resolve(contents);
    serve();
  }

  function end(thread: Thread, error?: Error): void {
    clearTimeout(thread.timer);
    if (!threads.delete(thread)) return;
    if (error) thread.task?.reject(error);
    const ended = thread.worker.terminate().finally(() => ending.delete(ended));
    ending.add(ended);
    if (!closed) serve();
  }
}

const stopped = () => new Error('documents are no longer opened: the process stops');

/**
 * How many threads read beside the one that serves. On two cores PostgreSQL has the other core, and a thread would only
 * move work and cost memory; a process that also serves people reads what is small itself, since it is rarely busy.
 */
export function readersFor({ role, cores }: { role: 'all' | 'api' | 'worker'; cores: number }): number {
  return role === 'worker' && cores > 2 ? 2 : 0;
}
