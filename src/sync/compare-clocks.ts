/**
 * This machine's clock beside the database's. Leases, call slots and schedules are absolute times that processes write for
 * each other, and ANAF's minute is counted by them: a worker whose clock differs by more than two seconds takes no company and
 * makes no call until it is right again.
 */
import type { Log } from '../core/log.ts';
import type { Db } from '../db/connection.ts';
import { getServerTime } from '../db/installation/server-facts.ts';
import type { Clock } from './context.ts';

/** Beyond it `windowMs` of call slots is no margin any more: two workers' minutes would overlap. */
export const mostApartMs = 2_000;
const compareEveryMs = 10_000;

export interface ClockWatch {
  /** Ours minus the database's, as far as the time that asking took allows to say; undefined before the first comparison. */
  apartMs(): number | undefined;
  differs(): boolean;
  /** Never throws: a database that does not answer changes nothing of what is known. */
  compare(): Promise<void>;
  /** Until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>;
}

export function watchClock({ db, clock, log }: { db: Db; clock: Clock; log: Log }): ClockWatch {
  let apart: number | undefined;
  const differs = () => apart !== undefined && Math.abs(apart) > mostApartMs;
  const compare = async () => {
    const told = differs();
    try {
      apart = await measure(db, clock);
    } catch (error) {
      log.debug({ err: error }, 'the clocks could not be compared');
    }
    if (differs() && !told)
      log.error(
        { apartMs: apart },
        "this machine's clock differs from the database's by more than two seconds: no company is taken and ANAF is not called until they agree. Synchronise both by NTP.",
      );
    else if (told && !differs())
      log.info({ apartMs: apart }, "this machine's clock agrees with the database's again");
  };
  return {
    apartMs: () => apart,
    differs,
    compare,
    watch: async (signal) => {
      while (!signal.aborted) {
        await clock.sleep(compareEveryMs, signal).catch(() => {});
        if (!signal.aborted) await compare();
      }
    },
  };
}

/** The answer belongs to an instant between sending and receiving: what lies within is no difference. */
async function measure(db: Db, clock: Clock): Promise<number> {
  const sentAt = clock.now().getTime();
  const theirs = (await getServerTime(db)).getTime();
  const receivedAt = clock.now().getTime();
  if (theirs < sentAt) return sentAt - theirs;
  return theirs > receivedAt ? receivedAt - theirs : 0;
}
