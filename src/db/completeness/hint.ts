/** Hints of what was never listed: kept by the job that finds them, silenced by people. A row is never deleted, so that it is remembered. */
import sql, { empty } from 'sql-template-tag';
import type { Catalogued, Hint } from '../../core/hint.ts';
import type { Db } from '../connection.ts';
import { storedContent } from '../invoices/invoice-content.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface HintRow extends Omit<Hint, 'subject'> {
  id: string;
  companyId: string;
  cif: string;
  companyName: string | null;
  foundAt: Date;
  silencedAt: Date | null;
}

export interface HintCompany {
  id: string;
  organisationId: string;
}

/**
 * Notes which companies of an organisation have grown since this was last done: an invoice came into the catalogue, or a
 * buyer's message changed. By the order of commits, so that a transaction that ends after a look is seen by the next one.
 * Reads what has changed since. Before the first time all companies have grown.
 * @returns the last number of the feed: a look that begins now sees what has it, or a lower one
 */
export async function noteGrown(tx: Db, organisationId: string): Promise<number> {
  await tx.query(sql`
    insert into hint_mark (organisation_id, number) values (${organisationId}, -1) on conflict do nothing`);
  const { rows } = await tx.query<{ number: number; last: number }>(sql`
    select m.number, coalesce(h.last, 0) as last
    from hint_mark m left join change_head h on h.organisation_id = m.organisation_id
    where m.organisation_id = ${organisationId} for no key update of m`);
  const { number, last } = rows[0]!;
  if (last === number) return last;
  const grown =
    number < 0
      ? sql`select id as company_id, ${last}::bigint as number from company where organisation_id = ${organisationId}`
      : sql`
        select e.company_id, max(e.number) as number from change e
        where e.organisation_id = ${organisationId} and e.kind in ('invoice', 'message')
          and e.number > ${number} and e.number <= ${last} and case when e.kind = 'invoice' then e.added > ${number}
            else exists (select from message m where m.id = e.subject
              and m.kind in ('buyer_message_received', 'buyer_message_sent')) end
        group by e.company_id`;
  await tx.query(sql`
    update hint_check h set grown = greatest(h.grown, g.number) from (${grown}) g
    where h.company_id = g.company_id and h.organisation_id = ${organisationId}`);
  await tx.query(sql`update hint_mark set number = ${last} where organisation_id = ${organisationId}`);
  return last;
}

export async function listOrganisationsForHints(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`select id from organisation order by id`);
  return rows.map(({ id }) => id);
}

