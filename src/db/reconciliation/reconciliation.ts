/** Reconciliations: the journal of a company compared with the SPV. Never changed once made; pruned when they expire. */
import sql, { empty } from 'sql-template-tag';
import type { AuditActor } from '../audit/audit.ts';
import type { Db } from '../connection.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export type ReconciliationOutcome = 'matched' | 'different' | 'missing' | 'extra' | 'unread';

export interface ReconciliationCounts extends Record<ReconciliationOutcome, number> {
  /** Entries dated outside of the stretch that no invoice fits. */
  outside: number;
}

export interface Reconciliation {
  id: string;
  companyId: string;
  cif: string;
  direction: Invoice['direction'] | null;
  issuedFrom: string;
  issuedTo: string;
  /** Which heading was taken for what. */
  columns: Record<string, string>;
  counts: ReconciliationCounts;
  createdAt: Date;
  expiresAt: Date;
  /** Of a journal that lay in the watched folder. */
  automatic: boolean;
}

export interface ReconciliationRow {
  n: number;
  outcome: ReconciliationOutcome;
  differences: string[];
  /** Null when the journal has nothing. */
  entry: {
    line: number;
    number: string | null;
    date: string | null;
    cif: string | null;
    total: string | null;
  } | null;
  /** Null when the SPV has nothing. */
  invoiceId: string | null;
}

export type NewReconciliation = Omit<Reconciliation, 'id' | 'cif' | 'createdAt'> & {
  organisationId: string;
  actor: AuditActor;
};

const rowsAtOnce = 2_000;

/** Call it in a transaction, so that the counts and their rows become visible at once. */
export async function addReconciliation(
  db: Db,
  made: NewReconciliation,
  rows: Omit<ReconciliationRow, 'n'>[],
  now: Date,
): Promise<string> {
  const { organisationId, actor, counts: c } = made;
  const { rows: added } = await db.query<{ id: string }>(sql`
    insert into reconciliation (organisation_id, company_id, actor_kind, actor_id, direction, issued_from, issued_to,
      columns, matched, different, missing, extra, unread, outside, created_at, expires_at, automatic)
    values (${organisationId}, ${made.companyId}, ${actor.kind}, ${actor.id}, ${made.direction}, ${made.issuedFrom},
      ${made.issuedTo}, ${JSON.stringify(made.columns)}, ${c.matched}, ${c.different}, ${c.missing}, ${c.extra},
      ${c.unread}, ${c.outside}, ${now}, ${made.expiresAt}, ${made.automatic})
    returning id`);
  const { id } = added[0]!;
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const few = rows.slice(i, i + rowsAtOnce).map((row, k) => ({
      n: i + k + 1,
      outcome: row.outcome,
      differences: row.differences,
      line: row.entry?.line ?? null,
      entry_number: row.entry?.number ?? null,
      entry_date: row.entry?.date ?? null,
      entry_cif: row.entry?.cif ?? null,
      entry_total: row.entry?.total ?? null,
      invoice_id: row.invoiceId,
    }));
    await db.query(sql`
      insert into reconciliation_row (reconciliation_id, organisation_id, n, outcome, differences, line, entry_number, entry_date, entry_cif,
        entry_total, invoice_id)
      select ${id}, ${organisationId}, r.* from jsonb_to_recordset(${JSON.stringify(few)}::jsonb) as r (n integer, outcome text,
        differences text[], line integer, entry_number text, entry_date date, entry_cif text, entry_total numeric,
        invoice_id uuid)`);
  }
  await db.query(sql`
    update invoice i set reconciled_at = case when r.outcome = 'matched' then ${now}::timestamptz end
    from reconciliation_row r
    where r.reconciliation_id = ${id} and i.id = r.invoice_id and i.organisation_id = ${organisationId}
      and (r.outcome = 'matched' or i.reconciled_at is not null)`);
  return id;
}

