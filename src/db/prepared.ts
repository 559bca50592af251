/** What a job prepares after an update where tables are large; until then questions are answered the slow way. */
import sql from 'sql-template-tag';
import { type Db, prepared } from './connection.ts';

export type Prepared = 'parties' | 'counts' | 'months';

export async function isPrepared(db: Db, what: Prepared): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>(
    prepared(
      'is prepared',
      sql`
    select exists (select from prepared where what = ${what}) as done`,
    ),
  );
  return rows[0]!.done;
}

export async function markPrepared(db: Db, what: Prepared, now: Date): Promise<void> {
  await db.query(sql`insert into prepared (what, at) values (${what}, ${now}) on conflict do nothing`);
}
