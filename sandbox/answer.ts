/** What a call is answered with, before it goes on the wire: plain data, so that a fault can bend it. */

import { quoted } from './bucharest.ts';

export interface Answer {
  status: number;
  type?: string;
  /** A JSON body still in its parts; `body` holds anything else. */
  json?: Record<string, unknown>;
  body?: string | Buffer;
  headers?: Record<string, string>;
  /** A word for the journal: `listed`, `empty`, `no_right`. */
  outcome: string;
  /** What the connection does instead of ending well. */
  wire?: Wire;
}

export interface Wire {
  delayMs?: number;
  /** Never answers; the connection stays open until somebody gives up. */
  hang?: boolean;
  /** Destroys the connection without a byte. */
  reset?: boolean;
  /** Destroys it after this share of the body. */
  cutAt?: number;
}

export const json = (value: Record<string, unknown>, outcome: string, status = 200): Answer => ({
  status,
  type: 'application/json',
  json: value,
  outcome,
});

export const html = (body: string, outcome: string, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  outcome,
});

export const redirect = (location: string, outcome: string): Answer => ({
  status: 302,
  headers: { location },
  body: '',
  outcome,
});

/** ANAF's note: HTTP 200 and a sentence. */
export const note = (eroare: string, titlu: string, outcome: string): Answer =>
  json({ eroare, titlu }, outcome);

/** The framework's own body for a request without its parameters. */
export const badRequest = (message: string, at: number): Answer =>
  json({ timestamp: quoted(at), status: 400, error: 'Bad Request', message }, 'parameters_missing', 400);

/** A path that is not there. */
export const notFound = (path: string, at: number): Answer =>
  json(
    { timestamp: new Date(at).toISOString().replace('Z', '+00:00'), status: 404, error: 'Not Found', path },
    'not_found',
    404,
  );
