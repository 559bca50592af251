/** Whether the installation is held: it was restored from a backup, and the one that it came from may still run. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** Since when; null when it is not, or has never been started. */
export async function findHold(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ heldSince: Date | null }>(sql`select held_since from installation`);
  return rows[0]?.heldSince ?? null;
}

export async function beginHold(tx: Db, now: Date): Promise<void> {
  await tx.query(sql`update installation set held_since = ${now}`);
}

/** @returns whether it was held */
export async function endHold(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update installation set held_since = null where held_since is not null`);
  return rowCount === 1;
}

export interface BackupState {
  heldSince: Date | null;
  /** When the last finished backup began; when there was none, when the installation did. */
  backedUpAt: Date;
  /** Since when the archive does not continue the newest sound backup. */
  brokenSince: Date | null;
  brokenFrom: string | null;
  brokenChains: number | null;
}

export async function findBackupState(db: Db): Promise<BackupState | undefined> {
  const { rows } = await db.query<BackupState>(
    prepared(
      'backup state',
      sql`
    select held_since, coalesce(backed_up_at, created_at) as backed_up_at,
      backup_broken_since as broken_since, backup_broken_from as broken_from, backup_broken_chains as broken_chains
    from installation`,
    ),
  );
  return rows[0];
}

/** When the last finished backup began; null when there was none. */
export async function findLastBackup(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ backedUpAt: Date | null }>(sql`select backed_up_at from installation`);
  return rows[0]?.backedUpAt ?? null;
}

/** @param broken the newest sound backup, where the archive does not continue it and no person has accepted that */
export async function recordBackup(
  db: Db,
  takenAt: Date,
  broken: { name: string; broken: number } | null,
): Promise<void> {
  await db.query(sql`
    update installation set backed_up_at = ${takenAt},
      backup_broken_since = case when ${broken !== null} then coalesce(backup_broken_since, ${takenAt}) end,
      backup_broken_from = ${broken?.name ?? null}, backup_broken_chains = ${broken?.broken ?? null}
    where backed_up_at is null or backed_up_at < ${takenAt}`);
}
