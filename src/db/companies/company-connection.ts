/** Which certificates may be tried for a company, best first. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';

/** Last granted first, then those nobody has asked, then those that were refused once. Ids. */
export async function listUsableConnections(
  db: Db,
  organisationId: string,
  companyId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select a.id from anaf_connection a
    left join company_connection cc on cc.connection_id = a.id and cc.company_id = ${companyId}
    where a.organisation_id = ${organisationId} and a.removed_at is null and ${isValid(now)}
    order by case cc.access when 'granted' then 0 when 'denied' then 2 else 1 end, cc.checked_at desc nulls last, a.id`);
  return rows.map((row) => row.id);
}

/** Companies without access that nobody has asked ANAF about since then. Ids. */
export async function listDeniedCompanies(db: Db, since: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select c.id from company c
    where c.access = 'denied' and c.removed_at is null and not exists (
      select 1 from company_connection cc where cc.company_id = c.id and cc.checked_at > ${since})
    order by c.id`);
  return rows.map((row) => row.id);
}
