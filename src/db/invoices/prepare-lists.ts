/**
 * What the lists of a large catalogue need and a migration may not make, because it would hold locks for as long: indexes,
 * built without blocking writers, and the parties of invoices that were there before. On a small one the migration has made
 * all of it.
 */
import sql from 'sql-template-tag';
import { readerVersion, sealVersion } from '../../core/reader-version.ts';
import type { Db, Transactor } from '../connection.ts';
import { withoutTransaction } from '../without-timeout.ts';
import { olderReading } from './older-reading.ts';

/** As the migration has them. */
export const listIndexes: Record<string, string> = {
  invoice_by_seller:
    'on invoice (organisation_id, party_id(seller_cif, seller_name, seller_trading_name, seller_vat_id), available_at desc nulls last, id desc)',
  invoice_by_buyer:
    'on invoice (organisation_id, party_id(buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id), available_at desc nulls last, id desc)',
  invoice_by_number: 'on invoice using gin (grams(organisation_id, number, 3, chr(2)))',
  invoice_by_payable: 'on invoice (organisation_id, payable)',
  invoice_newest:
    'on invoice (organisation_id, available_at desc nulls last, id desc, issued_on, payable, direction)',
  invoice_newest_of_company:
    'on invoice (company_id, available_at desc nulls last, id desc, issued_on, payable, direction)',
  invoice_out_of_step: `on invoice (organisation_id, available_at desc nulls last, id desc, issued_on, company_id)
    where (((available_at at time zone 'UTC')::date - issued_on) between -1 and 10) is not true`,
  invoice_by_type: `on invoice (organisation_id, type_code, available_at desc nulls last, id desc) where type_code <> '380'`,
  invoice_by_seal: `on invoice (organisation_id, seal_verdict, available_at desc nulls last, id desc) where seal_verdict <> 'valid'`,
  invoice_late: 'on invoice (organisation_id, available_at desc nulls last, id desc) where late',
  invoice_arrived: 'on invoice (organisation_id, recorded_at, company_id)',
  message_ended: `on message (organisation_id, state, created_at desc nulls last, id desc)
    where state <> 'archived' and state <> 'pending'`,
  message_by_kind: `on message (organisation_id, kind, created_at desc nulls last, id desc) where kind <> 'received' and kind <> 'sent'`,
  // Of the hash as much as tells a company's links apart; by company, so that the entries of a sync lie together.
  message_by_link: 'on message (company_id, left(chain, 8)) where chain is not null',
  message_due: `on message (company_id, next_attempt_at) where state = 'pending' and next_attempt_at is not null`,
  message_waiting: `on message (company_id) where state = 'pending'`,
  // Empty but for the nights after a version was raised: an invoice that comes is read by the newest.
  [olderThan(readerVersion, sealVersion)]:
    `on invoice (least(reader_version, seal_version), id) where ${olderReading()}`,
};

/** Indexes whose place those above take. */
const replaced = [
  'invoice_by_organisation',
  'invoice_by_company',
  'message_by_chain',
  'message_pending',
  'message_pending_oldest',
  'message_by_state',
  'invoice_by_reader',
  ...Array.from({ length: readerVersion + 1 }, (_, reader) =>
    Array.from({ length: sealVersion + 1 }, (_, seal) => olderThan(reader, seal)),
  )
    .flat()
    .filter((name) => name !== olderThan(readerVersion, sealVersion)),
];

function olderThan(reader: number, seal: number): string {
  return `invoice_older_than_${reader}_${seal}`;
}

/** The names of those that are missing, or were left unfinished by a process that ended. */
export async function listMissingIndexes(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_index x on x.indexrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${Object.keys(listIndexes)}::text[]) and x.indisvalid`);
  const there = new Set(rows.map(({ name }) => name));
  return Object.keys(listIndexes).filter((name) => !there.has(name));
}

/** Takes minutes on millions of rows, and waits for transactions that are open. `direct` is past a pooler. */
export async function buildIndex(direct: Transactor, name: string): Promise<void> {
  await withoutTransaction(direct, async (client) => {
    await client.query(`drop index concurrently if exists ${name}`);
    await client.query(`create index concurrently ${name} ${listIndexes[name]}`);
  });
}

export async function dropReplacedIndexes(direct: Transactor): Promise<void> {
  await withoutTransaction(direct, async (client) => {
    for (const name of replaced) await client.query(`drop index concurrently if exists ${name}`);
  });
}

/**
 * Of the next invoices by id; what is written meanwhile, the triggers take care of.
 * @returns the last id; undefined after the last invoice
 */
export async function addPartiesAfter(db: Db, after: string, limit: number): Promise<string | undefined> {
  const { rows } = await db.query<{ last: string | null }>(sql`
    with piece as (
      select * from invoice where id > ${after}::uuid order by id limit ${limit}
    ), added as (
      insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
      select organisation_id, id, cif, name, trading_name, vat_id,
        party_grams(organisation_id, cif, name, trading_name, vat_id)
      from (
        select organisation_id, party_id(cif, name, trading_name, vat_id) as id, cif, name, trading_name, vat_id
        from (
          select organisation_id, seller_cif as cif, seller_name as name, seller_trading_name as trading_name,
            seller_vat_id as vat_id from piece
          union select organisation_id, buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id from piece
        ) given
      ) f
      where not exists (select from party p where p.organisation_id = f.organisation_id and p.id = f.id)
      order by organisation_id, id
      on conflict do nothing
    )
    select (array_agg(id order by id desc))[1] as last from piece`);
  return rows[0]!.last ?? undefined;
}
