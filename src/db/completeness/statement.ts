/** Statements of completeness as they were signed. Rows are only added. */
import sql, { empty } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface StatementRow {
  id: string;
  companyId: string;
  cif: string;
  companyName: string | null;
  /** Romanian days, both included. */
  periodFrom: string;
  periodTo: string;
  madeAt: Date;
  complete: boolean;
  chainSeq: number;
  chainHead: string;
  keyId: string;
}

export interface NewStatement extends Omit<StatementRow, 'cif' | 'companyName'> {
  organisationId: string;
  /** The account; null for a program and the operator. */
  madeBy: string | null;
  /** The signed JSON, byte for byte. */
  content: string;
}

export async function addStatement(db: Db, made: NewStatement): Promise<void> {
  await db.query(sql`
    insert into statement (id, organisation_id, company_id, period_from, period_to, made_at, made_by, complete,
      chain_seq, chain_head, key_id, content)
    values (${made.id}, ${made.organisationId}, ${made.companyId}, ${made.periodFrom}, ${made.periodTo}, ${made.madeAt},
      ${made.madeBy}, ${made.complete}, ${made.chainSeq}, ${made.chainHead}, ${made.keyId}, ${made.content})`);
}

export interface StatementFilter {
  companyId?: string;
}

export async function listStatements(
  db: Db,
  organisationId: string,
  { companyId, ...page }: StatementFilter & { limit: number; after?: Position },
): Promise<StatementRow[]> {
  return newestFirst<StatementRow>(db, page, {
    select: sql`
      select ${columns} from statement s join company c on c.id = s.company_id
      where s.organisation_id = ${organisationId}
        ${companyId === undefined ? empty : sql`and s.company_id = ${companyId}`}`,
    at: sql`s.made_at`,
    id: sql`s.id`,
  });
}

export async function findStatement(
  db: Db,
  organisationId: string,
  id: string,
): Promise<(StatementRow & { content: string }) | undefined> {
  const { rows } = await db.query<StatementRow & { content: string }>(sql`
    select ${columns}, s.content from statement s join company c on c.id = s.company_id
    where s.organisation_id = ${organisationId} and s.id = ${id}`);
  return rows[0];
}

const columns = sql`s.id, s.company_id, c.cif, c.name as company_name, s.period_from, s.period_to, s.made_at, s.complete,
  s.chain_seq, s.chain_head, s.key_id`;
