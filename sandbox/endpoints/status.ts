/** stareMesaj: what became of an upload, and under which id it can be downloaded. Answers in XML. */

import { type Answer, badRequest } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { statusNotes } from '../notes.ts';
import type { ProcessingState } from '../world-message.ts';
import { certificateOf, hasNoRightAtAll, hasRightTo } from './rights.ts';

const namespace = 'mfp:anaf:dgti:efactura:stareMesajFactura:v1';

export function status({ world, quotas }: Ctx, call: Call): Answer {
  const uploadIndex = call.query.get('id_incarcare') || null;
  if (uploadIndex === null) return badRequest(statusNotes.parameterMissing, call.at);
  if (!/^\d+$/.test(uploadIndex)) return failure(statusNotes.idNotInteger(uploadIndex), 'bad_parameter');
  const certificate = certificateOf(world, call);
  if (hasNoRightAtAll(certificate)) return failure(statusNotes.noRightAtAll, 'no_right_at_all');
  const messages = world.index.byUploadIndex.get(uploadIndex);
  if (!messages) return failure(statusNotes.notFound(uploadIndex), 'not_found');
  const message = messages.find(({ cif }) => hasRightTo(certificate, cif));
  if (!message) return failure(statusNotes.noRight(uploadIndex), 'no_right');
  if (!quotas.takeDay('statusPerMessageDay', uploadIndex, call.at))
    return failure(statusNotes.dailyQuota(quotas.limits.statusPerMessageDay), 'quota_day');
  return state(message.state ?? (message.kind === 'error' ? 'nok' : 'ok'), message.id);
}

/** Line ends differ between ANAF's own examples, so they do here. */
function state(stare: ProcessingState, id: string): Answer {
  const lineEnd = stare === 'XML cu erori nepreluat de sistem' ? '\r\n' : '\n';
  const download = stare === 'ok' || stare === 'nok' ? ` id_descarcare="${id}"` : '';
  return xml(`<header xmlns="${namespace}" stare="${stare}"${download}/>`, lineEnd, 'told');
}

export function failure(text: string, outcome: string): Answer {
  const lineEnd = outcome === 'no_right' || outcome === 'not_found' ? '\n' : '\r\n';
  const lines = [`<header xmlns="${namespace}">`, `    <Errors errorMessage="${text}"/>`, '</header>'];
  return xml(lines.join(lineEnd), lineEnd, outcome);
}

const xml = (element: string, lineEnd: string, outcome: string): Answer => ({
  status: 200,
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${lineEnd}${element}`,
  outcome,
});
