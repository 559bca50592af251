/** Reads the migrations from their directory, in order. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from './database-error.ts';

export type Migration = { name: string; sha256: string; sql: string };

export const migrationsDirectory = join(import.meta.dirname, 'migrations');

/** Named `0001-ledger.sql`, numbered from 1 without a gap, so that two branches cannot both add the same one unnoticed. */
export function readMigrations(directory: string): Migration[] {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file) || Number.parseInt(file, 10) !== index + 1) {
      throw new DatabaseError(
        'migrations_unreadable',
        `${join(directory, file)} should be number ${index + 1} of the migrations, named like 0001-what-it-does.sql.`,
      );
    }
    // A checkout with Windows line ends is the same migration.
    const sql = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n');
    return {
      name: file.slice(0, -'.sql'.length),
      sha256: createHash('sha256').update(sql).digest('hex'),
      sql,
    };
  });
}
