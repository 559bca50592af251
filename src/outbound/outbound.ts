/**
 * Requests to addresses that tenants configure: webhooks, and whatever else sends to a place that the operator did not
 * choose. Follows no redirect, reads no more of an answer than it is asked for, and goes by no proxy. Interprets nothing.
 */
import type { Agent } from 'undici';
import { createResolver, type Guard, type Resolve, resolveAllowed } from './allowed-addresses.ts';
import { OutboundError } from './outbound-error.ts';
import { type AllowedPrivate, unbracketed } from './private-addresses.ts';

export interface OutboundRequest {
  method: 'POST' | 'PUT' | 'GET' | 'HEAD' | 'MKCOL';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** Until the head of the answer is there, connecting included. */
  timeoutMs: number;
  /** Of the body; the rest is not read, and the connection is closed. */
  mostBytes: number;
  signal?: AbortSignal;
}

export interface OutboundAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The first bytes of the body, as far as they came in time. */
  start: Buffer;
  /** The peer is one that the operator lists: what it answers is not for tenants. */
  listed: boolean;
}

export interface Outbound {
  /** @throws OutboundError */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
  /** Whether a request could be sent there now: the address is resolved, nothing is connected. @throws OutboundError */
  check(url: string): Promise<void>;
  close(): Promise<void>;
}

const connectTimeoutMs = 5_000;
/** For the body, once the head has come: the status is known by then. */
const bodyTimeoutMs = 2_000;
/** Origins of listed peers; an installation lists a handful. */
const mostRemembered = 1_000;

/** @param resolve where a test decides what a name resolves to */
export function createOutbound({
  allowed,
  resolve = createResolver(),
}: {
  allowed: AllowedPrivate;
  resolve?: Resolve | undefined;
}): Outbound {
  const guard = { allowed, resolve };
  const listedOrigins = new Set<string>();
  const note = (origin: string, listed: boolean) => {
    listedOrigins.delete(origin);
    if (!listed) return;
    if (listedOrigins.size >= mostRemembered) listedOrigins.clear();
    listedOrigins.add(origin);
  };
  let opening: Promise<Opened> | undefined;
  let closed = false;
  return {
    async check(url) {
      const { protocol, hostname } = readUrl(url);
      await resolveAllowed(guard, { hostname, secure: protocol === 'https:' });
    },
    async send(request) {
      const url = readUrl(request.url);
      if (closed) throw new OutboundError('no_connection');
      opening ??= open(guard, note);
      return send(await opening, url, request, () => listedOrigins.has(originOf(url)));
    },
    close: async () => {
      closed = true;
      const opened = await opening?.catch(() => undefined);
      await opened?.agent.destroy();
    },
  };
}

interface Opened {
  agent: Agent;
  library: typeof import('undici');
}

/** With the first request: most processes send none. */
async function open(guard: Guard, note: (origin: string, listed: boolean) => void): Promise<Opened> {
  const [library, { guardedConnect }] = await Promise.all([import('undici'), import('./guarded-connect.ts')]);
  const agent = new library.Agent({
    allowH2: false,
    maxRequestsPerClient: 100,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
    maxOrigins: 2_000,
    connect: guardedConnect(guard, connectTimeoutMs, note),
  });
  return { agent, library };
}

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new OutboundError('not_a_url');
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.hostname === '') throw new OutboundError('not_a_url');
  if (url.username !== '' || url.password !== '') throw new OutboundError('credentials_in_url');
  return url;
}

async function send(
  { agent, library }: Opened,
  url: URL,
  { method, headers, body, timeoutMs, mostBytes, signal }: OutboundRequest,
  isListedPeer: () => boolean,
): Promise<OutboundAnswer> {
  const stop = new AbortController();
  let late = false;
  const abort = () => stop.abort();
  const tooLate = () => {
    late = true;
    stop.abort();
  };
  let timer = setTimeout(tooLate, timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    if (signal?.aborted) throw new OutboundError('cancelled');
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: { 'accept-encoding': 'identity', ...headers },
      body: body ?? null,
      signal: stop.signal,
      // The limits are kept here, for the whole of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    clearTimeout(timer);
    timer = setTimeout(tooLate, bodyTimeoutMs);
    const start = await readStart(answer.body, mostBytes);
    return { status: answer.statusCode, headers: answer.headers, start, listed: isListedPeer() };
  } catch (cause) {
    if (cause instanceof OutboundError) throw cause;
    throw new OutboundError(signal?.aborted ? 'cancelled' : codeOf(library, cause, late), { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** What came before the end, the limit or a broken connection: whatever the body is, the status has been given. */
async function readStart(stream: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop destroys the stream and its connection.
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= mostBytes) break;
    }
  } catch {
    // Cut off, or too slow.
  }
  return Buffer.concat(chunks).subarray(0, mostBytes);
}

function codeOf({ errors }: Opened['library'], cause: unknown, late: boolean): OutboundError['code'] {
  if (late || cause instanceof errors.ConnectTimeoutError) return 'timeout';
  const { code, cause: deeper } = cause as { code?: unknown; cause?: unknown };
  if (deeper instanceof OutboundError) return deeper.code;
  if (code === 'ETIMEDOUT') return 'timeout';
  return typeof code === 'string' && /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code)
    ? 'tls'
    : 'no_connection';
}

function originOf(url: URL): string {
  return `${url.protocol}//${unbracketed(url.hostname)}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
}
