/** Who belongs to which organisation, and what he may do there. Knows people by the id that the sign-in gives them. */
import sql from 'sql-template-tag';
import type { Scope } from '../core/scope.ts';
import type { Db } from './connection.ts';

export interface Membership {
  organisationId: string;
  organisationName: string;
  role: Scope;
}

export async function addMember(
  db: Db,
  member: { organisationId: string; userId: string; role: Scope },
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into member (organisation_id, user_id, role, created_at)
    values (${member.organisationId}, ${member.userId}, ${member.role}, ${now})
    on conflict (organisation_id, user_id) do update set role = excluded.role`);
}

/** Everything that a person belongs to, longest first. */
export async function listMemberships(db: Db, userId: string): Promise<Membership[]> {
  const { rows } = await db.query<Row>(sql`
    select m.organisation_id, o.name, m.role from member m join organisation o on o.id = m.organisation_id
    where m.user_id = ${userId} order by m.created_at, m.organisation_id`);
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    organisationName: row.name,
    role: row.role,
  }));
}

/** Whether anybody at all has an account that leads somewhere: if not, the installation waits for its setup. */
export async function hasMembers(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(sql`select 1 from member limit 1`);
  return rowCount === 1;
}

interface Row {
  organisation_id: string;
  name: string;
  role: Scope;
}
