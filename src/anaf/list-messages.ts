/** Asks ANAF what messages a company has: one page a call, every kind at once. Knows neither paging nor what was listed before. */

import type { ListedMessage } from '../core/message.ts';
import { fullWindow, type ListingWindow } from '../core/window.ts';
import { type AnafClient, bearer } from './client.ts';
import { AnafError } from './errors.ts';
import { type Listing, parseList, parseSimpleList } from './parse-list.ts';
import type { Answer } from './transport.ts';

export type { ListedPage, Listing } from './parse-list.ts';

export interface ListRequest {
  accessToken: string;
  /** Digits, without RO. */
  cif: string;
  window: ListingWindow;
  /** From 1. */
  page: number;
  signal?: AbortSignal;
}

/**
 * GET listaMesajePaginatieFactura, 500 rows a page (ANAF swagger). Both ends of the window are compared with ANAF's clock.
 * @throws AnafError clock (with `quotedNow` where ANAF says it), page_past_end, rights_cif, quota_cif and the general ones
 */
export function listPage(client: AnafClient, request: ListRequest): Promise<Listing> {
  return askPage(client, request, parseList);
}

/** The same, with the answer's bytes, in which our own secrets are redacted. */
export function listPageWithBytes(
  client: AnafClient,
  request: ListRequest,
): Promise<{ listing: Listing; bytes: Buffer }> {
  return askPage(client, request, (answer) => ({ listing: parseList(answer), bytes: answer.body }));
}

function askPage<T>(client: AnafClient, request: ListRequest, parse: (answer: Answer) => T): Promise<T> {
  const query = new URLSearchParams({
    startTime: String(request.window.start.getTime()),
    endTime: String(request.window.end.getTime()),
    cif: request.cif,
    pagina: String(request.page),
  });
  return client.call(
    {
      endpoint: 'list',
      url: `${client.config.apiUrl}/listaMesajePaginatieFactura?${query}`,
      headers: bearer(request.accessToken),
      timeoutMs: client.limits.listTimeoutMs,
      maxBytes: client.limits.listMaxBytes,
      signal: request.signal,
    },
    parse,
  );
}

/** ANAF accepts 1 to 60. */
const simpleListDays = 60;

/**
 * GET listaMesajeFactura: the last sixty days in one answer, with the answer's bytes.
 * @throws AnafError too_many_for_simple_list, rights_cif, quota_cif and the general ones
 */
export function listSimple(
  client: AnafClient,
  { accessToken, cif, signal }: Pick<ListRequest, 'accessToken' | 'cif' | 'signal'>,
): Promise<{ rows: ListedMessage[]; bytes: Buffer }> {
  const query = new URLSearchParams({ zile: String(simpleListDays), cif });
  return client.call(
    {
      endpoint: 'list',
      url: `${client.config.apiUrl}/listaMesajeFactura?${query}`,
      headers: bearer(accessToken),
      timeoutMs: client.limits.listTimeoutMs,
      maxBytes: client.limits.listMaxBytes,
      signal,
    },
    (answer) => ({ rows: parseSimpleList(answer), bytes: answer.body }),
  );
}

export type Rights =
  | { kind: 'granted' }
  | { kind: 'denied'; code: 'rights_cif' | 'rights_certificate'; words: string | null };

export interface ProbeRequest {
  accessToken: string;
  cif: string;
  /** ANAF's clock minus ours; 0 when nothing is known. */
  skewMs?: number;
  signal?: AbortSignal;
}

/** Whether a token may read a company: one listing of the last hour, since the token itself names no companies. */
export async function probeRights(client: AnafClient, request: ProbeRequest): Promise<Rights> {
  const { accessToken, cif, skewMs, signal } = request;
  const { end } = fullWindow(client.now(), skewMs);
  const window = { start: new Date(end.getTime() - 3_600_000), end };
  try {
    await listPage(client, { accessToken, cif, window, page: 1, signal });
    return { kind: 'granted' };
  } catch (error) {
    if (!(error instanceof AnafError)) throw error;
    if (error.code !== 'rights_cif' && error.code !== 'rights_certificate') throw error;
    return { kind: 'denied', code: error.code, words: error.words };
  }
}
