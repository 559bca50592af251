/** What an answer of ANAF's two lists means: rows in our words, an empty window, or an error. Pure. */

import { readCompactTime } from '../core/bucharest.ts';
import { hasValidControlDigit, readCif } from '../core/cif.ts';
import { cleanText } from '../core/clean-text.ts';
import type { ListedMessage, MessageKind } from '../core/message.ts';
import { isRecord, readDate, refusal, refuseFailures } from './classify-failure.ts';
import { fold } from './fold.ts';
import type { Answer } from './transport.ts';

export interface ListedPage {
  kind: 'page';
  /** In ANAF's order, which is documented nowhere. */
  rows: ListedMessage[];
  /** Messages in the whole window, by ANAF's count (`numar_total_inregistrari`). */
  total: number;
  pages: number;
  perPage: number | null;
  pageIndex: number | null;
  /** Serial number of the certificate behind the token. */
  serial: string | null;
  /**
   * Codes of companies in the answer's `cui`: the caller's. Papers show one, and programs expect several; how they are written
   * then is not known, so what is no sound code is left out, and nothing follows from a code that is not here.
   */
  named: string[];
  /** By the server's clock: the Date header. */
  answeredAt: Date | null;
}

export type Listing = { kind: 'empty'; answeredAt: Date | null } | ListedPage;

/** @throws AnafError, `malformed` also where the rows or ANAF's count of them are missing */
export function parseList(answer: Answer): Listing {
  const page = readEnvelope(answer);
  if (page === 'empty') return { kind: 'empty', answeredAt: readDate(answer) };
  const total = readCount(page.numar_total_inregistrari);
  const pages = readCount(page.numar_total_pagini);
  // Without rows or without ANAF's own count nothing is proven, so it is not read as "no messages".
  if (!Array.isArray(page.mesaje) || total === null || pages === null) throw refusal(answer, 'malformed');
  return {
    kind: 'page',
    rows: page.mesaje.map(readRow),
    total,
    pages,
    perPage: readCount(page.numar_total_inregistrari_per_pagina),
    pageIndex: readCount(page.index_pagina_curenta),
    serial: text(page.serial) || null,
    named: readNamed(page.cui),
    answeredAt: readDate(answer),
  };
}

/**
 * The simple list has no count of its own: it is whole, or ANAF refuses it.
 * @throws AnafError, `too_many_for_simple_list` above 500 messages, `malformed` where the rows are missing
 */
export function parseSimpleList(answer: Answer): ListedMessage[] {
  const page = readEnvelope(answer);
  if (page === 'empty') return [];
  if (!Array.isArray(page.mesaje)) throw refusal(answer, 'malformed');
  return page.mesaje.map(readRow);
}

function readEnvelope(answer: Answer): Record<string, unknown> | 'empty' {
  const { body, outcome } = refuseFailures(answer);
  const page = body.kind === 'json' && isRecord(body.value) ? body.value : {};
  if (outcome?.code === 'expired') throw refusal(answer, 'unknown_note', { words: outcome.words });
  if (!outcome) return page;
  // Rows beside "there are no messages", or the note outside JSON, were never seen and prove nothing.
  const plain = body.kind !== 'text' && !Array.isArray(page.mesaje);
  if (!plain) throw refusal(answer, 'malformed', { words: outcome.words });
  return 'empty';
}

/**
 * One row; none is ever dropped. What is missing is '' or null: an upload index is not taken from the prose instead,
 * which may name the invoice that a buyer's message is about. A row that is no object is kept as its own JSON.
 */
export function readRow(wire: unknown): ListedMessage {
  const row = isRecord(wire) ? wire : { detalii: JSON.stringify(wire) };
  const createdAtRaw = text(row.data_creare);
  const placed = readCompactTime(createdAtRaw);
  const rawKind = text(row.tip);
  return {
    messageId: text(row.id) || null,
    uploadIndex: text(row.id_solicitare),
    kind: readKind(rawKind),
    rawKind,
    detail: text(row.detalii),
    createdAtRaw,
    createdAt: placed?.instant ?? null,
    createdAtAmbiguous: placed ? placed.ambiguous || placed.skipped : false,
    rowCif: text(row.cif),
  };
}

const kinds: [prefix: RegExp, kind: MessageKind][] = [
  [/^factura primita\b/, 'received'],
  [/^factura trimisa\b/, 'sent'],
  [/^erori factura\b/, 'error'],
  // ANAF's paper prints both directions in one string; should it ever send that, the direction is unknown.
  [/^mesaj cumparator primit\b(?!.*transmis)/, 'buyer_message_received'],
  [/^mesaj cumparator transmis\b(?!.*primit)/, 'buyer_message_sent'],
];

/** By its beginning: a kind that ANAF qualifies tomorrow keeps its meaning, a new one is `unknown`. */
export function readKind(tip: string): MessageKind {
  let kind = known.get(tip);
  if (kind === undefined) {
    const folded = fold(tip);
    kind = kinds.find(([prefix]) => prefix.test(folded))?.[1] ?? 'unknown';
    if (known.size >= mostKnown) known.clear();
    if (tip.length <= longestKnown) known.set(tip, kind);
  }
  return kind;
}

/** Every row has one of a few texts, and comparing them takes longer than all else that is read of a row. */
const known = new Map<string, MessageKind>();
const mostKnown = 100;
const longestKnown = 200;

/** Ids and codes come as strings, now and then as numbers. One odd character must not keep a page out of the ledger. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)).trim() : '';
}

/** More than this no certificate has. */
const mostNamed = 2_000;
const longestNamed = 40_000;

/** One code, several in a text, or a list of them. Personal codes are never taken. */
function readNamed(value: unknown): string[] {
  const written = Array.isArray(value) ? value.slice(0, mostNamed).map(text).join(' ') : text(value);
  const codes = written
    .slice(0, longestNamed)
    .split(/[\s,;|]+/)
    .flatMap((one) => {
      const reading = readCif(one);
      return reading.ok && !reading.person && hasValidControlDigit(reading.cif) ? [reading.cif] : [];
    });
  return [...new Set(codes)].slice(0, mostNamed);
}

function readCount(value: unknown): number | null {
  return /^\d{1,15}$/.test(text(value)) ? Number(text(value)) : null;
}
