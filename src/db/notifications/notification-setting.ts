/** Which mail a person wants of an organisation: alarms, digests of new invoices, and each day's heads. */
import sql from 'sql-template-tag';
import type { DigestAttachment, DigestPace } from '../../core/notification.ts';
import type { Db } from '../connection.ts';

export interface SettingOf {
  organisationId: string;
  userId: string;
}

export interface NotificationSetting {
  alarms: boolean;
  digest: DigestPace;
  /** Null: every one. */
  companies: string[] | null;
  suppliers: string[] | null;
  attach: DigestAttachment;
  /** The signed heads of all chains, each day. Sent to owners and admins alone, who see every company. */
  heads: boolean;
}

/** As it is, or as it is for a member of that role who has chosen nothing. Undefined for who is no member. */
export async function findNotificationSetting(
  db: Db,
  { organisationId, userId }: SettingOf,
): Promise<(NotificationSetting & { digestCursor: string | null }) | undefined> {
  const { rows } = await db.query<NotificationSetting & { digestCursor: string | null }>(sql`
    select coalesce(s.alarms, m.role in ('owner', 'admin')) as alarms, coalesce(s.digest, 'off') as digest,
      s.companies, s.suppliers, coalesce(s.attach, 'none') as attach, s.heads_due_at is not null as heads, s.digest_cursor
    from member m left join notification_setting s on s.organisation_id = m.organisation_id and s.user_id = m.user_id
    where m.organisation_id = ${organisationId} and m.user_id = ${userId}`);
  return rows[0];
}

export async function saveNotificationSetting(
  tx: Db,
  { organisationId, userId }: SettingOf,
  setting: Omit<NotificationSetting, 'heads'> & {
    digestCursor: string | null;
    digestDueAt: Date | null;
    headsDueAt: Date | null;
  },
  now: Date,
): Promise<void> {
  const { alarms, digest, companies, suppliers, attach, digestCursor, digestDueAt, headsDueAt } = setting;
  await tx.query(sql`
    insert into notification_setting
      (organisation_id, user_id, alarms, digest, companies, suppliers, attach, digest_cursor, digest_due_at, heads_due_at, updated_at)
    values (${organisationId}, ${userId}, ${alarms}, ${digest}, ${companies}::uuid[], ${suppliers}::text[], ${attach},
      ${digestCursor}, ${digestDueAt}, ${headsDueAt}, ${now})
    on conflict (organisation_id, user_id) do update set alarms = excluded.alarms, digest = excluded.digest,
      companies = excluded.companies, suppliers = excluded.suppliers, attach = excluded.attach,
      digest_cursor = excluded.digest_cursor, digest_due_at = excluded.digest_due_at, heads_due_at = excluded.heads_due_at, updated_at = excluded.updated_at`);
}

export interface DueDigest extends SettingOf, Omit<NotificationSetting, 'alarms' | 'heads'> {
  digestCursor: string;
  digestDueAt: Date;
  organisationName: string;
}

/** What the person chose, of what they may see: `s` is the setting, `m` the member. */
const chosenAndSeen = sql`case when m.companies is null or s.companies is null then coalesce(m.companies, s.companies)
  else array(select c from unnest(s.companies) c where c = any(m.companies)) end`;

/** Of members alone: who was removed is told nothing more. */
export async function listDueDigests(db: Db, now: Date, limit: number): Promise<DueDigest[]> {
  const { rows } = await db.query<DueDigest>(sql`
    select s.organisation_id, s.user_id, s.digest, ${chosenAndSeen} as companies, s.suppliers, s.attach, s.digest_cursor, s.digest_due_at,
      o.name as organisation_name
    from notification_setting s
    join member m on m.organisation_id = s.organisation_id and m.user_id = s.user_id
    join organisation o on o.id = s.organisation_id
    where s.digest_due_at <= ${now} order by s.digest_due_at, s.organisation_id, s.user_id limit ${limit}`);
  return rows;
}

/** @returns false when another process has written this digest, or the person has changed the setting meanwhile */
export async function moveDigest(
  tx: Db,
  {
    organisationId,
    userId,
    digestCursor,
    digestDueAt,
  }: SettingOf & { digestCursor: string; digestDueAt: Date },
  next: { cursor: string; dueAt: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update notification_setting set digest_cursor = ${next.cursor}, digest_due_at = ${next.dueAt}
    where organisation_id = ${organisationId} and user_id = ${userId} and digest_cursor = ${digestCursor}
      and digest_due_at = ${digestDueAt}`);
  return rowCount === 1;
}

export interface DueHeads extends SettingOf {
  headsDueAt: Date;
  organisationName: string;
}

/** Of people who see every company: the heads are those of all. */
export async function listDueHeads(db: Db, now: Date, limit: number): Promise<DueHeads[]> {
  const { rows } = await db.query<DueHeads>(sql`
    select s.organisation_id, s.user_id, s.heads_due_at, o.name as organisation_name
    from notification_setting s
    join member m on m.organisation_id = s.organisation_id and m.user_id = s.user_id and m.role in ('owner', 'admin')
      and m.companies is null
    join organisation o on o.id = s.organisation_id
    where s.heads_due_at <= ${now} order by s.heads_due_at, s.organisation_id, s.user_id limit ${limit}`);
  return rows;
}

/** @returns false when another process has written this mail, or the person has changed the setting meanwhile */
export async function moveHeads(
  tx: Db,
  { organisationId, userId, headsDueAt }: Omit<DueHeads, 'organisationName'>,
  next: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update notification_setting set heads_due_at = ${next}
    where organisation_id = ${organisationId} and user_id = ${userId} and heads_due_at = ${headsDueAt}`);
  return rowCount === 1;
}

/** Neither alarms nor digests of this organisation. */
export async function stopNotifications(
  db: Db,
  { organisationId, userId }: SettingOf,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into notification_setting (organisation_id, user_id, alarms, updated_at)
    select organisation_id, user_id, false, ${now} from member
    where organisation_id = ${organisationId} and user_id = ${userId}
    on conflict (organisation_id, user_id) do update set alarms = false, digest = 'off', digest_cursor = null,
      digest_due_at = null, heads_due_at = null, updated_at = excluded.updated_at`);
}
