/** Which slot of its interval each organisation was served in last. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

export interface Schedule {
  organisationId: string;
  plan: string;
  lastSlot: Date | null;
  lastReconciled: Date | null;
}

/** Organisations with a company to list automatically. */
export async function listSchedules(db: Db): Promise<Schedule[]> {
  const { rows } = await db.query<{
    id: string;
    plan: string;
    last_scheduled_slot: Date | null;
    last_reconciled_slot: Date | null;
  }>(sql`
    select id, plan, last_scheduled_slot, last_reconciled_slot from organisation o
    where exists (select 1 from company c
      where c.organisation_id = o.id and c.removed_at is null and c.sync_enabled and c.access <> 'denied')
    order by id`);
  return rows.map((row) => ({
    organisationId: row.id,
    plan: row.plan,
    lastSlot: row.last_scheduled_slot,
    lastReconciled: row.last_reconciled_slot,
  }));
}

/** @returns false when another scheduler has taken this slot, or a later one */
export async function takeSlotOfSchedule(
  tx: Db,
  organisationId: string,
  trigger: 'schedule' | 'reconciliation',
  slot: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    trigger === 'schedule'
      ? sql`update organisation set last_scheduled_slot = ${slot}
          where id = ${organisationId} and (last_scheduled_slot is null or last_scheduled_slot < ${slot})`
      : sql`update organisation set last_reconciled_slot = ${slot}
          where id = ${organisationId} and (last_reconciled_slot is null or last_reconciled_slot < ${slot})`,
  );
  return rowCount === 1;
}
