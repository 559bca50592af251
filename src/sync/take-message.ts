/** Carries one message from ANAF into the archive. The lines are in the order the data travels; after any failure the message stays pending. */

import { createHash } from 'node:crypto';
import { download } from '../anaf/download.ts';
import { AnafError, type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import { messageStatus } from '../anaf/message-status.ts';
import { ArchiveError, type Incoming } from '../archive/archive.ts';
import { type CompanyPlace, quarantinePath, zipPath } from '../archive/path.ts';
import { dayMs } from '../core/durations.ts';
import type { FailureCode } from '../core/failure-code.ts';
import { inTransaction } from '../db/connection.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { setMessageId } from '../db/messages/listed-message.ts';
import { type PendingMessage, sharesUploadIndex } from '../db/messages/message.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { CompanyWork } from './company-work.ts';
import { isDataError } from './data-error.ts';
import type { Contents, ExpectedDocument, Unusable } from './look-inside.ts';
import type { KeptBytes, Recorded } from './record-archived.ts';
import { recordExpired, recordFailed, recordPostponed, recordQuarantined } from './record-outcome.ts';
import { ReconnectNeeded } from './refresh-token.ts';
import { ScopeClosed } from './scope-closed.ts';

export type Taken = Recorded | 'postponed' | Refused;

/** ANAF refused this message; only its neighbours tell whether it refuses the certificate more than that. */
export interface Refused {
  refusedBy: AnafError;
  /** What came of it with another certificate. */
  instead: Recorded | 'postponed' | null;
}

/** A message whose id is known: there is something to download. */
type Identified = PendingMessage & { messageId: string };

/**
 * @param onKept called when its bytes are in their place and only the database is left: the next download may begin
 * @throws ScopeClosed, ReconnectNeeded and the errors that concern more than this message (see `concernsAll`): the job
 * decides, and the message is untouched
 */
export async function takeMessage(
  work: CompanyWork,
  message: PendingMessage,
  onKept: () => void = () => {},
): Promise<Taken> {
  try {
    const identified = await withId(work, message);
    if (identified === 'merged') return 'already_done';
    if (identified === 'unknown') return await recordFailed(work, message, { code: 'no_id', words: null });

    const place = placeOf(work, identified);
    const got =
      (await soundFileInPlace(work, identified, place)) ?? (await fetchAndKeep(work, identified, place));
    if ('recorded' in got) return got.recorded;

    const { kept, contents, release } = got;
    onKept();
    try {
      return await work.recordArchived({ message: identified, kept, contents });
    } finally {
      release();
    }
  } catch (error) {
    if (work.signal.aborted || concernsAll(error, message)) throw error;
    if (error instanceof ScopeClosed) {
      await recordPostponed(work, message, error);
      return 'postponed';
    }
    if (!isRefusal(error, message)) return recordAnyFailure(work, message, error);
    const instead = await takeWithAnother(work, message, onKept);
    if (instead === null) await recordAnyFailure(work, message, error);
    return { refusedBy: error as AnafError, instead };
  }
}

/** @returns null when there is no other certificate, or it fails itself: then the first refusal is what is recorded */
async function takeWithAnother(
  work: CompanyWork,
  message: PendingMessage,
  onKept: () => void,
): Promise<Refused['instead']> {
  const [connectionId] = work.others;
  if (connectionId === undefined) return null;
  try {
    const taken = await takeMessage({ ...work, connectionId, others: [] }, message, onKept);
    return typeof taken === 'string' ? taken : 'failed';
  } catch (error) {
    if (work.signal.aborted || isConnectionLost(error) || error instanceof ArchiveError) throw error;
    return null;
  }
}

/** What is kept of bytes that are in their place, and what was read in them: the bytes themselves can be collected. */
interface Got {
  kept: KeptBytes;
  contents: Contents;
  /** To be called when it is recorded: what was read of documents is bounded by bytes (document-opener.ts). */
  release: () => void;
}

async function fetchAndKeep(
  work: CompanyWork,
  message: Identified,
  path: string,
): Promise<Got | { recorded: Recorded }> {
  const { archive } = work.ctx;
  const answer = await fetchZip(work, message);
  if (answer.kind === 'expired') return { recorded: await recordExpired(work, message, answer.words) };
  const { bytes } = answer;
  // From here on nothing is asked of ANAF: the bytes are made durable, checked, read and moved to their place.
  const incoming = await archive.keepIncoming(message.messageId, bytes);
  const { contents, release } = await work.ctx.documents.open(bytes, expectedOf(work, message));
  if (!contents.ok) {
    release();
    return { recorded: await keepUnusable(work, message, incoming, contents) };
  }
  try {
    await archive.promote(incoming, path);
  } catch (error) {
    release();
    // The same fault may prevent the discarding: then the nightly sweep removes them.
    await archive.discardIncoming(incoming).catch(() => {});
    throw error;
  }
  return { kept: { ...incoming, path }, contents, release };
}

/**
 * A sound ZIP is never thrown away, even when it does not prove to be this message's: it goes to quarantine before the
 * database learns of it. Bytes that are no ZIP, or a broken one, are discarded: ANAF has the message still.
 */
async function keepUnusable(
  work: CompanyWork,
  message: Identified,
  incoming: Incoming,
  { reason, detail, cause }: Unusable,
): Promise<Recorded> {
  const { archive } = work.ctx;
  if (cause === null) {
    await archive.discardIncoming(incoming);
    return recordFailed(work, message, { code: reason, words: detail });
  }
  const path = quarantinePath(placeOfCompany(work), incoming.sha256);
  await archive.promote(incoming, path);
  const { sha256, sizeBytes } = incoming;
  return recordQuarantined(work, message, { cause, detail, sha256, sizeBytes, path }, reason);
}

/** A process that died between the file and its row left a sound file: ANAF may never give the same bytes again. */
async function soundFileInPlace(
  work: CompanyWork,
  message: Identified,
  path: string,
): Promise<Got | undefined> {
  const { ctx } = work;
  if ((await ctx.archive.stat(path)) === null) return undefined;
  const bytes = await ctx.archive.read(path);
  const { contents, release } = await ctx.documents.open(bytes, expectedOf(work, message));
  if (!contents.ok) {
    release();
    return undefined;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kept: { sha256, sizeBytes: bytes.length, path }, contents, release };
}

function placeOf(work: CompanyWork, { createdAtRaw, messageId }: Identified): string {
  return zipPath({ ...placeOfCompany(work), createdAtRaw, messageId });
}

function placeOfCompany({ ctx, company }: CompanyWork): CompanyPlace {
  return {
    environment: ctx.environment,
    organisationId: company.organisationId,
    companyId: company.id,
    cif: company.cif,
  };
}

function expectedOf({ company: { cif } }: CompanyWork, message: Identified): ExpectedDocument {
  const { uploadIndex, kind, detail } = message;
  return { uploadIndex, row: { cif, kind, detail } };
}

/** A row that was listed without id is found through its upload index. */
async function withId(
  work: CompanyWork,
  message: PendingMessage,
): Promise<Identified | 'unknown' | 'merged'> {
  if (message.messageId !== null) return message as Identified;
  if (await mayBeAnothers(work, message)) return 'unknown';
  const { ctx, company, connectionId, signal } = work;
  const status = await callAnaf(
    ctx,
    { organisationId: company.organisationId, cif: company.cif, connectionId },
    { scope: 'status', key: message.uploadIndex, limit: dailyLimits.status },
    (accessToken) => messageStatus(ctx.anaf, { accessToken, uploadIndex: message.uploadIndex, signal }),
    signal,
  );
  const { messageId } = status;
  if (messageId === null) return 'unknown';
  const outcome = await inTransaction(ctx.db, (tx) => setMessageId(tx, company.id, message.id, messageId));
  if (outcome === 'set') return { ...message, messageId };
  return outcome === 'merged' ? 'merged' : 'unknown';
}

/**
 * Both messages of a self-billed invoice have one upload index, and ANAF's status names one id: only the listing can say
 * whose it is. It gets half of the 60 days for that; then a copy that may be the other's is better than none.
 */
async function mayBeAnothers(
  { ctx: { db, clock }, company }: CompanyWork,
  { id, uploadIndex, createdAt }: PendingMessage,
): Promise<boolean> {
  const patient = createdAt === null || clock.now().getTime() - createdAt.getTime() < 30 * dayMs;
  return patient && (await sharesUploadIndex(db, company.id, id, uploadIndex));
}

function fetchZip(
  { ctx, company, connectionId, signal }: CompanyWork,
  { messageId, asked, foreign }: Identified,
) {
  const scope = asked ? 'download_by_person' : 'download';
  return callAnaf(
    ctx,
    // A foreign row's refusal closes neither this company nor the one that it names.
    {
      organisationId: company.organisationId,
      ...(!foreign && { cif: company.cif }),
      connectionId,
      messageId,
    },
    { scope, key: messageId, limit: dailyLimits[scope] },
    (accessToken) => download(ctx.anaf, { accessToken, messageId, signal }),
    signal,
  );
}

/** Errors that the next message would meet as well: the job decides, and no attempt is spent. */
function concernsAll(error: unknown, message: PendingMessage): boolean {
  if (error instanceof ScopeClosed) return error.scope !== 'message';
  if (error instanceof ReconnectNeeded || isConnectionLost(error)) return true;
  if (error instanceof ArchiveError) return ['full', 'read_only', 'unavailable'].includes(error.code);
  if (!(error instanceof AnafError) || isRefusal(error, message)) return false;
  const { scope, outage } = errorTable[error.code];
  // What looks like ANAF being down may be one document's fault; several in a row open a breaker (budget.ts).
  return (
    error.code === 'cancelled' ||
    (!outage && (scope === 'cif' || scope === 'connection' || scope === 'application'))
  );
}

/** What ANAF said may be what cannot be recorded; without its words the failure can: no message may end a run unrecorded. */
async function recordAnyFailure(
  work: CompanyWork,
  message: PendingMessage,
  error: unknown,
): Promise<Recorded> {
  const failure = failureOf(work, message, error);
  try {
    return await recordFailed(work, message, failure);
  } catch (unrecorded) {
    if (!isDataError(unrecorded)) throw unrecorded;
    work.ctx.log.error({ err: unrecorded, message: message.id }, "a failure's words could not be recorded");
    return recordFailed(work, message, { ...failure, words: null });
  }
}

const refusals: AnafErrorCode[] = ['rights_cif', 'rights_certificate', 'rights_message', 'forbidden'];

/**
 * ANAF answers so for a single message too: for one of another company, or one that this certificate may not have. A
 * limit that it names for another company's message is not this company's.
 */
function isRefusal(error: unknown, { foreign }: PendingMessage): boolean {
  if (!(error instanceof AnafError)) return false;
  const { code } = error;
  return refusals.includes(code) || (foreign && code === 'quota_cif');
}

/** An unexpected error is logged whole and delays only its own message: one document must not stop a company. */
function failureOf(
  { ctx }: CompanyWork,
  message: PendingMessage,
  error: unknown,
): { code: FailureCode; words: string | null } {
  if (error instanceof AnafError) return { code: error.code, words: error.words };
  if (error instanceof ArchiveError) return { code: `archive_${error.code}`, words: null };
  ctx.log.error({ err: error, message: message.id }, 'a message could not be taken');
  return { code: 'internal', words: null };
}
