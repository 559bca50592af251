/** descarcare: the signed ZIP of one message, or a note with HTTP 200. */

import { type Answer, badRequest, note } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Ctx } from '../context.ts';
import { dayMs } from '../durations.ts';
import { downloadNotes, downloadTitle } from '../notes.ts';
import type { Settings } from '../settings.ts';
import type { Message } from '../world-message.ts';
import { certificateOf, hasRightTo } from './rights.ts';

export function download({ world, quotas, settings, archives }: Ctx, call: Call): Answer {
  const id = call.query.get('id') || null;
  if (id === null) return badRequest(downloadNotes.parameterMissing, call.at);
  if (!/^\d+$/.test(id)) return downloadNote(downloadNotes.idNotInteger(id), 'bad_parameter');
  const message = world.index.byId.get(id);
  if (!message) return downloadNote(downloadNotes.notFound(id), 'not_found');
  if (!hasRightTo(certificateOf(world, call), message.cif))
    return downloadNote(downloadNotes.noRight, 'no_right');
  if (!quotas.takeDay('downloadsPerMessageDay', id, call.at))
    return usedUp(settings.quotaNotes, quotas.limits.downloadsPerMessageDay, id);
  if (isExpired(message, settings, call.at)) return downloadNote(downloadNotes.expired, 'expired');
  return {
    status: 200,
    type: settings.downloadType,
    headers: { 'content-disposition': `attachment; filename="${id}.zip"` },
    body: archives.of(message, call.environment),
    outcome: 'downloaded',
  };
}

export const downloadNote = (text: string, outcome: string): Answer => note(text, downloadTitle, outcome);

/** The official example of this note ends in one brace too many; so does this. */
export function usedUp(form: Settings['quotaNotes'], limit: number, id: string): Answer {
  if (form === 'field') return downloadNote(downloadNotes.dailyQuotaField(limit, id), 'quota_day');
  const body = JSON.stringify({ eroare: downloadNotes.dailyQuota(limit), titlu: downloadTitle });
  return { status: 200, type: 'application/json', body: `${body}}`, outcome: 'quota_day' };
}

/** The download clock runs ahead of the list's, so that the oldest rows are listed and refused. */
function isExpired(message: Message, settings: Settings, at: number): boolean {
  const until = message.downloadUntil ?? message.createdAt + 60 * dayMs - settings.downloadClockLeadMs;
  return at >= until;
}
