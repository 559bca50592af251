/** Faults of the bytes themselves: notes that are no text, bodies compressed unasked, pages that repeat the request. */

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Answer, html, note } from '../answer.ts';
import { endpoints } from '../call.ts';
import { failure } from '../endpoints/status.ts';
import { downloadTitle, listTitle } from '../notes.ts';
import type { Effect } from './effect.ts';
import { bytesOf } from './transport.ts';

const noted = ['list_paged', 'list_simple', 'download', 'status'] as const;

const encoded = (answer: Answer, encoding: string, body: Buffer): Answer => {
  const { json: _json, ...rest } = answer;
  return { ...rest, body, headers: { ...answer.headers, 'content-encoding': encoding } };
};

export const byteFaults = {
  note_of_odd_characters: {
    says: 'a note with NUL, a C1 character and half a surrogate pair in it',
    on: noted,
    passing: true,
    instead: (_parts, call, { text = 'Eroare\u0000 la \u0085interogare \ud800' }) => {
      if (call.endpoint === 'status') return failure(text.replace(/[^ -~]/g, ''), 'odd_note');
      return note(text, call.endpoint === 'download' ? downloadTitle : listTitle, 'odd_note');
    },
  },
  plain_odd_characters: {
    says: 'HTTP 200 and a sentence with NUL in it, as text/plain',
    on: noted,
    passing: true,
    instead: (_parts, _call, { text = 'Fisierul nu este\u0000 disponibil \u0085' }) => ({
      status: 200,
      type: 'text/plain',
      body: text,
      outcome: 'odd_text',
    }),
  },
  random_bytes: {
    says: 'HTTP 200 and bytes that are no text in any encoding',
    on: endpoints,
    passing: true,
    instead: () => ({
      status: 200,
      type: 'application/octet-stream',
      body: Buffer.from(Array.from({ length: 512 }, (_, i) => (i * 167 + 129) % 256)),
      outcome: 'random_bytes',
    }),
  },
  gzip: {
    says: 'the right answer, gzipped although identity was asked for',
    on: endpoints,
    // Only a transport decodes: a script that draws is also played without one.
    passing: false,
    bend: (answer) => encoded(answer, 'gzip', gzipSync(bytesOf(answer))),
  },
  brotli: {
    says: 'the right answer in brotli although identity was asked for',
    on: endpoints,
    passing: false,
    bend: (answer) => encoded(answer, 'br', brotliCompressSync(bytesOf(answer))),
  },
  false_gzip: {
    says: 'Content-Encoding says gzip, and the bytes are none',
    on: endpoints,
    passing: false,
    bend: (answer) =>
      encoded(answer, 'gzip', Buffer.from(`x${bytesOf(answer).toString('latin1')}`, 'latin1')),
  },
  echoed_token: {
    says: 'HTTP 500 and a page that repeats the Authorization header; with text "note" a note that does',
    on: noted,
    passing: true,
    instead: (_parts, call, { text }) => {
      const said = `Authorization: ${call.headers.authorization ?? ''}`;
      if (text === 'note') return note(`Eroare necunoscuta: ${said}`, listTitle, 'echoed_token');
      return html(`<html><body>${said}</body></html>`, 'echoed_token', 500);
    },
  },
} satisfies Record<string, Effect>;
