/** The last slot of its interval in which each organisation was served. */
import sql, { empty } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { type Db, prepared } from '../connection.ts';

export interface Schedule {
  organisationId: string;
  plan: string;
  lastSlot: Date | null;
  lastReconciled: Date | null;
}

/** Undefined when no company is listed automatically. */
export async function findSchedule(db: Db, organisationId: string): Promise<Schedule | undefined> {
  return (await listSchedules(db, organisationId))[0];
}

/** Organisations with a company to list automatically: all of them, or the one that is named. */
export async function listSchedules(db: Db, organisationId?: string): Promise<Schedule[]> {
  const { rows } = await db.query<Schedule>(
    prepared(
      organisationId === undefined ? 'list schedules' : 'find schedule',
      sql`
    select id as organisation_id, plan, last_scheduled_slot as last_slot, last_reconciled_slot as last_reconciled
    from organisation o
    where exists (select 1 from company c
      where c.organisation_id = o.id and c.removed_at is null and c.sync_enabled and c.access <> 'denied')
      ${organisationId === undefined ? empty : sql`and id = ${organisationId}`}
    order by id`,
    ),
  );
  return rows;
}

/** @returns false when another scheduler has taken this slot, or a later one by a clock that was right */
export async function takeSlotOfSchedule(
  tx: Db,
  organisationId: string,
  trigger: 'schedule' | 'reconciliation',
  slot: Date,
  now: Date,
): Promise<boolean> {
  const latest = latestBelievable(now);
  const { rowCount } = await tx.query(
    trigger === 'schedule'
      ? sql`update organisation set last_scheduled_slot = ${slot}
          where id = ${organisationId} and (last_scheduled_slot is null or last_scheduled_slot < ${slot} or last_scheduled_slot > ${latest})`
      : sql`update organisation set last_reconciled_slot = ${slot}
          where id = ${organisationId} and (last_reconciled_slot is null or last_reconciled_slot < ${slot} or last_reconciled_slot > ${latest})`,
  );
  return rowCount === 1;
}
