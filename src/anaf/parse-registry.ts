/** What an answer of the public registry says of each company that was asked about. Pure. */

import { cleanText, hasVisible } from '../core/clean-text.ts';
import { isRecord, refusal, refuseFailures } from './classify-failure.ts';
import { readBody } from './read-body.ts';
import type { Answer } from './transport.ts';

/** One company as the registry has it. What an answer may leave out is null. */
export interface RegistryEntry {
  cif: string;
  name: string;
  vatRegistered: boolean;
  /** VAT on collection (TVA la încasare). */
  cashVat: boolean | null;
  /** Declared inactive (contribuabil inactiv). */
  inactive: boolean;
  /** ANAF's words, such as `INREGISTRAT din data 29.08.2006`. */
  registration: string | null;
  county: string | null;
  locality: string | null;
}

export interface RegistryReply {
  found: RegistryEntry[];
  /** Codes that ANAF says are not there. */
  notFound: string[];
  /** Asked about, and not answered in a form that is known: nothing follows for them. */
  unread: string[];
}

/**
 * `{cod, message, found: [{date_generale, inregistrare_scop_Tva, stare_inactiv, …}], notFound: [number]}`. Strict where
 * something follows: an entry without a name, a VAT status or an inactivity that can be read is unread, and an answer that
 * is about a code that was not asked for is refused whole.
 * @throws AnafError malformed, and the general ones
 */
export function parseRegistry(answer: Answer, asked: string[]): RegistryReply {
  const lists = listsOf(answer);
  if (!lists) {
    refuseFailures(answer);
    throw refusal(answer, 'malformed');
  }
  const open = new Set(asked);
  const codeOf = (value: unknown): string => {
    const cif = readCode(value);
    // Also when one is answered twice: which of the two holds is not known.
    if (cif === null || !open.delete(cif)) throw refusal(answer, 'malformed');
    return cif;
  };
  const found = lists.found.map((entry) => {
    const general = isRecord(entry) && isRecord(entry.date_generale) ? entry.date_generale : {};
    return readEntry(codeOf(general.cui), entry as Record<string, unknown>);
  });
  const notFound = lists.notFound.map(codeOf);
  const read = found.flatMap((entry) => (typeof entry === 'string' ? [] : [entry]));
  const unread = found.flatMap((entry) => (typeof entry === 'string' ? [entry] : []));
  return { found: read, notFound, unread: [...unread, ...open] };
}

/** Undefined for anything else. Where no code is found, older versions answer HTTP 404 with the same body. */
function listsOf(answer: Answer): { found: unknown[]; notFound: unknown[] } | undefined {
  if (answer.status !== 200 && answer.status !== 404) return undefined;
  const body = readBody(answer.body);
  if (body.kind !== 'json' || !isRecord(body.value)) return undefined;
  const { cod, found, notFound = body.value.notfound ?? [] } = body.value;
  if (cod !== undefined && cod !== 200 && cod !== 404) return undefined;
  return Array.isArray(found) && Array.isArray(notFound) ? { found, notFound } : undefined;
}

/** The code alone for an entry that cannot be read. */
function readEntry(cif: string, entry: Record<string, unknown>): RegistryEntry | string {
  const general = recordOf(entry.date_generale);
  const name = textOf(general.denumire, 300);
  const vatRegistered = flagOf(recordOf(entry.inregistrare_scop_Tva).scpTVA);
  const inactive = flagOf(recordOf(entry.stare_inactiv).statusInactivi);
  if (name === null || vatRegistered === null || inactive === null) return cif;
  const seat = recordOf(entry.adresa_sediu_social);
  return {
    cif,
    name,
    vatRegistered,
    cashVat: flagOf(recordOf(entry.inregistrare_RTVAI).statusTvaIncasare),
    inactive,
    registration: textOf(general.stare_inregistrare, 200),
    county: textOf(seat.sdenumire_Judet, 100),
    locality: textOf(seat.sdenumire_Localitate, 100),
  };
}

function readCode(value: unknown): string | null {
  const written = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^\d{2,10}$/.test(written) ? written : null;
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** A text in place of true or false has never been seen, and is not guessed at. */
function flagOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Texts come with blanks around them, and with ş and ţ with a cedilla, which Romanian does not have. */
function textOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const tidy = cleanText(value)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[şţŞŢ]/g, (letter) => commas[letter]!);
  return hasVisible(tidy) ? tidy.slice(0, longest).toWellFormed() : null;
}

const commas: Record<string, string> = { ş: 'ș', ţ: 'ț', Ş: 'Ș', Ţ: 'Ț' };
