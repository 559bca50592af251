/** Asks ANAF's status about uploads that are known otherwise than from its lists, and compares the message it names with what was listed. */
import { AnafError } from '../anaf/errors.ts';
import { type MessageStatus, messageStatusWithBytes } from '../anaf/message-status.ts';
import { dayMs } from '../core/durations.ts';
import type { ListedMessage } from '../core/message.ts';
import type { SyncedCompany } from '../db/companies/synced-company.ts';
import { type FindingAnswer, listUploadsToAsk } from '../db/completeness/list-comparison.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { SyncCtx } from './context.ts';

/** Of one company and night. */
const mostAsked = 3;

export interface StatusDifference {
  uploadIndex: string;
  /** What is known of it, as a message to be downloaded. */
  row: ListedMessage;
  answer: FindingAnswer;
}

/**
 * @param listed all messages of the sixty days, by the paged list
 * @throws ScopeClosed, ReconnectNeeded, AnafError
 */
export async function askStatuses(
  {
    ctx,
    company,
    connectionId,
    signal,
  }: { ctx: SyncCtx; company: SyncedCompany; connectionId: string; signal: AbortSignal },
  listed: ListedMessage[],
): Promise<StatusDifference[]> {
  const now = ctx.clock.now();
  const night = Math.floor(now.getTime() / dayMs);
  const uploads = await listUploadsToAsk(ctx.db, company.id, { night, limit: mostAsked }, now);
  const ids = new Set(listed.map(({ messageId }) => messageId));
  // A row without its id may be the one that the status names.
  const withoutId = new Set(
    listed.filter(({ messageId }) => messageId === null).map((row) => row.uploadIndex),
  );
  const found: StatusDifference[] = [];
  for (const uploadIndex of uploads) {
    if (withoutId.has(uploadIndex)) continue;
    const asked = await callAnaf(
      ctx,
      { organisationId: company.organisationId, connectionId },
      { scope: 'status', key: uploadIndex, limit: dailyLimits.status },
      (accessToken) =>
        messageStatusWithBytes(ctx.anaf, { accessToken, uploadIndex, signal }).catch(nothingKnown),
      signal,
    );
    if (asked === null || asked.status.messageId === null || ids.has(asked.status.messageId)) continue;
    found.push({
      uploadIndex,
      row: rowOf(company, uploadIndex, asked.status),
      answer: { source: 'status', bytes: asked.bytes, askedAt: ctx.clock.now() },
    });
  }
  return found;
}

/** ANAF does not answer for every upload: one of another company, or one that is not its own any more. */
function nothingKnown(error: unknown): null {
  const codes = ['rights_message', 'rights_certificate', 'not_found', 'quota_message', 'technical_error'];
  if (error instanceof AnafError && codes.includes(error.code)) return null;
  throw error;
}

function rowOf(
  { cif }: SyncedCompany,
  uploadIndex: string,
  { state, messageId }: MessageStatus,
): ListedMessage {
  return {
    messageId,
    uploadIndex,
    kind: state === 'ok' ? 'sent' : state === 'nok' ? 'error' : 'unknown',
    rawKind: '',
    detail: '',
    createdAtRaw: '',
    createdAt: null,
    createdAtAmbiguous: false,
    rowCif: cif,
  };
}
