/** The chain as the database has it, for the manifest and the checks. It is extended in companies/company-chain.ts. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface ChainRow {
  id: string;
  seq: number;
  sha256: string;
  path: string;
  sizeBytes: number;
  messageId: string | null;
  archivedAt: Date;
  chain: string;
}

/** A company and the head of its chain, against which an archive is checked. */
export interface ChainedCompany {
  id: string;
  organisationId: string;
  cif: string;
  chainSeq: number;
  chainHead: string;
}

/** The links after a number, in order. */
export async function listChain(
  db: Db,
  companyId: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<ChainRow[]> {
  const { rows } = await db.query<ChainRow>(sql`
    select id, seq, sha256, path, size_bytes, message_id, archived_at, chain from message
    where company_id = ${companyId} and seq > ${after} and seq <= ${upTo} order by seq limit ${limit}`);
  return rows;
}

/** The link with this hash, of the organisation or of one company; null is every organisation. One look into an index for each company. */
export async function findLink(
  db: Db,
  { organisationId, companyId }: { organisationId: string | null; companyId?: string },
  chain: string,
): Promise<{ companyId: string; cif: string; seq: number; archivedAt: Date } | undefined> {
  const { rows } = await db.query<{ companyId: string; cif: string; seq: number; archivedAt: Date }>(sql`
    select m.company_id, c.cif, m.seq, m.archived_at from company c join message m on m.company_id = c.id
    where left(m.chain, 8) = left(${chain}, 8) and m.chain = ${chain}
      and (${organisationId}::uuid is null or c.organisation_id = ${organisationId})
      and (${companyId ?? null}::uuid is null or c.id = ${companyId ?? null})
    limit 1`);
  return rows[0];
}

export async function getChainedCompany(db: Db, id: string): Promise<ChainedCompany> {
  const { rows } = await db.query<ChainedCompany>(sql`${selectCompany} where id = ${id}`);
  return rows[0]!;
}

/** Includes removed companies, whose bytes stay. Null lists the companies of every organisation. */
export async function listChainedCompanies(db: Db, organisationId: string | null): Promise<ChainedCompany[]> {
  const { rows } = await db.query<ChainedCompany>(sql`
    ${selectCompany} where ${organisationId}::uuid is null or organisation_id = ${organisationId}
    order by organisation_id, cif`);
  return rows;
}

/**
 * One process at a time copies this company's chain to its manifest. The lock ends with the transaction, so that a dead
 * process does not keep it.
 */
export async function lockManifest(tx: Db, companyId: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`manifest ${companyId}`}, 0))`);
}

/** Rows beyond the head, which no transaction of ours leaves. One statement, so that it is right beside a running sync. */
export async function countBeyondHead(db: Db, companyId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from company c join message m on m.company_id = c.id
    where c.id = ${companyId} and m.seq > c.chain_seq`);
  return rows[0]!.n;
}

/** Which of these files are known neither to the ledger nor to the catalogue nor to quarantine. */
export async function listUnknownPaths(db: Db, companyId: string, paths: string[]): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(sql`
    select path from unnest(${paths}::text[]) as given (path)
    where path not in (select m.path from message m where m.company_id = ${companyId} and m.path is not null)
      and path not in (
        select i.backfill_path from invoice i where i.company_id = ${companyId} and i.backfill_path is not null)
      and path not in (select q.path from quarantine q where q.company_id = ${companyId})`);
  return rows.map((row) => row.path);
}

/** The file names of pending messages are made of these. */
export async function listPendingNames(
  db: Db,
  companyId: string,
): Promise<{ createdAtRaw: string; messageId: string }[]> {
  const { rows } = await db.query<{ createdAtRaw: string; messageId: string }>(sql`
    select created_at_raw, message_id from message
    where company_id = ${companyId} and state = 'pending' and message_id is not null`);
  return rows;
}

const selectCompany = sql`select id, organisation_id, cif, chain_seq, chain_head from company`;
