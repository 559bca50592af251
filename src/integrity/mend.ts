/**
 * Fetches originals that are missing or damaged from ANAF again, as long as ANAF has them. Bytes whose hash is the recorded
 * one take their place; others are kept beside it, and nothing recorded changes. A second call finds less to do.
 */
import { download } from '../anaf/download.ts';
import { AnafError } from '../anaf/errors.ts';
import { damagedPath, otherPath } from '../archive/path.ts';
import type { MendOutcome } from '../core/integrity.ts';
import { type ChainedCompany, type ChainRow, listChain } from '../db/archive/chain.ts';
import { resolveOfMessage } from '../db/archive/integrity-finding.ts';
import { listUsableConnections } from '../db/companies/company-access.ts';
import { dailyLimits } from '../sync/budget.ts';
import { callAnaf } from '../sync/call-anaf.ts';
import type { SyncCtx } from '../sync/context.ts';
import { ReconnectNeeded } from '../sync/refresh-token.ts';
import { ScopeClosed } from '../sync/scope-closed.ts';
import { type FileVerdict, readSound } from './check-file.ts';

export interface Mended {
  outcome: MendOutcome;
  path: string;
  damage: FileVerdict['kind'];
  /** Why ANAF did not hand it out, or where the other bytes are. */
  detail: string | null;
}

const pageSize = 500;

/** @throws ArchiveError when the archive as a whole is not there or cannot be written; what was mended stays */
export async function* mendCompany(
  ctx: SyncCtx,
  company: ChainedCompany,
  signal: AbortSignal,
): AsyncGenerator<Mended> {
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const range = { after, upTo: company.chainSeq, limit: pageSize };
    const rows = await listChain(ctx.db, company.id, range);
    if (rows.length === 0) return;
    for (const row of rows) {
      signal.throwIfAborted();
      const read = await readSound(ctx.archive, row);
      if ('bytes' in read) continue;
      yield { ...(await mendOne(ctx, company, row, signal)), path: row.path, damage: read.kind };
    }
    after = rows.at(-1)!.seq;
  }
}

async function mendOne(
  ctx: SyncCtx,
  company: ChainedCompany,
  row: ChainRow,
  signal: AbortSignal,
): Promise<Pick<Mended, 'outcome' | 'detail'>> {
  const { archive, clock } = ctx;
  const { messageId } = row;
  if (messageId === null) return { outcome: 'no_id', detail: null };
  const got = await fetchAgain(ctx, company, messageId, signal);
  if (!('bytes' in got)) return got;
  const incoming = await archive.keepIncoming(messageId, got.bytes);
  if (incoming.sha256 !== row.sha256) {
    const other = otherPath(row.path, incoming.sha256);
    await archive.promote(incoming, other);
    return { outcome: 'other_bytes', detail: other };
  }
  await archive.setAside(row.path, damagedPath(row.path, clock.now()));
  await archive.promote(incoming, row.path);
  await resolveOfMessage(ctx.db, row.id, null, clock.now());
  return { outcome: 'mended', detail: null };
}

/** With the first certificate for which ANAF answers. A person asked, so it counts against the allowance for people. */
async function fetchAgain(
  ctx: SyncCtx,
  { id, organisationId, cif }: ChainedCompany,
  messageId: string,
  signal: AbortSignal,
): Promise<{ bytes: Buffer } | Pick<Mended, 'outcome' | 'detail'>> {
  let refusal: Pick<Mended, 'outcome' | 'detail'> = { outcome: 'no_connection', detail: null };
  for (const connectionId of await listUsableConnections(ctx.db, organisationId, id, ctx.clock.now())) {
    try {
      const answer = await callAnaf(
        ctx,
        { organisationId, cif, connectionId, messageId },
        { scope: 'download_by_person', key: messageId, limit: dailyLimits.download_by_person },
        (accessToken) => download(ctx.anaf, { accessToken, messageId, signal }),
        signal,
      );
      if (answer.kind === 'expired') return { outcome: 'expired', detail: answer.words };
      return { bytes: answer.bytes };
    } catch (error) {
      signal.throwIfAborted();
      const known =
        error instanceof AnafError || error instanceof ScopeClosed || error instanceof ReconnectNeeded;
      if (!known) throw error;
      refusal = { outcome: 'not_now', detail: error instanceof ReconnectNeeded ? error.message : error.code };
    }
  }
  return refusal;
}
