/** The installation's key: given in a setting, or made once and kept beside the data, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';
}

/** 32 bytes. Everything that is sealed is lost with it, so it belongs into the backup, apart from the database's. */
export function loadSecretKey(given: Buffer | undefined, dataDir: string): Buffer {
  if (given) return given;
  const file = join(dataDir, 'secret.key');
  const text = readKeyFile(file) ?? makeKeyFile(dataDir, file);
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new SecretKeyError(
      `${file} holds no key of 32 bytes: restore it from a backup, or set SECRET_KEY.`,
    );
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return key;
}

function readKeyFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SecretKeyError(`${file} cannot be read: it must belong to the user that runs the service.`, {
      cause: error,
    });
  }
}

/** Written whole under another name and linked into place: of two processes that make one at once, one wins for both. */
function makeKeyFile(dataDir: string, file: string): string {
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
  return readFileSync(file, 'utf8');
}
