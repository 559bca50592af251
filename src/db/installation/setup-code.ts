/** The one-time code that the first visitor needs; only its hash is kept, in the installation's row. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

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
