/** Sends one request to one of ANAF's hosts and returns the answer, whatever it is. Knows bytes, time limits and sizes; interprets nothing. */

import type { Pool } from 'undici';
import { decodeBody } from './decode-body.ts';
import { AnafError } from './errors.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** `x-correlation-id` (seen live 2025-10-05). */
  correlationId: string | null;
  receivedAt: Date;
  elapsedMs: number;
}

export interface TransportRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** For the whole call, connecting and reading included. */
  timeoutMs: number;
  maxBytes: number;
  signal?: AbortSignal;
}

export interface Transport {
  /**
   * Any status is an answer, and redirects are not followed: where ANAF redirects, it is to a maintenance page or to a
   * login (`/my.policy`).
   * @throws AnafError network, timeout, truncated, too_large, cancelled; malformed where the bytes are not encoded as they say
   */
  send(request: TransportRequest): Promise<Answer>;
  /** Waits for the calls under way; who is in a hurry aborts them by their signals first. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Connections to each host; a call waits for a free one. */
  connections?: number;
  now?: () => Date;
}

type Library = typeof import('undici');

export function createTransport({
  connections = 32,
  now = () => new Date(),
}: TransportOptions = {}): Transport {
  const pools = new Map<string, Pool>();
  let loading: Promise<Library> | undefined;
  return {
    send: async (request) => {
      // With the first request: most commands, and many a process that serves people, ask ANAF nothing.
      loading ??= import('undici');
      const library = await loading;
      return send({ library, pool: poolFor(library, new URL(request.url).origin) }, request, now);
    },
    close: async () => {
      // The first request may not have its pool yet.
      await loading?.catch(() => {});
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };

  function poolFor(library: Library, origin: string): Pool {
    let pool = pools.get(origin);
    if (!pool) {
      // HTTP/1.1 is what every capture of ANAF's hosts shows; the time limits are the caller's, kept below.
      pool = new library.Pool(origin, { connections, allowH2: false, headersTimeout: 0, bodyTimeout: 0 });
      pools.set(origin, pool);
    }
    return pool;
  }
}

async function send(
  { library, pool }: { library: Library; pool: Pool },
  request: TransportRequest,
  now: () => Date,
): Promise<Answer> {
  const { method, headers, body, timeoutMs, maxBytes, signal } = request;
  const url = new URL(request.url);
  const started = performance.now();
  const limit = limitTo(timeoutMs, signal);
  let answering = false;
  try {
    limit.signal.throwIfAborted();
    const path = url.pathname + url.search;
    const response = await pool.request({ path, method, headers, body: body ?? null, signal: limit.signal });
    answering = true;
    const received = await readCapped(response.body, maxBytes, response.statusCode);
    const encoding = firstOf(response.headers['content-encoding']);
    const bytes = await decodeBody(received, { encoding, maxBytes, status: response.statusCode });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: bytes,
      correlationId: firstOf(response.headers['x-correlation-id']),
      receivedAt: now(),
      elapsedMs: Math.round(performance.now() - started),
    };
  } catch (cause) {
    if (cause instanceof AnafError || cause instanceof library.errors.InvalidArgumentError) throw cause;
    if (signal?.aborted) throw new AnafError('cancelled', { cause });
    if (limit.signal.aborted || isTimeout(library, cause)) throw new AnafError('timeout', { cause });
    throw new AnafError(answering ? 'truncated' : 'network', { cause });
  } finally {
    limit.end();
  }
}

async function readCapped(stream: AsyncIterable<Buffer>, maxBytes: number, status: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the stream and its connection, so that nothing more is read of an answer too large.
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new AnafError('too_large', { status });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The caller's signal and a time limit in one; written out because AbortSignal.any keeps every short signal of a long one. */
function limitTo(timeoutMs: number, outer: AbortSignal | undefined): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  outer?.addEventListener('abort', abort, { once: true });
  if (outer?.aborted) abort();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

function isTimeout({ errors }: Library, cause: unknown): boolean {
  return (
    cause instanceof errors.ConnectTimeoutError ||
    cause instanceof errors.HeadersTimeoutError ||
    cause instanceof errors.BodyTimeoutError ||
    (cause as NodeJS.ErrnoException | null)?.code === 'ETIMEDOUT'
  );
}

function firstOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}
