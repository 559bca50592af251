/**
 * Finds the actor that an API key belongs to. Nothing is cached, so that a revoked key stops at once: an endpoint that
 * programs poll gets its own data in the statement that looks the key up.
 */

import { limitOfColumn } from '../core/company-limit.ts';
import { minuteMs } from '../core/durations.ts';
import { type CallingKey, findCallingKeys, touchApiKey } from '../db/api-keys/api-key.ts';
import type { Db } from '../db/connection.ts';
import type { KeyActor } from './actor.ts';
import { createKeyLookUp } from './key-look-up.ts';
import { looksLikeApiKey, sha256 } from './secret-text.ts';

/** Looks a key up by its hash; undefined when no key has it, or when the key is revoked or expired. */
export type FindKey = (sha256: Buffer) => Promise<CallingKey | undefined>;

const mostRemembered = 10_000;

export interface KeyRing {
  /** @param find the statement that looks the key up, where it reads more than the key */
  findActor(text: string, find?: FindKey): Promise<KeyActor | undefined>;
  /** Waits for what is still being written. */
  close(): Promise<void>;
}

export function createKeyRing(ctx: { db: Db; now: () => Date; log: (message: string) => void }): KeyRing {
  /** Last uses that are being written, by key: of many requests at once one writes. */
  const touchedAt = new Map<string, number>();
  const touching = new Map<string, Promise<void>>();
  const findKey = createKeyLookUp((keys) => findCallingKeys(ctx.db, keys, ctx.now()));

  return {
    async findActor(text, find = findKey) {
      if (!looksLikeApiKey(text)) return undefined;
      const key = await find(sha256(text));
      if (!key) return undefined;
      const { id, organisationId, scope, companies, touchDue } = key;
      if (touchDue && isDueHere(id)) touch(id);
      return { kind: 'key', keyId: id, organisationId, scope, companies: limitOfColumn(companies) };
    },
    close: async () => {
      await Promise.all(touching.values());
    },
  };

  /** A look-up that began before the last use was written, and ends after it, says that it is due. */
  function isDueHere(id: string): boolean {
    const at = touchedAt.get(id);
    return at === undefined || Math.abs(ctx.now().getTime() - at) >= minuteMs;
  }

  /** Beside the request, which does not wait for it. */
  function touch(id: string): void {
    // The oldest goes: the database says what is due, this map only saves statements.
    if (touchedAt.size >= mostRemembered) touchedAt.delete(touchedAt.keys().next().value!);
    touchedAt.delete(id);
    touchedAt.set(id, ctx.now().getTime());
    const write = touchApiKey(ctx.db, id, ctx.now())
      .catch((error: Error) => ctx.log(`the last use of an API key was not written: ${error.message}`))
      .finally(() => touching.delete(id));
    touching.set(id, write);
  }
}
