/** Finds the actor that an API key belongs to, without a database query for every call of a busy program. */
import { type ApiKey, findApiKeyBySha256, touchApiKey } from '../db/api-keys/api-key.ts';
import type { Db } from '../db/connection.ts';
import type { KeyActor } from './actor.ts';
import { looksLikeApiKey, sha256 } from './secret-text.ts';

/** A revoked key works no longer than this. */
const rememberedMs = 3_000;
const touchedEveryMs = 60_000;
const mostRemembered = 10_000;

interface Remembered {
  key: ApiKey;
  until: number;
  touchedAt: number;
}

export interface KeyRing {
  findActor(text: string): Promise<KeyActor | undefined>;
  /** Waits for what is still being written. */
  close(): Promise<void>;
}

export function createKeyRing(ctx: { db: Db; now: () => Date; log: (message: string) => void }): KeyRing {
  // Under the hash: a memory dump holds no key.
  const ring = new Map<string, Remembered>();
  const writing = new Set<Promise<void>>();

  return {
    async findActor(text) {
      if (!looksLikeApiKey(text)) return undefined;
      const now = ctx.now();
      const found = await find(sha256(text), now);
      const expired = found?.key.expiresAt && found.key.expiresAt <= now;
      if (!found || expired) return undefined;
      touch(found, now);
      const { id, organisationId, scope } = found.key;
      return { kind: 'key', keyId: id, organisationId, scope };
    },
    close: async () => {
      await Promise.all(writing);
    },
  };

  async function find(hash: Buffer, now: Date): Promise<Remembered | undefined> {
    const name = hash.toString('base64');
    const known = ring.get(name);
    if (known && known.until > now.getTime()) return known;
    ring.delete(name);
    const key = await findApiKeyBySha256(ctx.db, hash);
    if (!key) return undefined;
    const remembered = {
      key,
      until: now.getTime() + rememberedMs,
      touchedAt: known?.touchedAt ?? key.lastUsedAt?.getTime() ?? 0,
    };
    if (ring.size >= mostRemembered) ring.delete(ring.keys().next().value!);
    ring.set(name, remembered);
    return remembered;
  }

  /** Beside the request, which does not wait for it. */
  function touch(remembered: Remembered, now: Date): void {
    if (now.getTime() - remembered.touchedAt < touchedEveryMs) return;
    remembered.touchedAt = now.getTime();
    const write = touchApiKey(ctx.db, remembered.key.id, now)
      .catch((error: Error) => ctx.log(`the last use of an API key was not written: ${error.message}`))
      .finally(() => writing.delete(write));
    writing.add(write);
  }
}
