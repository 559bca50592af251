/** The installation's signing key: made at the first start, used for statements, and replaced by one that the old key names. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keyIdOf, rawPublicKey, type Signature, type Signed, signDocument } from '../core/signed.ts';
import type { Vault } from '../core/vault.ts';
import { type Db, inTransaction, type Transactor } from '../db/connection.ts';
import {
  addSigningKey,
  findPrivateKey,
  hasSigningKey,
  lockSigningKey,
  retireSigningKey,
} from '../db/installation/signing-key.ts';

/** Signed by the key that ends; the new key signs as well, to show that whoever names it holds it. */
export type Succession = Signed<{
  type: 'efactura-sync/key';
  version: 1;
  previous: string;
  next: string;
  nextPublicKey: string;
  at: string;
}> & { confirmation: Signature };

interface KeysCtx {
  db: Transactor;
  vault: Pick<Vault, 'seal' | 'open'>;
}

/** Makes the first key if there is no key yet. */
export async function ensureSigningKey({ db, vault }: KeysCtx, now: Date): Promise<void> {
  if (await hasSigningKey(db)) return;
  await addSigningKey(db, vault, { ...newKey(), succession: null }, now);
}

/** @throws Error where no start has made a key yet */
export async function loadSigningKey(db: Db, vault: Pick<Vault, 'open'>): Promise<KeyObject> {
  const pem = await findPrivateKey(db, vault);
  if (pem === undefined) throw new Error('this installation has no signing key yet: start the service once');
  return createPrivateKey(pem);
}

/** The new key follows the current one, which signs a document that says so and is then deleted. */
export async function rotateSigningKey({ db, vault }: KeysCtx, now: Date): Promise<Succession> {
  return inTransaction(db, async (tx) => {
    await lockSigningKey(tx);
    const current = await loadSigningKey(tx, vault);
    const next = newKey();
    const document = {
      type: 'efactura-sync/key' as const,
      version: 1 as const,
      previous: keyIdOf(rawPublicKey(current)),
      next: next.id,
      nextPublicKey: next.publicKey.toString('base64'),
      at: now.toISOString(),
    };
    const succession: Succession = {
      ...signDocument(document, current),
      confirmation: signDocument(document, createPrivateKey(next.pem)).signature,
    };
    await retireSigningKey(tx, now);
    await addSigningKey(tx, vault, { ...next, succession }, now);
    return succession;
  });
}

/** Where the installation's own key is lost, this one cannot be opened either: the next is named by none. */
export async function replaceSigningKey(tx: Db, vault: Pick<Vault, 'seal'>, now: Date): Promise<void> {
  await retireSigningKey(tx, now);
  await addSigningKey(tx, vault, { ...newKey(), succession: null }, now);
}

function newKey(): { id: string; publicKey: Buffer; pem: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = rawPublicKey(privateKey);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { id: keyIdOf(publicKey), publicKey, pem };
}
