/** The key, the data directory and the archive, as they are on disk. Creates nothing. */
import { constants, existsSync, readFileSync, statSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { opensProof } from '../../accounts/check-key.ts';
import { readSecretKeys } from '../../accounts/secret-key.ts';
import { readArchiveId } from '../../archive/archive-id.ts';
import { openDiskArchive } from '../../archive/disk.ts';
import { openS3Archive, readBucketId } from '../../archive/s3.ts';
import { openBucket } from '../../archive/s3-bucket.ts';
import type { BucketSettings } from '../../archive/s3-settings.ts';
import type { Config } from '../../config/config.ts';
import { embeddedDirectory } from '../../db/embedded/place.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { fail, ok, type Said, warn } from './check.ts';
import type { Bindings } from './check-database.ts';

type Say = CliTexts['doctor'];

const gib = 1024 ** 3;
/** A company of the common size needs about this much a year; the database wants room for itself as well. */
const littleBytes = 1 * gib;
const tooLittleBytes = gib / 10;

export async function checkDataDir({ dataDir }: Config, say: Say['dataDir']): Promise<Said> {
  const there = existsSync(dataDir);
  const nearest = nearestExisting(dataDir);
  try {
    await access(nearest, constants.W_OK | constants.X_OK);
  } catch {
    return fail(say.notWritable(nearest));
  }
  const { bavail, bsize } = await statfs(nearest);
  const free = bavail * bsize;
  if (free < tooLittleBytes) return fail(say.little(dataDir, size(free)));
  if (free < littleBytes) return warn(say.little(dataDir, size(free)));
  return ok(there ? say.fine(dataDir, size(free)) : say.later(dataDir, size(free)));
}

export function checkSecretKey(
  config: Config,
  { proof }: Pick<Bindings, 'proof'>,
  say: Say['secretKey'],
): Said {
  const { secretKey, dataDir } = config;
  const opens = () => !proof || opensProof(readSecretKeys(config), proof);
  if (secretKey) return opens() ? ok(say.given) : fail(say.other('SECRET_KEY'));
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file))
    return proof || existsSync(embeddedDirectory(dataDir)) ? fail(say.gone(file)) : ok(say.later);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail(say.unreadable(file));
  }
  if (Buffer.from(text.trim(), 'base64').length !== 32) return fail(say.broken(file));
  if (!opens()) return fail(say.other(file));
  return (statSync(file).mode & 0o077) === 0 ? ok(say.file(file)) : warn(say.open(file));
}

/** With one message that must be in it, or an id, a folder that is not there is missing, as /readyz says. */
export async function checkArchive(
  { archive, dataDir }: Config,
  { archived, archiveId }: Pick<Bindings, 'archived' | 'archiveId'>,
  say: Say['archive'],
): Promise<Said> {
  if (archive.bucket) return checkBucket(archive.bucket, archiveId, say);
  // Making it is for the first start; where its disk only is not mounted, it must not be made at all.
  if (!existsSync(archive.dir))
    return archived > 0 || archiveId !== undefined
      ? fail(say.faults.unavailable(archive.dir))
      : ok(say.later(archive.dir));
  try {
    const found = await readArchiveId(archive.dir);
    if (archiveId !== undefined && found !== archiveId) return fail(say.other(archive.dir, archiveId, found));
    const health = await (await openDiskArchive(archive.dir, { make: false })).check();
    // An empty disk that was mounted for a first start.
    if (
      archived === 0 &&
      !existsSync(join(archive.dir, 'incoming')) &&
      !existsSync(embeddedDirectory(dataDir))
    )
      return warn(say.noIncoming(archive.dir));
    if (!health.ok) return fail(say.faults[health.code](archive.dir));
    return ok(say.fine(archive.dir, health.freeBytes === null ? '?' : size(health.freeBytes)));
  } catch (error) {
    return fail((error as Error).message);
  }
}

async function checkBucket(
  settings: BucketSettings,
  archiveId: string | undefined,
  say: Say['archive'],
): Promise<Said> {
  const bucket = openBucket(settings);
  try {
    const found = await readBucketId(bucket);
    if (archiveId !== undefined && found !== archiveId)
      return fail(say.other(bucket.place, archiveId, found));
    const health = await openS3Archive(bucket).check();
    if (!health.ok) return fail(say.bucketFaults(bucket.place, health.detail));
    if (!(await bucket.getVersioning())) return warn(say.noVersioning(bucket.place));
    const lock = await bucket.getObjectLock();
    if (!lock) return ok(say.noObjectLock(bucket.place));
    return ok(lock.retention ? say.locked(bucket.place, lock.retention) : say.noRetention(bucket.place));
  } catch (error) {
    return fail(say.bucketFaults(bucket.place, (error as Error).message));
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function size(bytes: number): string {
  return bytes >= gib ? `${(bytes / gib).toFixed(0)} GiB` : `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
