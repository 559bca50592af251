/** Looks up keys that are asked for at the same time in one statement, which begins after all of them were asked for: a revoked key stops at once. */
import type { CallingKey } from '../db/api-keys/api-key.ts';
import { createBatcher } from '../sync/batcher.ts';

type OfKey = CallingKey & { sha256: Buffer };

/** A statement of fifty takes some milliseconds, and a connection that answers no more holds up half of the callers alone. */
const limits = { most: 50, atOnce: 2 };

/**
 * @param findAll what it finds of these keys, each once
 * @returns looks one up; undefined where no key has this hash, or where it is revoked or expired
 */
export function createKeyLookUp<Found extends OfKey>(
  findAll: (keys: Buffer[]) => Promise<Found[]>,
): (sha256: Buffer) => Promise<Found | undefined> {
  const nameOf = (key: Buffer) => key.toString('latin1');
  return createBatcher(
    async (asked: Buffer[]) => {
      const keys = new Map(asked.map((key) => [nameOf(key), key]));
      const found = new Map((await findAll([...keys.values()])).map((one) => [nameOf(one.sha256), one]));
      return asked.map((key) => found.get(nameOf(key)));
    },
    () => false,
    limits,
  );
}
