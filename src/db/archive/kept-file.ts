/** Every file that the database knows, page by page: originals, imported files, and those in quarantine. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface KeptFile {
  path: string;
  sha256: string;
}

type KeptRow = KeptFile & { id: string };

const first = '00000000-0000-0000-0000-000000000000';

/** Pages follow the ids, so that no transaction has to stay open meanwhile. An imported file of several invoices comes once for each. */
export async function* listKeptFiles(db: Db, limit = 500): AsyncGenerator<KeptFile[]> {
  for (const page of [archivedAfter, importedAfter, quarantinedAfter])
    for (let after = first; ; ) {
      const rows = await page(db, after, limit);
      if (rows.length === 0) break;
      yield rows.map(({ path, sha256 }) => ({ path, sha256 }));
      after = rows.at(-1)!.id;
    }
}

async function archivedAfter(db: Db, after: string, limit: number): Promise<KeptRow[]> {
  const { rows } = await db.query<KeptRow>(sql`
    select id, path, sha256 from message where state = 'archived' and id > ${after}::uuid order by id limit ${limit}`);
  return rows;
}

async function importedAfter(db: Db, after: string, limit: number): Promise<KeptRow[]> {
  const { rows } = await db.query<KeptRow>(sql`
    select id, backfill_path as path, backfill_sha256 as sha256 from invoice
    where backfill_path is not null and id > ${after}::uuid order by id limit ${limit}`);
  return rows;
}

async function quarantinedAfter(db: Db, after: string, limit: number): Promise<KeptRow[]> {
  const { rows } = await db.query<KeptRow>(sql`
    select id, path, sha256 from quarantine where id > ${after}::uuid order by id limit ${limit}`);
  return rows;
}
