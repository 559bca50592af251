/** Companies that no valid connection can read: what ANAF receives for them is not seen, although ANAF has refused no right. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { isValid } from '../connections/anaf-connection.ts';

export interface UnseenCompany {
  id: string;
  cif: string;
  name: string | null;
  /** Connections that could read it and have ended: one of them must be connected again. */
  deadConnections: string[];
}

/** By name. Without those to which ANAF refuses access: there the right is missing, not the connection. */
export async function listUnseenCompanies(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<UnseenCompany[]> {
  const { rows } = await db.query<UnseenCompany>(
    prepared(
      'unseen companies',
      sql`
    select c.id, c.cif, c.name, array(
      select a.id from company_connection cc join anaf_connection a on a.id = cc.connection_id
      where cc.company_id = c.id and cc.access = 'granted' and a.removed_at is null and not ${isValid(now)}
    ) as dead_connections
    from company c
    where c.organisation_id = ${organisationId} and c.removed_at is null and c.access <> 'denied' and not exists (
      select 1 from anaf_connection a
      left join company_connection cc on cc.connection_id = a.id and cc.company_id = c.id
      where a.organisation_id = c.organisation_id and a.removed_at is null and ${isValid(now)}
        and cc.access is distinct from 'denied')
    order by c.name, c.id`,
    ),
  );
  return rows;
}
