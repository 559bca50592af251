/** Fills an organisation with any number of companies, messages and invoices, made by SQL: for what must stay as quick in a large catalogue as in a small one. */
import sql, { type Sql } from 'sql-template-tag';
import { addCompanies } from '../../src/db/companies/company.ts';
import type { Db } from '../../src/db/connection.ts';

export interface ManyInvoices {
  companies: number;
  invoices: number;
  /** How many names there are among the partners. */
  partners: number;
  /** They became available evenly over so many days up to `now`. */
  days: number;
  now: Date;
}

/** A statement: none takes longer than a statement may, on a busy machine too. */
const pieceRows = 2_000;

/**
 * Invoice n of 1 … `invoices` became available n steps before `now`. Of a hundred, sixty are received, four are credit
 * notes and two are late; of a thousand, one has a seal that is missing. Partner n is named after n in letters.
 */
export async function addManyInvoices(
  db: Db,
  organisationId: string,
  { companies, invoices, partners, days, now }: ManyInvoices,
): Promise<void> {
  const lines = Array.from({ length: companies }, (_, n) => ({
    cif: String(8_000_000_000 + n),
    name: `Compania cu numărul ${n} SRL`,
  }));
  for (let first = 0; first < companies; first += 1000)
    await addCompanies(db, organisationId, lines.slice(first, first + 1000), now);
  for (let first = 1; first <= invoices; first += pieceRows) {
    const last = Math.min(first + pieceRows - 1, invoices);
    const made = madeOf(organisationId, { companies, invoices, partners, days, now }, first, last);
    await db.query(sql`
      insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
        created_at_raw, created_at_ambiguous, row_cif, listed_at, state, sha256, size_bytes, path, seq, chain, archived_at)
      select message_id, ${organisationId}, company_id, (3000000000 + n)::text, (5000000000 + n)::text,
        case when received then 'received' else 'sent' end, '', '', at, '', false, cif, at, 'archived',
        repeat('0', 64), 9000, 'many/' || n, n, md5(n::text), at from (${made}) m`);
    await db.query(sql`
      insert into invoice (id, organisation_id, company_id, message, upload_index, direction, role, number, type_code,
        issued_on, due_on, currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, seal_verdict,
        reading_verdict, available_at, recorded_at, late, retain_until, reader_version, seal_version)
      select invoice_id, ${organisationId}, company_id, message_id, (5000000000 + n)::text,
        case when received then 'received' else 'sent' end, case when received then 'buyer' else 'seller' end,
        case n % 3 when 0 then 'FV' when 1 then 'TMO-' else '' end || to_char(at, 'YYYY') || lpad(n::text, 8, '0'),
        type, issued, issued + 30, case when n % 20 = 0 then 'EUR' else 'RON' end,
        case when received then (10000000 + partner)::text else cif end, case when received then name else own_name end,
        case when received then cif else (10000000 + partner)::text end, case when received then own_name else name end,
        amount, round(amount * 0.21, 2), round(amount * 1.21, 2), case when n % 1000 = 5 then 'missing' else 'valid' end,
        'read', at, at, n % 50 = 7, issued + 3650, 99, 99
      from (${made}) m`);
  }
  await db.query(sql`
    update company c set access = 'granted', listed_count = of.n, archived_count = of.n, listed_up_to = ${now},
      last_listed_at = ${now}, first_listed_at = ${now}, chain_seq = of.n,
      coverage = tstzmultirange(tstzrange(${now}::timestamptz - interval '60 days', ${now}::timestamptz))
    from (select company_id, count(*) as n from message where organisation_id = ${organisationId} group by 1) of
    where of.company_id = c.id`);
}

/** Spread over partners and amounts as at random, and the same each time. */
function madeOf(
  organisationId: string,
  { companies, invoices, partners, days, now }: ManyInvoices,
  first: number,
  last: number,
): Sql {
  return sql`
    with own as (
      select id, cif, name, row_number() over (order by cif) - 1 as place from company
      where organisation_id = ${organisationId} and starts_with(cif, '80')
    ), numbered as (
      select n, own.id as company_id, own.cif, own.name as own_name,
        date_trunc('milliseconds', ${now}::timestamptz - n * (${days}::int * interval '1 day' / ${invoices}::int)) as at,
        (n::bigint * 7919 + n / 17) % ${partners}::int as partner, (n::bigint * 104729) % 1000003 as amount
      from generate_series(${first}::int, ${last}::int) n join own on own.place = n % ${companies}::int
    )
    select *, n % 5 < 3 as received, case when n % 100 < 4 then '381' else '380' end as type,
      (at at time zone 'Europe/Bucharest')::date - case when n % 50 = 7 then 20 else n % 4 end as issued,
      initcap(translate(lpad(partner::text, 7, '0'), '0123456789', 'bcdfglmnrs')) || 'ăria '
        || translate(partner::text, '0123456789', 'aeiouăîyâw') || ' SRL' as name,
      (left(md5(${organisationId}::text), 8) || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as message_id,
      (left(md5(${organisationId}::text), 8) || '-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid as invoice_id
    from numbered`;
}
