/** PostgreSQL 15 of Debian as an earlier version of the program would have brought it: a cluster of an older major for the tests of the upgrade. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestTable, listSequences, listTables } from '../../src/db/archive/backup-tables.ts';
import type { Db } from '../../src/db/connection.ts';
import { binariesIn } from '../../src/db/embedded/binaries.ts';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

const oldMajor = 15;
export const oldPrograms = `/usr/lib/postgresql/${oldMajor}`;

export const oldPostgresMissing = existsSync(join(oldPrograms, 'bin', 'initdb'))
  ? false
  : `Debian's PostgreSQL ${oldMajor} is not at ${oldPrograms}/bin`;

/** In DATA_DIR, where the program of that time had it. */
export function startOldEmbedded(dataDir: string) {
  return startEmbedded({
    dir: join(dataDir, `postgres-${oldMajor}`),
    binaries: binariesIn(oldPrograms, oldMajor, join(dataDir, 'lib')),
    fsync: false,
  });
}

/** Rows and a hash of each table, and the sequences. */
export async function contentOf(db: Db) {
  const tables: Record<string, object> = {};
  for (const table of await listTables(db)) tables[table.name] = await digestTable(db, table);
  return { tables, sequences: await listSequences(db) };
}
