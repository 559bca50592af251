/** Alarms: which organisations are looked at next, who of each is told, and of what they were told. */
import sql, { empty } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import type { SettingOf } from './notification-setting.ts';

export interface AlarmLook {
  organisationId: string;
  organisationName: string;
  at: Date;
  /** Up to whom its people were told in the round that is not over; null at the beginning of one. */
  afterUserId: string | null;
}

/** Those that were looked at longest ago. */
export async function listAlarmLooks(db: Db, limit: number): Promise<AlarmLook[]> {
  const { rows } = await db.query<AlarmLook>(sql`
    select l.organisation_id, o.name as organisation_name, l.at, l.after_user_id
    from (select * from alarm_look order by at, organisation_id limit ${limit}) l
    join organisation o on o.id = l.organisation_id
    order by l.at, l.organisation_id`);
  return rows;
}

/** To the end of the order. @returns false when another process has taken it since it was listed */
export async function takeAlarmLook(db: Db, { organisationId, at }: AlarmLook, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update alarm_look set at = ${now} where organisation_id = ${organisationId} and at = ${at}`);
  return rowCount === 1;
}

export async function moveAlarmLook(
  db: Db,
  organisationId: string,
  afterUserId: string | null,
): Promise<void> {
  await db.query(sql`
    update alarm_look set after_user_id = ${afterUserId} where organisation_id = ${organisationId}`);
}

export interface AlarmRecipient {
  userId: string;
  wantsAlarms: boolean;
  companies: string[] | null;
  /** What the person may see; null is every company. */
  limit: string[] | null;
}

/** The members after `after` by their ids, those who want no alarms included: so many rows are read, whatever they chose. */
export async function listAlarmRecipients(
  db: Db,
  organisationId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<AlarmRecipient[]> {
  const { rows } = await db.query<AlarmRecipient>(sql`
    select m.user_id, coalesce(s.alarms, m.role in ('owner', 'admin')) as wants_alarms, s.companies, m.companies as limit
    from (
      select organisation_id, user_id, role, companies from member
      where organisation_id = ${organisationId} ${after === null ? empty : sql`and user_id > ${after}`}
      order by user_id limit ${limit}) m
    left join notification_setting s on s.organisation_id = m.organisation_id and s.user_id = m.user_id
    order by m.user_id`);
  return rows;
}

/**
 * Remembers that the person is told of these, and removes what has ended: that is told again when it comes back, a day later at
 * the earliest, so that what comes and goes fills no mailbox.
 * @returns those of which they were not told before
 */
export async function recordAlarms(
  tx: Db,
  { organisationId, userId }: SettingOf,
  { told, lasting, endedBefore }: { told: string[]; lasting: string[]; endedBefore: Date },
  now: Date,
): Promise<Set<string>> {
  const { rows } = await tx.query<{ taskId: string }>(sql`
    with ended as (
      delete from alarm_told
      where organisation_id = ${organisationId} and user_id = ${userId} and at < ${endedBefore}
        and task_id <> all(${lasting}::uuid[]))
    insert into alarm_told (organisation_id, user_id, task_id, at)
    select ${organisationId}, ${userId}, t.id, ${now} from unnest(${told}::uuid[]) t (id) order by t.id
    on conflict do nothing returning task_id`);
  return new Set(rows.map((row) => row.taskId));
}

/** When no task lasts. People by their ids: after the first, up to and with the second; null is the end of all. */
export async function removeEndedAlarms(
  db: Db,
  organisationId: string,
  { after, upTo }: { after: string | null; upTo: string | null },
  endedBefore: Date,
): Promise<void> {
  await db.query(sql`
    delete from alarm_told
    where organisation_id = ${organisationId} and at < ${endedBefore}
      ${after === null ? empty : sql`and user_id > ${after}`} ${upTo === null ? empty : sql`and user_id <= ${upTo}`}`);
}
