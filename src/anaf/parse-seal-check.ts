/** What an answer of validate/signature means. Both verdicts come with HTTP 200, and one sentence holds the other's words. Pure. */

import { cleanText } from '../core/clean-text.ts';
import { isRecord, refusal, refuseFailures } from './classify-failure.ts';
import { wordsCap } from './errors.ts';
import { fold } from './fold.ts';
import { readBody } from './read-body.ts';
import type { Answer } from './transport.ts';

export interface SealOpinion {
  genuine: boolean;
  /** ANAF's own. */
  words: string;
}

/** Word for word, folded, as in the swagger of 2024-09-03: whatever else ANAF says is no verdict. */
const genuine = 'fisierele incarcate au fost validate cu succes, din perspectiva autenticitatii semnaturii';
const notGenuine =
  'fisierele incarcate nu au putut fi validate cu succes, din perspectiva autenticitatii semnaturii';

export function parseSealCheck(answer: Answer): SealOpinion {
  const words = wordsOf(answer);
  if (words !== null && answer.status === 200) {
    const said = fold(words);
    if (said.startsWith(notGenuine)) return { genuine: false, words: words.slice(0, 2 * wordsCap) };
    if (said.startsWith(genuine)) return { genuine: true, words: words.slice(0, 2 * wordsCap) };
    throw refusal(answer, 'unknown_note', { words });
  }
  if (words !== null && answer.status === 400) throw refusal(answer, 'our_fault', { words });
  refuseFailures(answer);
  throw refusal(answer, 'malformed');
}

function wordsOf({ body }: Answer): string | null {
  const read = readBody(body);
  const msg = read.kind === 'json' && isRecord(read.value) ? read.value.msg : null;
  return typeof msg === 'string' ? cleanText(msg).trim() || null : null;
}
