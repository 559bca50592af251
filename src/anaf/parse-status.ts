/** What an answer of stareMesaj means: how far ANAF is with an upload, and under which id it can be downloaded. Pure. */

import { XmlDocument } from 'libxml2-wasm';
import { cleanText } from '../core/clean-text.ts';
import { refusal, refuseFailures } from './classify-failure.ts';
import { readNote } from './read-note.ts';
import type { Answer } from './transport.ts';

export type UploadState = 'ok' | 'nok' | 'in_progress' | 'rejected' | 'unknown';

export interface MessageStatus {
  state: UploadState;
  /** ANAF's own `stare`. */
  rawState: string;
  /** null while there is nothing to download. */
  messageId: string | null;
}

const states = new Map<string, UploadState>([
  ['ok', 'ok'],
  ['nok', 'nok'],
  ['in prelucrare', 'in_progress'],
  ['XML cu erori nepreluat de sistem', 'rejected'],
]);

export function parseStatus(answer: Answer): MessageStatus {
  const { body, outcome } = refuseFailures(answer);
  if (outcome) throw refusal(answer, 'unknown_note', { words: outcome.words });
  const header = body.kind === 'xml' ? readHeader(answer.body) : null;
  if (!header) throw refusal(answer, 'malformed');
  if (header.state !== null) {
    const state = states.get(header.state.trim()) ?? 'unknown';
    return {
      state,
      rawState: cleanText(header.state),
      messageId: cleanText(header.messageId ?? '').trim() || null,
    };
  }
  if (header.words === null) throw refusal(answer, 'malformed');
  const { code } = readNote(header.words);
  throw refusal(answer, code === 'empty' || code === 'expired' ? 'unknown_note' : code, {
    words: header.words,
  });
}

interface Header {
  state: string | null;
  messageId: string | null;
  words: string | null;
}

/** `<header stare id_descarcare><Errors errorMessage/></header>` (ANAF swagger); null for anything else. */
function readHeader(xml: Buffer): Header | null {
  // No answer of ANAF's has a document type; with one, it is not ANAF's.
  if (xml.includes('<!DOCTYPE')) return null;
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(xml);
  } catch {
    return null;
  }
  try {
    const { root } = document;
    if (root.name !== 'header') return null;
    const errors = root.find('*[local-name()="Errors"]/@errorMessage') as { value?: string }[];
    return {
      state: root.attr('stare')?.value ?? null,
      messageId: root.attr('id_descarcare')?.value ?? null,
      words:
        errors
          .map((found) => found.value ?? '')
          .join(' ')
          .trim() || null,
    };
  } finally {
    document.dispose();
  }
}
