/** Codes of companies that ANAF's lists named as a certificate's. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** More than a person would choose from. */
const mostKept = 5_000;

/** Adds to what was named before: a list names perhaps only some. */
export async function recordNamed(db: Db, connectionId: string, cifs: string[]): Promise<void> {
  await db.query(sql`
    update anaf_connection a set named_cifs = array(
      select distinct cif from unnest(a.named_cifs || ${cifs}::text[]) cif order by cif limit ${mostKept})
    where id = ${connectionId} and removed_at is null and not a.named_cifs @> ${cifs}::text[]`);
}
