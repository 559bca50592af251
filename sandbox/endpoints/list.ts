/** What the two lists share: who may see it, the order of the rows, and the envelope's signature lines. */

import { type Answer, note } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { createRandom } from '../documents/random.ts';
import { listNotes, listTitle } from '../notes.ts';
import type { Settings } from '../settings.ts';
import type { View } from '../world-index.ts';
import { type Message, type Row, rowOf } from '../world-message.ts';
import type { Certificate } from '../world-register.ts';
import { certificateOf, hasNoRightAtAll, hasRightTo } from './rights.ts';

export const filters = ['E', 'T', 'P', 'R'];

export const listNote = (text: string, outcome: string): Answer => note(text, listTitle, outcome);

/** Why this call may not list this CIF now, or the certificate that may. Counts the call against the CIF's day. */
export function admit(
  { world, quotas, settings }: Ctx,
  call: Call,
  cif: string,
  limit: 'listingsPerCifDay' | 'simpleListingsPerCifDay',
): { refusal: Answer } | { certificate: Certificate } {
  const certificate = certificateOf(world, call);
  if (!certificate || hasNoRightAtAll(certificate))
    return { refusal: listNote(listNotes.noRightAtAll, 'no_right_at_all') };
  if (!hasRightTo(certificate, cif)) return { refusal: listNote(listNotes.noRightForCif(cif), 'no_right') };
  if (!quotas.takeDay(limit, cif, call.at)) {
    const used = quotas.limits[limit];
    const words =
      settings.quotaNotes === 'field' ? listNotes.dailyQuotaField(used, cif) : listNotes.dailyQuota(used);
    return { refusal: listNote(words, 'quota_day') };
  }
  return { certificate };
}

/** The rows from `start` to `end` in the order in which this SPV lists them. */
export function inListOrder(
  { total, slice }: View,
  start: number,
  end: number,
  order: Settings['listOrder'],
  seed: number,
): Row[] {
  const last = Math.min(end, total);
  switch (order) {
    case 'oldest_first':
      return slice(start, last).map(rowOf);
    case 'newest_first':
      return slice(total - last, total - start)
        .reverse()
        .map(rowOf);
    case 'shuffled':
      return shuffled(slice(0, total), seed).slice(start, last).map(rowOf);
  }
}

/** The same order for the same rows, so that pages fit together. */
function shuffled(messages: Message[], seed: number): Message[] {
  const random = createRandom(seed);
  for (let i = messages.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    [messages[i], messages[j]] = [messages[j] as Message, messages[i] as Message];
  }
  return messages;
}

/** The last lines of an envelope. What `cui` holds for a certificate of several companies is not known. */
export const signature = (certificate: Certificate, cif: string, titlu: string) => ({
  serial: certificate.serial,
  cui: certificate.cui ?? [...certificate.cifs].find((one) => one !== '*') ?? cif,
  titlu,
});
