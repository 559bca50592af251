/**
 * `npm run schema`: writes src/db/schema.sql, the schema that the migrations add up to, so that a change of it is
 * reviewed as a diff. `--check` compares instead, and fails with what differs.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect } from '../src/db/connection.ts';
import { dumpSchema } from '../src/db/dump-schema.ts';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { lineDiff } from './schema/line-diff.ts';

const file = resolve(import.meta.dirname, '../src/db/schema.sql');
const dump = await dumpOfMigrations();

if (process.argv.includes('--check')) {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (kept !== dump) {
    console.error(
      `src/db/schema.sql is not what the migrations add up to; run: npm run schema\n\n${lineDiff(kept, dump)}`,
    );
    process.exitCode = 1;
  }
} else writeFileSync(file, dump);

async function dumpOfMigrations(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'efactura-schema-'));
  try {
    const server = await startEmbedded({ dir: join(directory, 'postgres'), fsync: false });
    const pool = await connect({ url: server.url });
    try {
      await migrate(pool);
      return await dumpSchema(pool);
    } finally {
      await pool.end();
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