/** In the order of their ids: companies that have grown since they were looked at, and those of a week ago, for which a month may have ended. */
export async function listCompaniesForHints(
  db: Db,
  organisationId: string,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<HintCompany[]> {
  const { rows } = await db.query<HintCompany>(sql`
    select c.id, c.organisation_id from company c left join hint_check h on h.company_id = c.id
    where c.organisation_id = ${organisationId} and c.removed_at is null and (${after}::uuid is null or c.id > ${after})
      and (h.checked_at is null or h.checked_at < ${before} or h.grown > h.looked)
    order by c.id limit ${limit}`);
  return rows;
}

const preceding = sql`${storedContent('invoice')} -> 'details' -> 'precedingInvoices'`;

/** The newest of the company, by the index of its list. */
export async function listInvoicesForHints(
  db: Db,
  companyId: string,
  { since, limit }: { since: Date; limit: number },
): Promise<Catalogued[]> {
  const { rows } = await db.query<Catalogued>(sql`
    select id, direction, number, issued_on::text as issued_on,
      case when direction = 'received' then seller_cif else buyer_cif end as partner_cif,
      case when direction = 'received' then seller_name else buyer_name end as partner_name,
      array(select p ->> 'number' from json_array_elements(
        case when json_typeof(${preceding}) = 'array' then ${preceding} else '[]' end) p
        where p ->> 'number' is not null) as preceding
    from invoice
    where company_id = ${companyId} and available_at >= ${since} and reading_verdict = 'read'
    order by available_at desc nulls last, id desc limit ${limit}`);
  return rows;
}

export interface JournalEntry {
  direction: 'received' | 'sent';
  number: string | null;
  date: string | null;
  cif: string | null;
  total: string | null;
}

/** Entries of the company's newest reconciliation of each direction for which no document was found. */
export async function listJournalEntries(db: Db, companyId: string, limit: number): Promise<JournalEntry[]> {
  const { rows } = await db.query<JournalEntry>(sql`
    with newest as (
      select distinct on (direction) id, direction from reconciliation
      where company_id = ${companyId} and direction is not null order by direction, created_at desc
    )
    select n.direction, r.entry_number as number, r.entry_date::text as date, r.entry_cif as cif, r.entry_total as total
    from newest n join reconciliation_row r on r.reconciliation_id = n.id
    where r.outcome = 'extra' order by r.n limit ${limit}`);
  return rows;
}

/**
 * What is found now, in the transaction of the look. What is not found any more is gone; what comes back is open again.
 * @param look.looked the last number of the feed when the look began
 */
export async function keepHints(
  tx: Db,
  { id: companyId, organisationId }: HintCompany,
  hints: Hint[],
  { now, looked }: { now: Date; looked: number },
): Promise<void> {
  const rows = JSON.stringify(hints.map((hint) => ({ ...hint, id: newId(now) })));
  await tx.query(sql`
    insert into hint (id, organisation_id, company_id, kind, subject, confidence, evidence, found_at)
    select id, ${organisationId}, ${companyId}, kind, subject, confidence, evidence, ${now}
    from jsonb_to_recordset(${rows}::jsonb)
      as given (id uuid, kind text, subject text, confidence text, evidence jsonb)
    order by kind, subject
    on conflict (company_id, kind, subject) do update set confidence = excluded.confidence,
      evidence = excluded.evidence, gone_at = null`);
  await tx.query(sql`
    update hint set gone_at = ${now}
    where company_id = ${companyId} and gone_at is null and (kind, subject) not in (
      select kind, subject from jsonb_to_recordset(${rows}::jsonb) as given (kind text, subject text))`);
  await tx.query(sql`
    insert into hint_check as h (company_id, organisation_id, checked_at, looked)
    values (${companyId}, ${organisationId}, ${now}, ${looked})
    on conflict (company_id) do update
      set checked_at = excluded.checked_at, looked = greatest(h.looked, excluded.looked)`);
}

export interface HintFilter {
  companyId?: string;
  confidence?: Hint['confidence'];
  silenced: boolean;
}

export async function listHints(
  db: Db,
  organisationId: string,
  { companyId, confidence, silenced, ...page }: { limit: number; after?: Position } & HintFilter,
): Promise<HintRow[]> {
  return newestFirst<HintRow>(db, page, {
    select: sql`
      select ${columns} from hint h join company c on c.id = h.company_id
      where h.organisation_id = ${organisationId} and h.gone_at is null and c.removed_at is null
        ${silenced ? sql`and h.silenced_at is not null` : sql`and h.silenced_at is null`}
        ${confidence === undefined ? empty : sql`and h.confidence = ${confidence}`}
        ${companyId === undefined ? empty : sql`and h.company_id = ${companyId}`}`,
    at: sql`h.found_at`,
    id: sql`h.id`,
  });
}

export async function findHint(db: Db, organisationId: string, id: string): Promise<HintRow | undefined> {
  const { rows } = await db.query<HintRow>(sql`
    select ${columns} from hint h join company c on c.id = h.company_id
    where h.organisation_id = ${organisationId} and h.id = ${id}`);
  return rows[0];
}

/** @returns whether that changed anything */
export async function silenceHint(
  tx: Db,
  organisationId: string,
  { id, at }: { id: string; at: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update hint set silenced_at = ${at}
    where organisation_id = ${organisationId} and id = ${id} and (silenced_at is null) <> (${at}::timestamptz is null)`);
  return rowCount === 1;
}

const columns = sql`h.id, h.company_id, c.cif, c.name as company_name, h.kind, h.confidence, h.evidence, h.found_at,
  h.silenced_at`;
