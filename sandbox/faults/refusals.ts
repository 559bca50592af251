/** Refusals that are not deserved: of the token, of the right, of the pace; and unknown notes. */

import { type Answer, json, note } from '../answer.ts';
import type { Call } from '../call.ts';
import { fctelEndpoints } from '../call.ts';
import { downloadNote, usedUp } from '../endpoints/download.ts';
import { listNote } from '../endpoints/list.ts';
import { failure } from '../endpoints/status.ts';
import { downloadNotes, downloadTitle, listNotes, listTitle, statusNotes, technicalError } from '../notes.ts';
import { forbidden, tooManyRequests, unauthorized } from '../refusals.ts';
import type { Effect } from './effect.ts';

const api = fctelEndpoints;
const noted = ['list_paged', 'list_simple', 'download', 'status'] as const;

/** The same refusal in the three dialects: of the lists, of the download, of the XML status. */
function inDialect(
  call: Call,
  outcome: string,
  texts: { list: string; download: string; status: string },
): Answer {
  if (call.endpoint === 'download') return downloadNote(texts.download, outcome);
  if (call.endpoint === 'status') return failure(texts.status, outcome);
  return listNote(texts.list, outcome);
}

const cifOf = (call: Call): string => call.query.get('cif') ?? '';
const uploadOf = (call: Call): string => call.query.get('id_incarcare') ?? '';

export const refusalFaults = {
  unauthorized: {
    says: 'HTTP 401',
    on: [...api, 'hello'],
    passing: false,
    instead: (_parts, call) => unauthorized(call.at),
  },
  unauthorized_200: {
    says: 'HTTP 200 and a JSON body with "status":401',
    on: api,
    passing: false,
    instead: (_parts, call) => ({ ...unauthorized(call.at), status: 200 }),
  },
  forbidden: {
    says: 'HTTP 403',
    on: [...api, 'hello'],
    passing: false,
    instead: (_parts, call) => forbidden(call.at),
  },
  rate_limited: {
    says: 'HTTP 429; with retryAfter also the header, with text another body',
    on: [...api, 'registry'],
    passing: true,
    instead: ({ settings }, _call, { retryAfter, text }) =>
      tooManyRequests({
        ...settings.tooManyRequests,
        ...(retryAfter !== undefined && { retryAfter: String(retryAfter) }),
        ...(text !== undefined && { body: text }),
      }),
  },
  quota_day: {
    says: 'the note that a daily limit is used up, in the wording that the settings choose',
    on: noted,
    passing: false,
    instead: ({ settings, quotas }, call) => {
      const {
        listingsPerCifDay: lists,
        downloadsPerMessageDay: downloads,
        statusPerMessageDay: states,
      } = quotas.limits;
      if (call.endpoint === 'download')
        return usedUp(settings.quotaNotes, downloads, call.query.get('id') ?? '');
      const list =
        settings.quotaNotes === 'field'
          ? listNotes.dailyQuotaField(lists, cifOf(call))
          : listNotes.dailyQuota(lists);
      return inDialect(call, 'quota_day', { list, download: '', status: statusNotes.dailyQuota(states) });
    },
  },
  no_right: {
    says: 'the note that this certificate has no right to this company',
    on: noted,
    passing: false,
    instead: (_parts, call) =>
      inDialect(call, 'no_right', {
        list: listNotes.noRightForCif(cifOf(call)),
        download: downloadNotes.noRight,
        status: statusNotes.noRight(uploadOf(call)),
      }),
  },
  no_right_at_all: {
    says: 'the note that this certificate has no right to any company',
    on: noted,
    passing: false,
    instead: (_parts, call) =>
      inDialect(call, 'no_right_at_all', {
        list: listNotes.noRightAtAll,
        download: downloadNotes.noRight,
        status: statusNotes.noRightAtAll,
      }),
  },
  expired: {
    says: 'the note that the 60 days of a download are over',
    on: ['download'],
    passing: false,
    instead: () => downloadNote(downloadNotes.expired, 'expired'),
  },
  expired_plain_text: {
    says: 'the same sentence as plain text, as one client saw it',
    on: ['download'],
    passing: false,
    instead: () => ({ status: 200, type: 'text/plain', body: downloadNotes.expired, outcome: 'expired' }),
  },
  unknown_note: {
    says: 'a note that is in no paper; text says which',
    on: noted,
    passing: true,
    instead: (
      _parts,
      call,
      { text = 'Serviciul este temporar indisponibil pentru acest tip de interogare' },
    ) => {
      if (call.endpoint === 'status') return failure(text, 'unknown_note');
      return note(text, call.endpoint === 'download' ? downloadTitle : listTitle, 'unknown_note');
    },
  },
  technical_error: {
    says: 'A aparut o eroare tehnica, with text (default 4003) as its code',
    on: [...noted, 'render', 'validate'],
    passing: true,
    instead: (_parts, call, { text = '4003' }) => {
      const words = technicalError(text);
      if (call.endpoint === 'render' || call.endpoint === 'validate')
        return json({ stare: 'nok', Messages: [{ message: words }], trace_id: 'sandbox' }, 'technical_error');
      return inDialect(call, 'technical_error', { list: words, download: words, status: words });
    },
  },
} satisfies Record<string, Effect>;
