/**
 * An invoice, several of them or a certificate as a PDF, set in threads beside the one that serves: a document that hangs or kills its thread costs that
 * thread, and nothing else. Knows queues and limits; what a page looks like is in sheet.ts and typst/.
 */
import { Worker } from 'node:worker_threads';
import type { ReadInvoice } from '../core/invoice.ts';
import type { Language } from '../text/language.ts';
import type { CertificateRequest } from './certificate.ts';
import type { PrintRequest } from './print-sheet.ts';
import type { Provenance } from './sheet-provenance.ts';

export type PdfRequest = InvoiceRequest | PrintRequest | CertificateRequest;

export interface InvoiceRequest {
  invoice: ReadInvoice;
  provenance: Provenance;
  language: Language;
}

export type RenderErrorCode =
  /** Too many wait already. */
  | 'busy'
  | 'timeout'
  /** The thread ended, out of memory or by a fault of the compiler's. */
  | 'crashed'
  | 'cancelled'
  | 'closed';

export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly code: RenderErrorCode;

  constructor(code: RenderErrorCode, cause?: unknown) {
    super(`The PDF was not made: ${code}.`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export interface PdfRenderer {
  /**
   * PDF/A-2b, and PDF/A-3b of a certificate, which has its statement attached. The same request gives the same bytes.
   * @throws RenderError
   */
  pdf(request: PdfRequest, signal?: AbortSignal): Promise<Buffer>;
  /** Ends the threads; what waits or is under way fails as `closed`. */
  close(): Promise<void>;
}

export interface PdfRendererOptions {
  /** Threads are started when they are needed, and end when they have had nothing to do for a while. */
  threads?: number;
  /** Beyond those under way. */
  mostWaiting?: number;
  /** Of one document, waiting not counted; a file of several may take four times as long. */
  timeoutMs?: number;
  idleMs?: number;
  /** Of a thread's own objects. What typst takes is bounded by the lines it is given. */
  heapMb?: number;
  /** The thread's program. */
  program?: URL;
}

interface Task {
  request: PdfRequest;
  done(pdf: Buffer): void;
  fail(error: RenderError): void;
}

interface Thread {
  worker: Worker;
  task: Task | null;
  timer: NodeJS.Timeout | undefined;
}

export function createPdfRenderer(options: PdfRendererOptions = {}): PdfRenderer {
  const { threads = 2, mostWaiting = 32, timeoutMs = 30_000, idleMs = 60_000, heapMb = 192 } = options;
  const program = options.program ?? new URL('./pdf-worker.ts', import.meta.url);
  const running = new Set<Thread>();
  const ending = new Set<Promise<unknown>>();
  const waiting: Task[] = [];
  let closed = false;

  return {
    async pdf(request, signal) {
      if (closed) throw new RenderError('closed');
      if (signal?.aborted) throw new RenderError('cancelled', signal.reason);
      if (waiting.length >= mostWaiting) throw new RenderError('busy');
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      const task: Task = { request, done: resolve, fail: reject };
      const giveUp = () => {
        const place = waiting.indexOf(task);
        // A task that has begun runs to its end and its result is dropped: the compiler cannot be stopped.
        if (place !== -1) waiting.splice(place, 1);
        reject(new RenderError('cancelled', signal?.reason));
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      waiting.push(task);
      serve();
      try {
        return await promise;
      } finally {
        signal?.removeEventListener('abort', giveUp);
      }
    },

    async close() {
      closed = true;
      for (const task of waiting.splice(0)) task.fail(new RenderError('closed'));
      for (const thread of running) end(thread, new RenderError('closed'));
      await Promise.all(ending);
    },
  };

  function serve(): void {
    while (waiting.length > 0) {
      const thread = [...running].find(({ task }) => task === null) ?? start();
      if (!thread) return;
      give(thread, waiting.shift()!);
    }
  }

  function start(): Thread | undefined {
    if (running.size >= threads) return undefined;
    // Nothing of the environment: there are secrets in it, and a document has no use for any.
    const worker = new Worker(program, { env: {}, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    const thread: Thread = { worker, task: null, timer: undefined };
    running.add(thread);
    worker.on('message', (pdf: Uint8Array) => finish(thread, pdf));
    // An error is followed by the thread's end, and some ends come without one.
    worker.on('error', (error) => end(thread, new RenderError('crashed', error)));
    worker.on('exit', () => end(thread, new RenderError('crashed')));
    return thread;
  }

  function give(thread: Thread, task: Task): void {
    clearTimeout(thread.timer);
    thread.task = task;
    thread.worker.ref();
    const mostMs = 'documents' in task.request ? 4 * timeoutMs : timeoutMs;
    thread.timer = setTimeout(() => end(thread, new RenderError('timeout')), mostMs);
    thread.worker.postMessage(task.request);
  }

  function finish(thread: Thread, pdf: Uint8Array): void {
    const { task } = thread;
    clearTimeout(thread.timer);
    thread.task = null;
    // A thread that waits keeps no process alive.
    thread.worker.unref();
    thread.timer = setTimeout(() => end(thread), idleMs).unref();
    task?.done(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    serve();
  }

  /** Whatever it was doing fails; the next document gets a new thread. */
  function end(thread: Thread, error?: RenderError): void {
    clearTimeout(thread.timer);
    if (!running.delete(thread)) return;
    if (error) thread.task?.fail(error);
    thread.task = null;
    const ended = thread.worker.terminate().finally(() => ending.delete(ended));
    ending.add(ended);
    serve();
  }
}
