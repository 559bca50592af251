/**
 * Which companies limited members and API keys were given and lost, in their order, and the narrowing of what such a member
 * has made. A holder is a member or a key, by its id.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { CompanyLimit } from '../../core/company-limit.ts';
import type { Db } from '../connection.ts';

export interface Holder {
  organisationId: string;
  id: string;
}

/** The latest decision about one company; without one, everything changed and a reader begins again. */
export interface CompanyGrant {
  id: number;
  companyId: string | null;
  granted: boolean;
  /** The last number of the feed of changes when it was decided. */
  number: number;
}

/** In the transaction of the change. */
export async function recordGrants(
  db: Db,
  holder: Holder,
  { before, after }: { before: CompanyLimit; after: CompanyLimit },
  now: Date,
): Promise<void> {
  if (before === 'all' && after === 'all') return;
  const apart = before === 'all' || after === 'all';
  const granted = apart ? [] : after.filter((id) => !before.includes(id));
  const withdrawn = apart ? [] : before.filter((id) => !after.includes(id));
  await db.query(sql`
    insert into company_grant (organisation_id, holder, company_id, granted, number, at)
    select ${holder.organisationId}, ${holder.id}, d.company_id, d.granted,
      coalesce((select h.last from change_head h where h.organisation_id = ${holder.organisationId}), 0), ${now}
    from (
      select unnest(${withdrawn}::uuid[]) as company_id, false as granted
      union all select unnest(${granted}::uuid[]), true
      union all select null, false where ${apart}
    ) d`);
}

/** The latest decision about each company, oldest first. */
export async function listGrants(db: Db, holder: Holder): Promise<CompanyGrant[]> {
  const { rows } = await db.query<CompanyGrant>(sql`
    select * from (
      select distinct on (company_id) id, company_id, granted, number from company_grant
      where holder = ${holder.id} and organisation_id = ${holder.organisationId} order by company_id, id desc
    ) latest order by id`);
  return rows;
}

/** The last decision up to an instant, or 0 before the first. */
export async function findLastGrant(db: Db, holder: Holder, at: Date): Promise<number> {
  const { rows } = await db.query<{ id: number }>(sql`
    select coalesce(max(id), 0) as id from company_grant
    where holder = ${holder.id} and organisation_id = ${holder.organisationId} and at <= ${at}`);
  return rows[0]!.id;
}

/**
 * What this person made sees and sends no more than the person may see from now on: keys, open invitations, webhooks and
 * destinations, with what waits in them, and the person's own mail.
 */
export async function narrowMade(
  db: Db,
  { organisationId, userId }: { organisationId: string; userId: string },
  limit: readonly string[],
  now: Date,
): Promise<void> {
  const within = (companies: Sql) => sql`case when ${companies} is null then ${limit}::uuid[]
    else array(select c from unnest(${companies}) c where c = any(${limit}::uuid[])) end`;
  const { rows } = await db.query<{ id: string; before: string[] | null; after: string[] }>(sql`
    with made as (
      select id, companies as before, ${within(sql`companies`)} as after
      from api_key where organisation_id = ${organisationId} and created_by = ${userId} and revoked_at is null
      order by id for no key update
    )
    update api_key k set companies = made.after from made where k.id = made.id
    returning k.id, made.before, made.after`);
  for (const { id, before, after } of rows)
    await recordGrants(db, { organisationId, id }, { before: before ?? 'all', after }, now);
  const theirs = sql`organisation_id = ${organisationId} and created_by = ${userId}`;
  // Who would be an owner would see every company.
  await db.query(sql`
    update invitation set companies = case when role = 'owner' then null else ${within(sql`companies`)} end,
      revoked_at = case when role = 'owner' then ${now}::timestamptz end
    where ${theirs} and accepted_at is null and revoked_at is null`);
  await db.query(sql`
    update webhook set companies = ${within(sql`companies`)} where ${theirs} and removed_at is null`);
  await db.query(sql`
    update webhook_delivery d set state = 'failed', ended_at = ${now} from webhook_event e, webhook w
    where w.organisation_id = ${organisationId} and w.created_by = ${userId} and w.removed_at is null
      and d.webhook_id = w.id and d.state = 'waiting' and e.id = d.event_id and e.company_id <> all(${limit}::uuid[])`);
  await db.query(sql`
    update destination set filter = jsonb_set(filter, '{companies}', to_jsonb(${within(sql`case
      when jsonb_typeof(filter -> 'companies') = 'array'
      then array(select jsonb_array_elements_text(filter -> 'companies'))::uuid[] end`)}))
    where ${theirs} and removed_at is null`);
  await db.query(sql`
    delete from destination_document t using destination d
    where d.organisation_id = ${organisationId} and d.created_by = ${userId} and d.removed_at is null
      and t.destination_id = d.id and t.state = 'waiting' and t.company_id <> all(${limit}::uuid[])`);
  // Null is every company that the person may see.
  await db.query(sql`
    update notification_setting set companies = ${within(sql`companies`)}
    where organisation_id = ${organisationId} and user_id = ${userId} and companies is not null`);
}
