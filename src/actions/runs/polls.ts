/** What programs poll: the facts of the status and the lines of the log, read by the statement that looks up the caller's key. */
import { createKeyLookUp } from '../../accounts/key-look-up.ts';
import type { CallingKey } from '../../db/api-keys/api-key.ts';
import { type FactsOfKey, findSyncFactsByKeys } from '../../db/runs/sync-facts.ts';
import { readSyncLogsByKeys } from '../../db/runs/sync-log.ts';
import type { Ctx } from '../context.ts';

/** Of one log some five kilobytes. */
const mostKnown = 1000;

type LogOfKey = CallingKey & { sha256: Buffer; lines: string };

export interface Polls {
  findSyncFacts(sha256: Buffer): Promise<FactsOfKey | undefined>;
  readSyncLog(sha256: Buffer): Promise<LogOfKey | undefined>;
}

export function createPolls(ctx: Pick<Ctx, 'db' | 'now'>): Polls {
  /** The last answers by key. Whether they are still true is asked each time. */
  const known = new Map<string, { ids: string; lines: string }>();
  return {
    findSyncFacts: createKeyLookUp((keys) => findSyncFactsByKeys(ctx.db, keys, ctx.now())),
    readSyncLog: createKeyLookUp(async (keys) => {
      const knownOf = new Map(keys.map((key) => [nameOf(key), known.get(nameOf(key))]));
      const ids = keys.map((key) => knownOf.get(nameOf(key))?.ids ?? null);
      const read = await readSyncLogsByKeys(ctx.db, keys, ids, ctx.now());
      return read.map((log) => {
        const name = nameOf(log.sha256);
        const lines = log.lines ?? knownOf.get(name)!.lines;
        remember(name, { ids: log.ids, lines });
        return { ...log, lines };
      });
    }),
  };

  function remember(name: string, log: { ids: string; lines: string }): void {
    known.delete(name);
    // The one that was asked for longest ago goes.
    if (known.size >= mostKnown) known.delete(known.keys().next().value!);
    known.set(name, log);
  }
}

function nameOf(key: Buffer): string {
  return key.toString('latin1');
}
