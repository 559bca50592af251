/**
 * What happened and is to be told to endpoints. Most rows are written by the trigger of the table `event`; what is no
 * live event is written here, in the transaction of its fact. Emptied by the job that makes deliveries.
 */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface OutboxRow {
  id: number;
  organisationId: string;
  /** Of a live event, or of one that only endpoints are told. */
  type: string;
  data: Record<string, unknown>;
  at: Date;
}

export interface ToldOnce {
  organisationId: string;
  type: 'message.expiring' | 'connection.expiring' | 'company.head';
  /** Told once for each; remembered for 100 days. */
  subject: string;
  data: Record<string, unknown>;
}

/** Leaves out what was told before, and organisations without endpoints. */
export async function tellOnce(db: Db, facts: ToldOnce[], now: Date): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ organisationId, ...rest }) => ({ organisation_id: organisationId, ...rest }));
  await db.query(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as f (organisation_id uuid, type text, subject text, data jsonb)
      where exists (
        select 1 from webhook w where w.organisation_id = f.organisation_id and w.removed_at is null)
    ), fresh as (
      insert into webhook_told (organisation_id, type, subject, at)
      select organisation_id, type, subject, ${now} from given order by 1, 2, 3
      on conflict do nothing returning organisation_id, type, subject
    )
    insert into webhook_outbox (organisation_id, type, data, at)
    select organisation_id, type, data, ${now} from given join fresh using (organisation_id, type, subject)`);
}

/** Oldest first; gone with the transaction's commit. Rows that another transaction has not committed are left for later. */
export async function takeFromOutbox(tx: Db, most: number): Promise<OutboxRow[]> {
  const { rows } = await tx.query<OutboxRow>(sql`
    delete from webhook_outbox where id in (select id from webhook_outbox order by id limit ${most})
    returning id, organisation_id, type, data, at`);
  return rows.sort((a, b) => a.id - b.id);
}

/** One transaction at a time makes deliveries, so that a later one cannot overtake an earlier one of the same company. */
export async function lockOutbox(tx: Db): Promise<boolean> {
  const { rows } = await tx.query<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended('webhook outbox', 0)) as locked`);
  return rows[0]!.locked;
}

/** The invoices that these messages brought. A second copy of an invoice brought none. */
export async function listInvoicesOf(tx: Db, messages: string[]): Promise<ToldInvoice[]> {
  if (messages.length === 0) return [];
  const { rows } = await tx.query<ToldInvoice>(sql`
    select id, message, direction, upload_index, number, type_code, issued_on::text as issued_on, due_on::text as due_on,
      currency, payable, seller_cif, seller_name, buyer_cif, buyer_name, seal_verdict, reading_verdict
    from invoice where message = any(${messages}::uuid[])`);
  return rows;
}

export interface ToldInvoice {
  id: string;
  message: string;
  direction: 'received' | 'sent';
  uploadIndex: string;
  number: string | null;
  typeCode: string | null;
  issuedOn: string | null;
  dueOn: string | null;
  currency: string | null;
  payable: string | null;
  sellerCif: string | null;
  sellerName: string | null;
  buyerCif: string | null;
  buyerName: string | null;
  sealVerdict: string;
  readingVerdict: string;
}
