/** Carries one message from ANAF into the archive. The lines stand in the order the data travels; whatever goes wrong, the message stays pending. */
import { createHash } from 'node:crypto';
import { download } from '../anaf/download.ts';
import { AnafError, errorTable } from '../anaf/errors.ts';
import { messageStatus } from '../anaf/message-status.ts';
import { ArchiveError } from '../archive/archive.ts';
import { zipPath } from '../archive/path.ts';
import type { SyncedCompany } from '../db/companies/company-ledger.ts';
import { inTransaction } from '../db/connection.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { setMessageId } from '../db/messages/listed-message.ts';
import { type PendingMessage, sharesUploadIndex } from '../db/messages/message.ts';
import { ReconnectNeeded } from './access-token.ts';
import { dailyLimits, ScopeClosed } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { SyncCtx } from './context.ts';
import { type Contents, lookInside } from './look-inside.ts';
import { type KeptBytes, recordArchived } from './record-archived.ts';
import { type Recorded, recordExpired, recordFailed, recordPostponed } from './record-outcome.ts';

export type Taken = Recorded | 'postponed';

/** A message whose id is known: there is something to download. */
type Identified = PendingMessage & { messageId: string };

/**
 * @param onKept called when its bytes are in their place and only the database is left: the next may be asked for
 * @throws ScopeClosed, ReconnectNeeded and the errors that concern more than this message (see `concernsAll`): the job
 * decides, and the message is untouched
 */
export async function takeMessage(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  message: PendingMessage,
  signal?: AbortSignal,
  onKept: () => void = () => {},
): Promise<Taken> {
  try {
    const identified = await withId(ctx, company, connectionId, message, signal);
    if (identified === 'merged') return 'already_done';
    if (identified === 'unknown')
      return await recordFailed(ctx, company, message, { code: 'no_id', words: null });

    const place = placeOf(ctx, company, identified);
    const got =
      (await soundFileInPlace(ctx, identified, place)) ??
      (await fetchAndKeep(ctx, company, connectionId, identified, place, signal));
    if ('recorded' in got) return got.recorded;

    onKept();
    return await recordArchived(ctx, company, identified, got.kept, got.contents);
  } catch (error) {
    if (signal?.aborted || concernsAll(error)) throw error;
    if (error instanceof ScopeClosed) {
      await recordPostponed(ctx, message, error);
      return 'postponed';
    }
    return recordFailed(ctx, company, message, failureOf(ctx, message, error));
  }
}

/** Bytes in their place and what they say; the bytes themselves are let go of. */
interface Got {
  kept: KeptBytes;
  contents: Contents;
}

async function fetchAndKeep(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  message: Identified,
  path: string,
  signal?: AbortSignal,
): Promise<Got | { recorded: Recorded }> {
  const answer = await fetchZip(ctx, company, connectionId, message, signal);
  if (answer.kind === 'expired')
    return { recorded: await recordExpired(ctx, company, message, answer.words) };
  const { bytes } = answer;
  // From here on nothing is asked of ANAF: the bytes are made durable, judged, read and put in their place.
  const incoming = await ctx.archive.keepIncoming(message.messageId, bytes);
  const contents = await lookInside(bytes, message.uploadIndex);
  if (!contents.ok) {
    // ANAF has the message still, and will be asked again: these bytes are none.
    await ctx.archive.discardIncoming(incoming);
    const failure = { code: contents.reason, words: contents.detail };
    return { recorded: await recordFailed(ctx, company, message, failure) };
  }
  try {
    await ctx.archive.promote(incoming, path);
  } catch (error) {
    // Whatever keeps the bytes from their place may keep them from being discarded too: the nightly sweep takes them.
    await ctx.archive.discardIncoming(incoming).catch(() => {});
    throw error;
  }
  return { kept: { ...incoming, path }, contents };
}

/** A process that died between the file and its row left a sound file: ANAF may never give those very bytes again. */
async function soundFileInPlace(ctx: SyncCtx, message: Identified, path: string): Promise<Got | undefined> {
  if ((await ctx.archive.stat(path)) === null) return undefined;
  const bytes = await ctx.archive.read(path);
  const contents = await lookInside(bytes, message.uploadIndex);
  if (!contents.ok) return undefined;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kept: { sha256, sizeBytes: bytes.length, path }, contents };
}

function placeOf(ctx: SyncCtx, company: SyncedCompany, message: Identified): string {
  return zipPath({
    environment: ctx.environment,
    organisationId: company.organisationId,
    companyId: company.id,
    cif: company.cif,
    createdAtRaw: message.createdAtRaw,
    messageId: message.messageId,
  });
}

/** A row that was listed without id is found through its upload index. */
async function withId(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  message: PendingMessage,
  signal?: AbortSignal,
): Promise<Identified | 'unknown' | 'merged'> {
  if (message.messageId !== null) return message as Identified;
  if (await mayBeAnothers(ctx, company, message)) return 'unknown';
  const status = await callAnaf(
    ctx,
    { cif: company.cif, connectionId },
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
 * Both messages of a self-billed invoice have one upload index, and ANAF's status names one id: whose it is only the
 * listing can say. Half of the 60 days are left to it; then a copy that may be the other's is better than none.
 */
async function mayBeAnothers(
  { db, clock }: SyncCtx,
  company: SyncedCompany,
  { id, uploadIndex, createdAt }: PendingMessage,
): Promise<boolean> {
  const patient = createdAt === null || clock.now().getTime() - createdAt.getTime() < 30 * 86_400_000;
  return patient && (await sharesUploadIndex(db, company.id, id, uploadIndex));
}

function fetchZip(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  { messageId, asked }: Identified,
  signal?: AbortSignal,
) {
  const scope = asked ? 'download_by_person' : 'download';
  return callAnaf(
    ctx,
    { cif: company.cif, connectionId, messageId },
    { scope, key: messageId, limit: dailyLimits[scope] },
    (accessToken) => download(ctx.anaf, { accessToken, messageId, signal }),
    signal,
  );
}

/** What one message cannot help and the next would meet again: the job decides, and no attempt is spent. */
function concernsAll(error: unknown): boolean {
  if (error instanceof ScopeClosed) return error.scope !== 'message';
  if (error instanceof ReconnectNeeded || isConnectionLost(error)) return true;
  if (error instanceof ArchiveError) return ['full', 'read_only', 'unavailable'].includes(error.code);
  if (!(error instanceof AnafError)) return false;
  const { scope, outage } = errorTable[error.code];
  // What looks like ANAF being down may be one document's fault; in a row it closes the application's breaker.
  return (
    error.code === 'cancelled' ||
    (!outage && (scope === 'cif' || scope === 'connection' || scope === 'application'))
  );
}

/** An error nobody knows is logged whole and holds only its own message up, or one document could stop a company. */
function failureOf(
  ctx: SyncCtx,
  message: PendingMessage,
  error: unknown,
): { code: string; words: string | null } {
  if (error instanceof AnafError) return { code: error.code, words: error.words };
  if (error instanceof ArchiveError) return { code: `archive_${error.code}`, words: null };
  ctx.log.error({ err: error, message: message.id }, 'a message could not be taken');
  return { code: 'internal', words: null };
}
