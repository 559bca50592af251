/** The installation's keys: given in settings, or made once and kept beside the data, readable by their owner alone. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { VaultKeys } from '../core/vault.ts';

export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';
}

export interface GivenKeys {
  secretKey: Buffer | undefined;
  /** What SECRET_KEY was before it was changed. */
  previousSecretKey: Buffer | undefined;
  dataDir: string;
}

/**
 * Keys of 32 bytes. Everything that is sealed is lost with them, so they belong into the backup, apart from the
 * database's. A file is read each time that a key is needed: a rotation by another process is noticed.
 * @param options.make false where secrets were sealed already: a new key would open none of them
 */
export function openSecretKeys(given: GivenKeys, { make = true } = {}): VaultKeys {
  const { secretKey, dataDir } = given;
  if (secretKey) return readSecretKeys(given);
  const file = keyFile(dataDir);
  if (readKey(file) === undefined) {
    if (!make) throw lost(file);
    makeKey(dataDir, file);
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return readSecretKeys(given);
}

/** As they are: makes and changes nothing. A key that is missing is said when it is needed. */
export function readSecretKeys({ secretKey, previousSecretKey, dataDir }: GivenKeys): VaultKeys {
  if (secretKey) {
    const others = previousSecretKey ? [previousSecretKey] : [];
    return { current: () => secretKey, others: () => others };
  }
  const file = keyFile(dataDir);
  const present = (path: string) => readKey(path) ?? [];
  return {
    current: () => needKey(file),
    others: () => [present(nextFile(dataDir)), present(previousFile(dataDir))].flat(),
  };
}

/** Fails before the database is opened where the key's file is damaged or cannot be read. */
export function checkKeyFile({ secretKey, dataDir }: GivenKeys): void {
  if (!secretKey) readKey(keyFile(dataDir));
}

function lost(file: string): SecretKeyError {
  return new SecretKeyError(
    `${file} is missing, and this database has secrets that were sealed with it: restore it from the backup, or set SECRET_KEY to it. ` +
      'If it is lost for good: efactura-sync replace-lost-key.',
  );
}

/**
 * Makes the next key beside the current one. From here on both open; the next is current from `finishRotation` on. A
 * rotation that died is taken up where it was.
 */
export function beginRotation(dataDir: string): VaultKeys {
  const next = nextFile(dataDir);
  if (readKey(next) === undefined) makeKey(dataDir, next);
  const keys = [keyFile(dataDir), previousFile(dataDir)];
  return { current: () => needKey(next), others: () => keys.flatMap((file) => readKey(file) ?? []) };
}

/** To be called when nothing is sealed with the old key any more, as far as one can see: it is kept for what one cannot. */
export function finishRotation(dataDir: string): void {
  const previous = previousFile(dataDir);
  rmSync(previous, { force: true });
  // Dying here leaves the old key under both names, and the next one waiting.
  linkSync(keyFile(dataDir), previous);
  renameSync(nextFile(dataDir), keyFile(dataDir));
}

/** A new key in place of one that is missing or opens nothing; what was there is set aside, for it may be another installation's. */
export function makeKeyAgain(dataDir: string, now: Date): void {
  const file = keyFile(dataDir);
  if (existsSync(file)) renameSync(file, `${file}.set-aside-${now.toISOString().replace(/[^0-9TZ]/g, '')}`);
  makeKey(dataDir, file);
}

const keyFile = (dataDir: string) => join(dataDir, 'secret.key');
const nextFile = (dataDir: string) => join(dataDir, 'secret.key.next');
const previousFile = (dataDir: string) => join(dataDir, 'secret.key.previous');

function needKey(file: string): Buffer {
  const key = readKey(file);
  if (!key) throw new SecretKeyError(`${file} is gone: restore it from a backup, or set SECRET_KEY.`);
  return key;
}

function readKey(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SecretKeyError(`${file} cannot be read: it must belong to the user that runs the service.`, {
      cause: error,
    });
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new SecretKeyError(
      `${file} holds no key of 32 bytes: restore it from a backup, or set SECRET_KEY.`,
    );
  return key;
}

/** Written whole under another name and linked into place: of two processes that make one at once, one wins for both. */
function makeKey(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o750 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
