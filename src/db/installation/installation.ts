/** The installation's one row: the ANAF environment, which never changes because test and production give out the same ids for different messages, and the hash of the setup code. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment';
}

/** Which of ANAF's environments this installation speaks to; undefined before its first start. */
export async function findEnvironment(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ anafEnvironment: string }>(
    sql`select anaf_environment from installation`,
  );
  return rows[0]?.anafEnvironment;
}

/** Pins a new database to the environment; refuses one that is pinned to another. */
export async function pinEnvironment(db: Db, environment: string, now: Date): Promise<void> {
  await db.query(sql`
    insert into installation (anaf_environment, created_at) values (${environment}, ${now}) on conflict do nothing`);
  const { rows } = await db.query<{ anafEnvironment: string }>(
    sql`select anaf_environment from installation`,
  );
  const pinned = rows[0]!.anafEnvironment;
  if (pinned !== environment)
    throw new WrongEnvironment(
      `This database holds messages of ANAF's environment "${pinned}", and ANAF_ENVIRONMENT is "${environment}". ` +
        `Set ANAF_ENVIRONMENT=${pinned}, or point DATABASE_URL and DATA_DIR to a fresh place for "${environment}".`,
    );
}

export interface ArchiveBinding {
  /** Also in the archive's root. */
  id: string;
  /** False until it was written there. */
  bound: boolean;
}

/** Undefined before the installation's first start. */
export async function findArchiveBinding(db: Db): Promise<ArchiveBinding | undefined> {
  const { rows } = await db.query<ArchiveBinding>(sql`
    select archive_id as id, archive_bound_at is not null as bound from installation`);
  return rows[0];
}

/** Locked until the transaction ends: of two services that bind their folders at once the second finds it bound. */
export async function lockArchiveBinding(tx: Db): Promise<ArchiveBinding> {
  const { rows } = await tx.query<ArchiveBinding>(sql`
    select archive_id as id, archive_bound_at is not null as bound from installation for update`);
  return rows[0]!;
}

export async function markArchiveBound(tx: Db, now: Date): Promise<void> {
  await tx.query(sql`update installation set archive_bound_at = ${now}`);
}

/** Null until a key was used. */
export async function findKeyCheck(db: Db): Promise<Buffer | null> {
  const { rows } = await db.query<{ keyCheck: Buffer | null }>(sql`select key_check from installation`);
  return rows[0]?.keyCheck ?? null;
}

/** Keeps what is there unless `replace`: of two processes that start at once the first one's stays. */
export async function recordKeyCheck(db: Db, sealed: Buffer, { replace = false } = {}): Promise<void> {
  await db.query(sql`update installation set key_check = ${sealed} where ${replace} or key_check is null`);
}

/** The first visitor needs the code; only its hash is kept. */
export async function recordSetupCode(db: Db, sha256: Buffer): Promise<void> {
  await db.query(sql`update installation set setup_code_sha256 = ${sha256}`);
}

/** Locked until the transaction ends: of two visitors with the right code the second waits, and finds it used. */
export async function lockSetupCode(db: Db): Promise<Buffer | null> {
  const { rows } = await db.query<{ setupCodeSha256: Buffer | null }>(sql`
    select setup_code_sha256 from installation for update`);
  return rows[0]?.setupCodeSha256 ?? null;
}

export async function clearSetupCode(db: Db): Promise<void> {
  await db.query(sql`update installation set setup_code_sha256 = null`);
}