/** Newest first, after the position `after`. */
export async function listReconciliations(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<Reconciliation[]> {
  return newestFirst<Reconciliation>(db, page, {
    select: sql`${select} where r.organisation_id = ${organisationId}`,
    at: sql`r.created_at`,
    id: sql`r.id`,
  });
}

export async function findReconciliation(
  db: Db,
  organisationId: string,
  id: string,
): Promise<Reconciliation | undefined> {
  const { rows } = await db.query<Reconciliation>(sql`
    ${select} where r.organisation_id = ${organisationId} and r.id = ${id}`);
  return rows[0];
}

/** In the order of the file, what the journal lacks last; after row `after`. */
export async function listReconciliationRows(
  db: Db,
  organisationId: string,
  id: string,
  { outcome, after, limit }: { outcome?: ReconciliationOutcome; after: number; limit: number },
): Promise<ReconciliationRow[]> {
  const { rows } = await db.query<RowRow>(sql`
    select w.n, w.outcome, w.differences, w.line, w.entry_number, w.entry_date, w.entry_cif, w.entry_total, w.invoice_id
    from reconciliation_row w join reconciliation r on r.id = w.reconciliation_id
    where r.organisation_id = ${organisationId} and r.id = ${id} and w.n > ${after}
      ${outcome === undefined ? empty : sql`and w.outcome = ${outcome}`}
    order by w.n limit ${limit}`);
  return rows.map(toRow);
}

/** How many that people asked for an organisation keeps, counted no further than `most`. */
export async function countReconciliations(db: Db, organisationId: string, most: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from (
      select from reconciliation where organisation_id = ${organisationId} and not automatic limit ${most}) r`);
  return rows[0]!.n;
}

/** What the watched folder's comparisons of an organisation take, read no further than `most` of them. */
export async function measureAutomatic(
  db: Db,
  organisationId: string,
  most: number,
): Promise<{ kept: number; rows: number }> {
  const { rows } = await db.query<{ kept: number; rows: number }>(sql`
    select count(*) as kept, coalesce(sum(matched + different + missing + extra + unread), 0)::bigint as rows from (
      select * from reconciliation where organisation_id = ${organisationId} and automatic limit ${most}) r`);
  return rows[0]!;
}

/** Of the same journal and days, from the watched folder: the newer one has its place. */
export async function removeReplaced(
  tx: Db,
  {
    organisationId,
    companyId,
    direction,
    issuedFrom,
    issuedTo,
  }: Pick<NewReconciliation, 'organisationId' | 'companyId' | 'direction' | 'issuedFrom' | 'issuedTo'>,
): Promise<void> {
  await tx.query(sql`
    delete from reconciliation
    where organisation_id = ${organisationId} and company_id = ${companyId} and automatic
      and direction is not distinct from ${direction}::text
      and issued_from = ${issuedFrom} and issued_to = ${issuedTo}`);
}

/**
 * Of each of these companies: how many invoices of the SPV its journals of the newest period lack, that of purchases and
 * that of sales added up; not there for a company without a journal of the last thirty days. From the counts that each
 * comparison keeps, a few rows of an index a company.
 */
export async function countMissingFromJournals(
  db: Db,
  organisationId: string,
  companyIds: string[],
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ companyId: string; missing: number }>(sql`
    select company_id, sum(missing)::bigint as missing from (
      -- A journal of both is one.
      select distinct g.company_id, newest.id, newest.missing
      from unnest(${companyIds}::uuid[]) as g (company_id)
      cross join unnest(array['received', 'sent']) as d (direction)
      cross join lateral (
        select r.id, r.missing from reconciliation r
        where r.company_id = g.company_id and r.organisation_id = ${organisationId}
          and (r.direction is null or r.direction = d.direction)
        order by r.issued_to desc, r.created_at desc limit 1
      ) newest
    ) journals group by company_id`);
  return new Map(rows.map(({ companyId, missing }) => [companyId, missing]));
}

/** Its rows go with it. */
export async function removeReconciliation(db: Db, organisationId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    delete from reconciliation where organisation_id = ${organisationId} and id = ${id}`);
  return rowCount === 1;
}

export async function pruneExpiredReconciliations(db: Db, now: Date): Promise<void> {
  await db.query(sql`delete from reconciliation where expires_at < ${now}`);
}

const select = sql`
  select r.id, r.company_id, c.cif, r.direction, r.issued_from, r.issued_to, r.columns, r.created_at, r.expires_at, r.automatic,
    jsonb_build_object('matched', r.matched, 'different', r.different, 'missing', r.missing, 'extra', r.extra,
      'unread', r.unread, 'outside', r.outside) as counts
  from reconciliation r join company c on c.id = r.company_id`;

type RowRow = Omit<ReconciliationRow, 'entry'> & {
  line: number | null;
  entryNumber: string | null;
  entryDate: string | null;
  entryCif: string | null;
  entryTotal: string | null;
};

function toRow({ line, entryNumber, entryDate, entryCif, entryTotal, ...row }: RowRow): ReconciliationRow {
  const entry = { number: entryNumber, date: entryDate, cif: entryCif, total: entryTotal };
  return { ...row, entry: line === null ? null : { line, ...entry } };
}
