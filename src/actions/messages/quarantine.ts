/** What is in quarantine: listed, downloaded to be looked at, and accepted by a person with a reason. */
import type { Actor } from '../../accounts/actor.ts';
import { maskCif } from '../../core/cif.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import type { Db } from '../../db/connection.ts';
import type { Message } from '../../db/messages/message-list.ts';
import {
  findQuarantined,
  listQuarantined as list,
  type Quarantined,
  type QuarantineFilter,
} from '../../db/messages/quarantine.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { archiveQuarantined } from '../../sync/archive-quarantined.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { ArchiveCtx, Ctx, ReadCtx } from '../context.ts';
import { getMessage } from './messages.ts';

/** Newest first. */
export async function listQuarantined(
  ctx: ReadCtx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & QuarantineFilter,
): Promise<Page<Quarantined>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await list(ctx.db, actor.organisationId, filter, page);
  return toPage(found, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
}

/** The bytes as ANAF sent them. @throws Problem not_found; ArchiveError when they cannot be read */
export async function readQuarantined(
  ctx: ArchiveCtx,
  actor: Actor,
  input: { id: string },
): Promise<{ bytes: Buffer; sha256: string; fileName: string }> {
  const found = await findQuarantined(ctx.db, actor.organisationId, input.id);
  if (!found) throw notFound('quarantined_file');
  const bytes = await ctx.archive.read(found.path);
  return { bytes, sha256: found.sha256, fileName: `${found.uploadIndex || found.messageId}-quarantine.zip` };
}

/**
 * A person has looked at the ZIP and says that it is the message's. The reason is in the audit log by the
 * transaction that archives it: no acceptance is without one, and one that failed is in no audit log.
 * @throws Problem not_found, conflict when the message is not pending any more; ArchiveError
 */
export async function acceptQuarantined(
  ctx: Ctx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Message> {
  const { organisationId } = actor;
  const found = await findQuarantined(ctx.db, organisationId, id);
  if (!found) throw notFound('quarantined_file');
  if (found.decision !== null) throw decided(found);
  const { message, messageId, sha256 } = found;
  const detail = { reason, messageId, sha256, cif: maskCif(found.cif) };
  const done = { actor: auditActor(actor), action: 'quarantine.accepted', subject: message, detail } as const;
  const audit = (tx: Db, now: Date) => recordAudit(tx, organisationId, done, now);
  if ((await archiveQuarantined(ctx, found, 'accepted', audit)) === 'already_done') throw decided(found);
  return getMessage(ctx, actor, { id: message });
}

function decided({ decision }: Quarantined): Problem {
  return new Problem('conflict', 'quarantine_decided', {}, { decision });
}
