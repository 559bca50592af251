/**
 * Asks ANAF's public registry about companies that were just added, and about each again after a week. May run twice, and
 * ends anywhere without harm: what is due follows from what was answered.
 */
import { mayAskRegistry, mostRegistryCodes } from '../anaf/ask-registry.ts';
import { hasValidControlDigit } from '../core/cif.ts';
import { minuteMs } from '../core/durations.ts';
import { type DueCode, listDueCodes } from '../db/companies/registry-answer.ts';
import { askRegistryAbout } from '../sync/ask-registry.ts';
import type { SyncCtx } from '../sync/context.ts';

/** The next minutes go on. */
const longestMs = 10 * minuteMs;
/** A pause after a failure is longer. */
const longestWaitMs = 5_000;
const mostWaits = 50;

export async function askRegistryOfAll(ctx: SyncCtx, signal: AbortSignal): Promise<void> {
  try {
    await askWhatIsDue(ctx, signal);
  } catch (error) {
    // A call or a wait that the stop of the process ended: the next process goes on.
    if (!signal.aborted) throw error;
  }
}

async function askWhatIsDue(ctx: SyncCtx, signal: AbortSignal): Promise<void> {
  const { db, clock, anaf } = ctx;
  if (anaf.config.registryUrl === undefined) return;
  const until = clock.now().getTime() + longestMs;
  for (let waits = 0; waits < mostWaits && !signal.aborted && clock.now().getTime() < until; ) {
    const cifs = chooseCodes(await listDueCodes(db, clock.now(), mostRegistryCodes));
    if (cifs.length === 0) return;
    const outcome = await askRegistryAbout(ctx, cifs, { signal });
    if (outcome.kind === 'failed') return;
    if (outcome.kind === 'answered') {
      waits = 0;
      continue;
    }
    const waitMs = outcome.freeAt.getTime() - clock.now().getTime();
    if (waitMs > longestWaitMs) return;
    waits++;
    await clock.sleep(Math.max(waitMs, 10), signal);
  }
}

/**
 * Of what is due, what one call asks about. A code that may have spoiled a call is asked about in a smaller group, and alone
 * at last; so is one whose control digit does not match, which is rarely a code at all.
 */
export function chooseCodes(due: DueCode[]): string[] {
  const codes = due.filter(({ cif }) => mayAskRegistry(cif));
  const first = codes.find(isLikely) ?? codes[0];
  if (!first) return [];
  const size = groupSize(first);
  return codes
    .filter((one) => groupSize(one) === size && (size === 1 ? one === first : true))
    .slice(0, size)
    .map(({ cif }) => cif);
}

function isLikely({ cif }: DueCode): boolean {
  return hasValidControlDigit(cif);
}

function groupSize(code: DueCode): number {
  if (!isLikely(code) || code.failures > 1) return 1;
  return code.failures === 1 ? 10 : mostRegistryCodes;
}
