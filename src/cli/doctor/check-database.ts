/** The database and what it knows: its version, its migrations, its clock, the connections, whether a service is running. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findSealedProof, type SealedProof } from '../../accounts/check-key.ts';
import type { Config } from '../../config/config.ts';
import { isBackupOld } from '../../core/backup-age.ts';
import { type FindingKind, isWrong } from '../../core/integrity.ts';
import { countArchived } from '../../db/archive/verification.ts';
import type { Transactor } from '../../db/connection.ts';
import { findOldBinaries } from '../../db/embedded/old-binaries.ts';
import { findOtherCluster, otherMajor } from '../../db/embedded/other-cluster.ts';
import { embeddedDirectory, embeddedMajor, placeOf } from '../../db/embedded/place.ts';
import { readUpgraded } from '../../db/embedded/upgrade.ts';
import { findHold, findLastBackup } from '../../db/installation/hold.ts';
import { findArchiveBinding, findEnvironment } from '../../db/installation/installation.ts';
import { getInstallationFigures } from '../../db/installation/installation-figures.ts';
import {
  countFromFuture,
  getServerTime,
  getServerVersion,
  isConnected,
} from '../../db/installation/server-facts.ts';
import { findApplied } from '../../db/migrate.ts';
import { migrationsDirectory, readMigrations } from '../../db/migration-files.ts';
import { queueNames } from '../../jobs/queue.ts';
import { mostApartMs } from '../../sync/compare-clocks.ts';
import type { CliTexts } from '../../text/cli/cli-texts.ts';
import { openDatabaseAlone } from '../open-database.ts';
import { type Check, fail, ok, type Said, warn } from './check.ts';
import { checkTokens } from './check-tokens.ts';

type Say = CliTexts['doctor'];

export interface CheckedDatabase {
  checks: Check[];
  bindings: Bindings;
}

/** What the database says of the archive and the key that belong to it. */
export interface Bindings {
  /** How many messages the archive must have; 0 where the database cannot be asked. */
  archived: number;
  /** What the archive's root must have; undefined where none was bound yet. */
  archiveId: string | undefined;
  /** What the key must open; undefined where nothing was sealed yet. */
  proof: SealedProof | undefined;
}

const unknown: Bindings = { archived: 0, archiveId: undefined, proof: undefined };

export async function checkDatabase(config: Config, say: Say): Promise<CheckedDatabase> {
  const embedded = embeddedDirectory(config.dataDir);
  // Asking would make it.
  if (config.database.kind === 'embedded' && !existsSync(join(embedded, 'data', 'PG_VERSION'))) {
    const checks: Check[] = [
      { name: 'database', ...checkOlder(config, embedded, say.database) },
      { name: 'clock', ...ok(say.clock.unknown) },
    ];
    return { checks, bindings: unknown };
  }
  await using opened = new AsyncDisposableStack();
  let db: Transactor;
  try {
    db = await openDatabaseAlone(config, opened);
  } catch (error) {
    return { checks: [{ name: 'database', ...fail((error as Error).message) }], bindings: unknown };
  }
  const applied = await findApplied(db);
  const database = await checkSchema(db, config, applied, say.database);
  const clock = await checkClock(db, say.clock);
  const kept = config.database.kind === 'embedded' ? checkKept(embedded, say) : [];
  const checks: Check[] = [{ name: 'database', ...database }, ...kept];
  if (database.verdict !== 'ok' || !applied)
    return { checks: [...checks, { name: 'clock', ...clock }], bindings: unknown };
  const ahead = await countFromFuture(db, new Date());
  checks.push({
    name: 'clock',
    ...(ahead > 0 && clock.verdict === 'ok' ? warn(say.clock.ahead(ahead)) : clock),
  });
  checks.push({ name: 'tokens', ...(await checkTokens(db, new Date(), say.tokens)) });
  checks.push({ name: 'findings', ...(await checkFindings(db, say.findings)) });
  checks.push({ name: 'backup', ...(await checkBackup(db, config, say.backup)) });
  const heldSince = await findHold(db);
  if (heldSince) checks.push({ name: 'hold', ...warn(say.held(heldSince)) });
  checks.push({ name: 'worker', ...(await checkWorker(db, say.worker)) });
  const binding = await findArchiveBinding(db);
  const bindings: Bindings = {
    archived: await countArchived(db),
    archiveId: binding?.bound ? binding.id : undefined,
    proof: await findSealedProof(db),
  };
  return { checks, bindings };
}

