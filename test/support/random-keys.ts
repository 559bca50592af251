/** A vault's key for one test. */
import { randomBytes } from 'node:crypto';
import type { VaultKeys } from '../../src/core/vault.ts';

export function randomKeys(): VaultKeys {
  const key = randomBytes(32);
  return { current: () => key, others: () => [] };
}
