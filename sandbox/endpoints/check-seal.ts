/** validate/signature: says whether a seal belongs to a document. Both verdicts come with HTTP 200. */

import { type Answer, json } from '../answer.ts';
import type { Call } from '../call.ts';
import { readMultipart } from '../multipart.ts';
import { sealNotes } from '../notes.ts';
import { isGenuine } from '../seal-check.ts';

export function checkSeal(_: unknown, call: Call): Answer {
  const fields = readMultipart(call.headers['content-type'], call.body);
  const file = fields.get('file');
  const seal = fields.get('signature');
  if (!file?.length || !seal?.length) return badRequest;
  try {
    return isGenuine(file, seal)
      ? json({ msg: sealNotes.genuine }, 'genuine')
      : json({ msg: sealNotes.notGenuine }, 'not_genuine');
  } catch {
    return badRequest;
  }
}

const badRequest = json({ msg: sealNotes.badRequest }, 'bad_request', 400);
