/** One question to ANAF's public registry, from the slot that all processes share to what is recorded. A failure leaves what was known. */

import { askRegistry } from '../anaf/ask-registry.ts';
import { AnafError, type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import { bucharestDay } from '../core/bucharest.ts';
import { freeRegistrySlot, pauseRegistry, takeRegistrySlot } from '../db/budget/registry-slot.ts';
import { recordRegistryAnswers, recordRegistryFailure } from '../db/companies/registry-answer.ts';
import { inTransaction } from '../db/connection.ts';
import type { SyncCtx } from './context.ts';

export type RegistryCtx = Pick<SyncCtx, 'db' | 'anaf' | 'clock' | 'log'>;

export type RegistryOutcome =
  | { kind: 'answered' }
  /** Another call is under way, or its second is not over, or the registry failed lately. */
  | { kind: 'busy'; freeAt: Date }
  | { kind: 'failed'; code: AnafErrorCode };

/** @param cifs at most a hundred codes for which `mayAskRegistry` holds */
export async function askRegistryAbout(
  ctx: RegistryCtx,
  cifs: string[],
  { timeoutMs, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<RegistryOutcome> {
  const { db, anaf, clock, log } = ctx;
  const taken = await takeRegistrySlot(db, clock.now());
  if (taken.slot === null) return { kind: 'busy', freeAt: taken.freeAt };
  const { slot } = taken;
  const day = bucharestDay(clock.now());
  try {
    const reply = await askRegistry(anaf, { cifs, day, timeoutMs, signal });
    await freeRegistrySlot(db, slot, clock.now());
    await inTransaction(db, (tx) => recordRegistryAnswers(tx, { ...reply, day }, clock.now()));
    if (reply.unread.length > 0) {
      log.error({ codes: reply.unread.length }, 'ANAF answered companies in a form that is not known');
      await recordRegistryFailure(db, reply.unread, 'malformed', clock.now());
    }
    return { kind: 'answered' };
  } catch (error) {
    if (!(error instanceof AnafError) || error.code === 'cancelled') {
      // The call may have left.
      await freeRegistrySlot(db, slot, clock.now());
      throw error;
    }
    await pauseRegistry(db, slot, clock.now(), error.retryAt);
    const isUnknown = error.code === 'malformed' || error.code === 'unknown_note';
    log[isUnknown ? 'error' : 'warn'](
      { err: error, codes: cifs.length },
      'ANAF did not say what its registry has',
    );
    if (mayBeTheirFault(error.code)) await recordRegistryFailure(db, cifs, error.code, clock.now());
    return { kind: 'failed', code: error.code };
  }
}

/** Whether one of the codes may be the cause: they are asked about in smaller groups then. An outage concerns all alike. */
function mayBeTheirFault(code: AnafErrorCode): boolean {
  return errorTable[code].scope === 'call' || code === 'server_error';
}