async function checkSchema(
  db: Transactor,
  config: Config,
  applied: Awaited<ReturnType<typeof findApplied>>,
  say: Say['database'],
): Promise<Said> {
  const version = await getServerVersion(db);
  if (!applied) return ok(say.empty(version));
  const ours = readMigrations(migrationsDirectory);
  const strange = applied.some(({ name, sha256 }, i) => ours[i]?.name !== name || ours[i]?.sha256 !== sha256);
  if (strange) return fail(say.newer);
  const missing = ours.length - applied.length;
  if (missing > 0) return warn(say.behind(version, missing));
  const environment = await findEnvironment(db);
  if (environment !== undefined && environment !== config.anaf.environment)
    return fail(say.otherEnvironment(environment));
  return ok(say.fine(version, ours.length));
}

/** Data of an older PostgreSQL are brought over by the next start, if their programs can be had. */
function checkOlder({ database }: Config, embedded: string, say: Say['database']): Said {
  const older = findOtherCluster({ dir: embedded }, embeddedMajor);
  if (!older) return ok(say.later);
  if (older.major > embeddedMajor) return fail(otherMajor(older, embeddedMajor).message);
  const oldBinaries = database.kind === 'embedded' ? database.oldBinaries : undefined;
  try {
    const { postgres } = findOldBinaries(older, placeOf(older.dir), oldBinaries);
    return warn(say.older(older.dir, older.major, postgres));
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** Of the major before, kept until the operator deletes them. */
function checkKept(embedded: string, say: Say): Check[] {
  const upgraded = readUpgraded(placeOf(embedded));
  if (!upgraded || !existsSync(upgraded.kept)) return [];
  return [{ name: 'oldDatabase', ...ok(say.database.kept(upgraded.kept)) }];
}

/** An instant between sending and receiving is what the answer is compared with. */
async function checkClock(db: Transactor, say: Say['clock']): Promise<Said> {
  const sentAt = Date.now();
  const theirs = (await getServerTime(db)).getTime();
  const receivedAt = Date.now();
  const apartMs = Math.max(0, sentAt - theirs, theirs - receivedAt);
  return apartMs <= mostApartMs
    ? ok(say.same(Math.ceil(apartMs)))
    : warn(say.apart(Math.round(apartMs / 1000)));
}

/** Open findings about the archive, made each night or by `verify`. */
async function checkFindings(db: Transactor, say: Say['findings']): Promise<Said> {
  const { findings } = await getInstallationFigures(db, new Date());
  const wrong = Object.entries(findings).filter(([kind]) => isWrong({ kind: kind as FindingKind }));
  const open = wrong.reduce((sum, [, count]) => sum + count, 0);
  return open === 0 ? ok(say.none) : fail(say.open(open));
}

/** A backup that is scheduled may be two days old, so that one that failed is no alarm yet. */
async function checkBackup(db: Transactor, { backup }: Config, say: Say['backup']): Promise<Said> {
  const last = await findLastBackup(db);
  if (!last) return backup.at ? warn(say.none) : ok(say.none);
  const scheduled = backup.at !== undefined;
  return scheduled && isBackupOld(last, new Date()) ? fail(say.old(last)) : ok(say.last(last));
}

/** By the connections to the job queue: an API alone sends jobs, and no process takes them. */
async function checkWorker(db: Transactor, say: Say['worker']): Promise<Said> {
  if (await isConnected(db, queueNames.works)) return ok(say.alive);
  return warn((await isConnected(db, queueNames.sends)) ? say.apiOnly : say.none);
}
