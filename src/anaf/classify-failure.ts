/** What every endpoint's answer is asked first: is it a refusal, a page of the firewall, a server in trouble? Pure. */

import { AnafError, type AnafErrorCode, type AnafErrorDetails, tidyWords } from './errors.ts';
import { type Body, readBody } from './read-body.ts';
import { type NoteCode, readNote } from './read-note.ts';
import type { Answer } from './transport.ts';

export interface Sound {
  body: Body;
  /** A note that is an outcome on some endpoints; every other note is thrown. */
  outcome: { code: 'empty' | 'expired'; words: string } | null;
}

/**
 * The body of an answer that may be what was asked for.
 * @throws AnafError for everything that cannot be
 */
export function refuseFailures(answer: Answer): Sound {
  const body = readBody(answer.body);
  if (body.kind === 'html')
    throw refusal(answer, classifyPage(answer, body.text), { words: textOf(body.text) });

  const status = answer.status === 200 ? (statusInside(body) ?? 200) : answer.status;
  const { eroare, message } = wordsOf(body);
  const words = eroare ?? message;
  // 401 and 429 are plainer than any note; beside every other status a known note says more than the status does.
  if (status === 401 || status === 429) throw refusal(answer, codeOfStatus(answer, status), { words });
  const note = eroare === null ? null : readNote(eroare);
  if (note && !isOutcome(note.code) && note.code !== 'unknown_note') {
    throw refusal(answer, note.code, { words, ...(note.quotedNow && { quotedNow: note.quotedNow }) });
  }
  // An older swagger gives the notes of the paged list with HTTP 400.
  if (note && isOutcome(note.code) && (status === 200 || status === 400)) {
    return { body, outcome: { code: note.code, words: tidyWords(eroare!) ?? '' } };
  }
  if (status !== 200) throw refusal(answer, codeOfStatus(answer, status), { words });
  if (note) throw refusal(answer, body.kind === 'text' ? 'malformed' : 'unknown_note', { words });
  return { body, outcome: null };
}

/** An error about this answer, with what ANAF's support would ask for. */
export function refusal(answer: Answer, code: AnafErrorCode, details: AnafErrorDetails = {}): AnafError {
  const { status, correlationId, body } = answer;
  const retryAt = readRetryAfter(answer);
  const answeredAt = readDate(answer);
  return new AnafError(code, {
    status,
    correlationId,
    body,
    answeredAt,
    ...(retryAt && { retryAt }),
    ...details,
  });
}

function isOutcome(code: NoteCode): code is 'empty' | 'expired' {
  return code === 'empty' || code === 'expired';
}

function codeOfStatus(answer: Answer, status: number): AnafErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  if (status >= 400) return 'our_fault';
  if (isMovedToMaintenance(answer)) return 'maintenance';
  // A gateway that no longer believes a session redirects to its login, /my.policy: ANAF itself redirects nowhere else.
  if (status >= 300 && status < 400 && answer.headers.location) return 'unauthorized';
  // 204 is no empty list, although some clients read it as one.
  return 'malformed';
}

/** While ANAF works on its servers they redirect to mentenanta.anaf.ro (a field report, undated). */
function isMovedToMaintenance(answer: Answer): boolean {
  return (
    answer.status >= 300 && answer.status < 400 && /mentenanta/i.test(String(answer.headers.location ?? ''))
  );
}

function classifyPage(answer: Answer, html: string): AnafErrorCode {
  // The firewall's page came with HTTP 200 on 2026-07-30.
  if (/request rejected|requested url was rejected/i.test(html)) return 'firewall';
  if (isMovedToMaintenance(answer)) return 'maintenance';
  if ([401, 403, 408, 429].includes(answer.status)) return codeOfStatus(answer, answer.status);
  if (/mentenan[tțţ]|maintenance|temporar indisponibil/i.test(html)) return 'maintenance';
  if (answer.status === 200 && isSignInPage(html)) return 'unauthorized';
  return answer.status === 200 ? 'malformed' : codeOfStatus(answer, answer.status);
}

/** As an F5 gateway answers when a session has ended early: its own paths, a form that asks for a password, or its sentences. */
function isSignInPage(html: string): boolean {
  return /\/my\.(policy|logout)|\/vdesk\/|<input[^>]{1,200}type\s*=\s*["']?password|session (has )?(expired|could not be established)|sesiunea? (a )?expirat|<title>[^<]{0,100}(log ?[io]n|sign ?in|autentificare)/i.test(
    html.slice(0, 64 * 1024),
  );
}

/** A refusal may come as HTTP 200 with the true status in its JSON, as a number or as text. */
function statusInside(body: Body): number | null {
  if (body.kind !== 'json' || !isRecord(body.value) || 'mesaje' in body.value) return null;
  const status = Number(body.value.status);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : null;
}

function wordsOf(body: Body): { eroare: string | null; message: string | null } {
  if (body.kind === 'broken_json') return { eroare: body.eroare, message: null };
  // A sentence, not a document: the note that a message's 60 days are over was also seen as plain text.
  if (body.kind === 'text') return { eroare: body.text.slice(0, 2000), message: null };
  if (body.kind !== 'json' || !isRecord(body.value)) return { eroare: null, message: null };
  const { eroare, message } = body.value;
  return { eroare: noteText(eroare), message: typeof message === 'string' ? message : null };
}

/** Successful lists may have null or '' here. */
function noteText(eroare: unknown): string | null {
  if (eroare === null || eroare === undefined) return null;
  const text = typeof eroare === 'string' ? eroare : JSON.stringify(eroare);
  return text.trim() === '' ? null : text;
}

/** What a page says, such as the firewall's support number. */
function textOf(html: string): string {
  return html.slice(0, 4000).replace(/<[^>]*>/g, ' ');
}

/** Seconds or an HTTP date; ANAF documents neither. */
function readRetryAfter(answer: Answer): Date | null {
  const header = answer.headers['retry-after'];
  if (typeof header !== 'string') return null;
  const seconds = /^\s*\d{1,7}\s*$/.test(header);
  const at = seconds ? answer.receivedAt.getTime() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at);
}

/** When the server answered, by its own clock; null without a readable Date header. */
export function readDate({ headers }: Answer): Date | null {
  const at = Date.parse(String(headers.date ?? ''));
  return Number.isNaN(at) ? null : new Date(at);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
