/** Before ANAF deletes a message whose only answers are in quarantine, its newest answer is archived as unproven. */
import { ArchiveError } from '../archive/archive.ts';
import { dayMs } from '../core/durations.ts';
import { inLogContext } from '../core/log-context.ts';
import { type LastChance, listLastChances } from '../db/messages/quarantine.ts';
import { archiveQuarantined } from '../sync/archive-quarantined.ts';
import type { SyncCtx } from '../sync/context.ts';

/** Runs every hour; two days leave room for a service that was down, and for a person to decide before. */
const beforeMs = 2 * dayMs;
const batch = 100;

/** May run twice: what was archived is not pending any more. */
export async function archiveUnproven(ctx: SyncCtx, signal: AbortSignal): Promise<void> {
  const expiringBefore = new Date(ctx.clock.now().getTime() + beforeMs);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const messages = await listLastChances(ctx.db, expiringBefore, { after, limit: batch });
    for (const kept of messages) {
      signal.throwIfAborted();
      await inLogContext({ companyId: kept.companyId }, () => archiveOne(ctx, kept));
    }
    const last = messages.at(-1);
    if (messages.length < batch || !last) return;
    after = last.message;
  }
}

async function archiveOne(ctx: SyncCtx, kept: LastChance): Promise<void> {
  const { message } = kept;
  try {
    await archiveQuarantined(ctx, kept, 'unproven');
    ctx.log.warn({ message }, 'archived as unproven: nothing better came before the expiry');
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    ctx.log.error({ err: error, message }, 'could not be archived from quarantine; tried hourly');
  }
}
