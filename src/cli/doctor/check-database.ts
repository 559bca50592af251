/** The database and what it tells: its version, its migrations, its clock, the connections, whether a service lives. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { connect, type Transactor } from '../../db/connection.ts';
import { embeddedDirectory } from '../../db/embedded/place.ts';
import { startEmbedded } from '../../db/embedded/start-embedded.ts';
import { migrationsDirectory, readMigrations } from '../../db/migration-files.ts';
import type { Words } from '../../text/cli/messages.ts';
import { type Check, fail, ok, type Said, warn } from './check.ts';
import { checkTokens } from './check-tokens.ts';

type Say = Words['doctor'];

export async function checkDatabase(config: Config, say: Say): Promise<Check[]> {
  const embedded = embeddedDirectory(config.dataDir);
  // Asking would make it.
  if (config.database.kind === 'embedded' && !existsSync(join(embedded, 'data', 'PG_VERSION'))) {
    return [
      { name: 'database', ...ok(say.database.later) },
      { name: 'clock', ...ok(say.clock.unknown) },
    ];
  }
  await using opened = new AsyncDisposableStack();
  let db: Transactor;
  try {
    db = await open(config, opened);
  } catch (error) {
    return [{ name: 'database', ...fail((error as Error).message) }];
  }
  const database = await checkSchema(db, config, say.database);
  const checks: Check[] = [
    { name: 'database', ...database },
    { name: 'clock', ...(await checkClock(db, say.clock)) },
  ];
  if (database.verdict !== 'ok' || !(await hasSchema(db))) return checks;
  checks.push({ name: 'tokens', ...(await checkTokens(db, new Date(), say.tokens)) });
  checks.push({ name: 'worker', ...(await checkWorker(db, say.worker)) });
  return checks;
}

/** A server that is down is started for the look, and stopped again. */
async function open(config: Config, opened: AsyncDisposableStack): Promise<Transactor> {
  let url: string;
  if (config.database.kind === 'external') url = config.database.url;
  else {
    const server = await startEmbedded({ dir: embeddedDirectory(config.dataDir) });
    opened.defer(() => server.stop());
    url = server.url;
  }
  const db = await connect({ url, maxConnections: 2, applicationName: 'efactura-sync doctor' });
  opened.defer(() => db.end());
  return db;
}

async function hasSchema(db: Transactor): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  return rows[0]!.there;
}

async function checkSchema(db: Transactor, config: Config, say: Say['database']): Promise<Said> {
  const { rows } = await db.query<{ serverVersion: string }>('show server_version');
  const version = rows[0]!.serverVersion;
  if (!(await hasSchema(db))) return ok(say.empty(version));
  const applied = await db.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration order by name',
  );
  const ours = readMigrations(migrationsDirectory);
  const strange = applied.rows.some(
    ({ name, sha256 }, i) => ours[i]?.name !== name || ours[i]?.sha256 !== sha256,
  );
  if (strange) return fail(say.newer);
  const missing = ours.length - applied.rows.length;
  if (missing > 0) return warn(say.behind(version, missing));
  const pinned = await db.query<{ anafEnvironment: string }>('select anaf_environment from installation');
  const environment = pinned.rows[0]?.anafEnvironment;
  if (environment !== undefined && environment !== config.anaf.environment)
    return fail(say.otherEnvironment(environment));
  return ok(say.fine(version, ours.length));
}

const clocksApartMs = 30_000;

/** An instant between sending and receiving is what the answer is compared with. */
async function checkClock(db: Transactor, say: Say['clock']): Promise<Said> {
  const sentAt = Date.now();
  const { rows } = await db.query<{ now: Date }>('select clock_timestamp() as now');
  const receivedAt = Date.now();
  const theirs = rows[0]!.now.getTime();
  const apartMs = Math.max(0, sentAt - theirs, theirs - receivedAt);
  return apartMs < clocksApartMs
    ? ok(say.same(Math.ceil(apartMs)))
    : warn(say.apart(Math.round(apartMs / 1000)));
}

/** A hint and no more: whoever has the job queue open, which a service has and a doctor has not. */
async function checkWorker(db: Transactor, say: Say['worker']): Promise<Said> {
  const { rows } = await db.query<{ alive: boolean }>(
    `select exists (select from pg_stat_activity
       where datname = current_database() and application_name = 'efactura-sync jobs') as alive`,
  );
  return rows[0]!.alive ? ok(say.alive) : warn(say.none);
}
