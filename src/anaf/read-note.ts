/**
 * Reads the notes that ANAF answers instead of what was asked, mostly with HTTP 200. Pure. It under-matches by design:
 * a note taken for `empty` or `expired` by mistake loses invoices for good, an unknown one only costs another attempt.
 */

import { readQuotedTime } from '../core/bucharest.ts';
import type { AnafErrorCode } from './errors.ts';
import { fold } from './fold.ts';

/** `empty` and `expired` are outcomes; whether an endpoint may answer so is decided by its parser. */
export type NoteCode = 'empty' | 'expired' | AnafErrorCode;

export interface Note {
  code: NoteCode;
  /** ANAF's clock, where the note tells it unambiguously. */
  quotedNow: Date | null;
}

/** The wordings are those of ANAF's swagger (2024) unless said otherwise; first match wins, on folded text. */
const wordings: [code: NoteCode, pattern: RegExp][] = [
  // The whole sentence: one that goes on ("… serviciul este suprasolicitat") is no empty list. "Nu exista niciun CIF ..."
  // is about rights.
  ['empty', /^nu exista mesaje( in (ultimele \d+ (de )?zile|intervalul selectat))?[ .]*$/],
  // Undocumented; seen live 2026-07-30 as JSON, by others as plain text.
  ['expired', /nu mai poate fi descarcat\b.*\bpentru ca a trecut perioada de \d+ (de )?zile/],
  // "petru" is what stareMesaj says.
  ['rights_certificate', /^nu exista niciun cif pen?tru care sa aveti drept/],
  ['rights_message', /^nu aveti dreptul (sa descarcati|de inte(ro|or)gare)/],
  ['rights_cif', /drept in spv/],
  ['quota_cif', /^s-au facut deja \d+ .*\bcui ?= ?.*in cursul zilei/],
  ['quota_connection', /^s-au facut deja \d+ .*de catre utilizator.*in cursul zilei/],
  // Status queries have this wording too: "20 descarcari de mesaj".
  [
    'quota_message',
    /^s-au facut deja \d+ .*(descarcari (de|la) mesaj|\bid_(descarcare|incarcare) ?=).*in cursul zilei/,
  ],
  // Whose limit is not said: the wider of the two that are left, since ignoring limits can get the user blocked.
  ['quota_connection', /^s-au facut deja \d+ .*in cursul zilei/],
  ['page_past_end', /^pagina solicitata \d+ este mai mare decat numarul/],
  ['clock', /^endtime ?= ?.* nu poate (fi )?in viitor fata de momentul requestului/],
  ['clock', /^starttime ?= ?.* nu poate fi mai vechi? de \d+ (de )?zile fata de momentul requestului/],
  ['too_many_for_simple_list', /^lista de mesaje este mai mare decat numarul de \d+ elemente/],
  ['not_found', /^pentru id ?= ?\d+ nu exista inregistrata nici ?o factura/],
  ['not_found', /^nu exista factura cu id_incarcare ?=/],
  // Seen on several endpoints, with a number after "Cod:".
  ['technical_error', /^a aparut o eroare tehnica/],
  ['our_fault', /^(cif|numarul de zile|id descarcare|id_incarcare) introdus ?= ?.* nu este un numar/],
  ['our_fault', /^(starttime|endtime|pagina) ?= ?.* nu este un numar/],
  ['our_fault', /^endtime ?= ?.* nu poate fi <= starttime/],
  ['our_fault', /^numarul de zile trebuie sa fie intre/],
  ['our_fault', /^valorile acceptate pentru parametrul/],
  ['our_fault', /^parametr(ii|ul) .*(sunt obligatorii|este obligatoriu)/],
];

export function readNote(words: string): Note {
  const folded = fold(words);
  const code = wordings.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'unknown_note';
  return { code, quotedNow: code === 'clock' ? quotedNow(folded) : null };
}

/** Live form (2026-07-30): "... fata de momentul requestului = 30-07-2026 15:15:27", Romanian wall time. */
function quotedNow(folded: string): Date | null {
  const quoted = /momentul requestului ?= ?(\d{2}-\d{2}-\d{4} \d{2}:\d{2}:\d{2})/.exec(folded)?.[1];
  const placed = quoted === undefined ? undefined : readQuotedTime(quoted);
  // Read wrongly in the hour that October repeats, our idea of ANAF's clock would be an hour off.
  return placed && !placed.ambiguous && !placed.skipped ? placed.instant : null;
}
