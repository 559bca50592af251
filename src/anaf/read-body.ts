/** Finds out what kind of body ANAF sent. By its bytes: JSON comes as text/plain too, and error pages come with HTTP 200. Pure. */

import { cleanText } from '../core/clean-text.ts';

export type Body =
  | { kind: 'none' }
  | { kind: 'zip' }
  | { kind: 'json'; value: unknown }
  /** JSON that does not parse, with the note found in it; ANAF's own swagger shows one with a brace too many. */
  | { kind: 'broken_json'; eroare: string | null }
  | { kind: 'html'; text: string }
  | { kind: 'xml'; text: string }
  | { kind: 'text'; text: string }
  /** Bytes that are no text: nothing is read in them. */
  | { kind: 'binary' };

const zipStart = Buffer.from('PK\x03\x04', 'latin1');

export function readBody(bytes: Buffer): Body {
  if (bytes.length === 0) return { kind: 'none' };
  if (bytes.subarray(0, 4).equals(zipStart)) return { kind: 'zip' };
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') return { kind: 'none' };
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text);
  if (!text.startsWith('<')) return isBinary(text) ? { kind: 'binary' } : { kind: 'text', text };
  return { kind: /<(!doctype\s+)?html[\s>]/i.test(text.slice(0, 2048)) ? 'html' : 'xml', text };
}

/** ANAF's notes are compared exactly: a text with a control or replacement character cannot be a known note. */
function isBinary(text: string): boolean {
  return text.includes('\ufffd') || cleanText(text) !== text;
}

function readJson(text: string): Body {
  try {
    return {
      kind: 'json',
      value: oddNumber.test(text) ? JSON.parse(text, keepLongNumbers) : JSON.parse(text),
    };
  } catch {
    // A broken listing is no note: its rows quote whatever their senders wrote.
    const quoted = /"mesaje"\s*:/.test(text) ? undefined : /"eroare"\s*:\s*("[^"]{0,2000}")/.exec(text)?.[1];
    return { kind: 'broken_json', eroare: quoted === undefined ? null : unquote(quoted) };
  }
}

/** Whether there may be one for `keepLongNumbers`, which takes six times as long: of a listing's hundred rows most of a millisecond. */
const oddNumber = /[:,[]\s*-?(?:\d{16}|\d+[.eE])/;

/** Ids may come as numbers: one beyond 2^53 stays text, with all its digits. */
function keepLongNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
