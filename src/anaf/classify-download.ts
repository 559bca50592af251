/** What an answer of descarcare means: a ZIP, a message whose 60 days are over, or an error. Looks no further into the ZIP. Pure. */

import { refusal, refuseFailures } from './classify-failure.ts';
import type { Answer } from './transport.ts';

export type Downloaded = { kind: 'zip'; bytes: Buffer } | { kind: 'expired'; words: string };

export function classifyDownload(answer: Answer): Downloaded {
  const { body, outcome } = refuseFailures(answer);
  // The content type says nothing: application/zip and application/octet-stream were both seen.
  if (body.kind === 'zip') return { kind: 'zip', bytes: answer.body };
  if (outcome?.code === 'expired') return { kind: 'expired', words: outcome.words };
  throw outcome ? refusal(answer, 'unknown_note', { words: outcome.words }) : refusal(answer, 'malformed');
}
