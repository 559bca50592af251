/** What an answer of transformare means: a PDF, a refusal in ANAF's words, or an error. Pure. */

import { cleanText } from '../core/clean-text.ts';
import { isRecord, refusal, refuseFailures } from './classify-failure.ts';
import type { Answer } from './transport.ts';

export type Rendered = { kind: 'pdf'; bytes: Buffer } | { kind: 'refused'; words: string };

const mostWords = 2_000;

export function parseRendering(answer: Answer): Rendered {
  const pdf = answer.status === 200 ? pdfIn(answer.body) : null;
  if (pdf) {
    // One that was cut off would be kept for ever.
    if (!isWhole(pdf)) throw refusal(answer, 'malformed');
    return { kind: 'pdf', bytes: pdf };
  }
  const { body } = refuseFailures(answer);
  const words = body.kind === 'json' ? refusedWords(body.value) : null;
  if (words === null) throw refusal(answer, 'malformed');
  return { kind: 'refused', words };
}

/** By its bytes. One field report has it as base64 text, once. */
function pdfIn(body: Buffer): Buffer | null {
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') return body;
  if (body.subarray(0, 5).toString('latin1') !== 'JVBER') return null;
  const text = body.toString('latin1').trim();
  return /^[A-Za-z0-9+/\s]+=*$/.test(text) ? Buffer.from(text, 'base64') : null;
}

function isWhole(pdf: Buffer): boolean {
  return pdf.subarray(-1024).includes('%%EOF');
}

/** `{"stare":"nok","Messages":[{"message":"…"}],"trace_id":"…"}`, with HTTP 200. */
function refusedWords(value: unknown): string | null {
  if (!isRecord(value) || value.stare !== 'nok') return null;
  const messages = Array.isArray(value.Messages) ? value.Messages : [];
  const words = messages
    .map((one) => (isRecord(one) && typeof one.message === 'string' ? cleanText(one.message).trim() : ''))
    .filter((one) => one !== '')
    .join('; ');
  return (words || 'no reason was given').slice(0, mostWords);
}
