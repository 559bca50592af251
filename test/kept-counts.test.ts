/** Kept counts and sums are what the rows add up to, whatever was written, before and after they are folded; the nightly check corrects what is not. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import sql from 'sql-template-tag';
import { startOfDay } from '../src/core/bucharest-days.ts';
import { listMonths } from '../src/db/completeness/month.ts';
import { type Db, inTransaction, type Transactor } from '../src/db/connection.ts';
import type { InvoiceFilter } from '../src/db/invoices/invoice-filter.ts';
import { type InvoiceTotal, sumInvoices } from '../src/db/invoices/invoice-totals.ts';
import { countArrivals, countArrivalsByCompany } from '../src/db/messages/arrivals.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { markPrepared } from '../src/db/prepared.ts';
import { foldCounts, mendCounts } from '../src/jobs/fold-counts.ts';
import { testDatabase } from './support/database.ts';
import { costIfLarge } from './support/explained.ts';
import { addManyInvoices } from './support/many-invoices.ts';
import { removeOldVersions } from './support/rows-read.ts';

const now = new Date('2026-11-30T08:00:00Z');
const since = startOfDay('2026-11-01');
const { pool: db } = await testDatabase();
const organisations = { small: '', big: '' };
const companies: Record<'small' | 'big', string[]> = { small: [], big: [] };

before(async () => {
  for (const [name, invoices] of [
    ['small', 1_000],
    ['big', 10_000],
  ] as const) {
    const { id } = await addOrganisation(db, name, 'business', now);
    organisations[name] = id;
    await addManyInvoices(db, id, { companies: 5, invoices, partners: 20, days: 200, now });
    const { rows } = await db.query(sql`select id from company where organisation_id = ${id} order by cif`);
    companies[name] = rows.map((row) => row.id);
  }
});

const filters: InvoiceFilter[] = [
  {},
  { direction: 'sent' },
  { role: 'buyer', type: '381' },
  { seal: 'missing' },
  { late: true, reading: 'read' },
  { issuedFrom: '2026-10-05', issuedTo: '2026-11-12' },
  { issuedFrom: '2026-10-01', issuedTo: '2026-10-31' },
  { issuedFrom: '2026-07-15', issuedTo: '2026-11-12' },
  { issuedFrom: '2026-09-15', direction: 'received' },
  { issuedTo: '2026-09-15' },
  { cif: '8000000003' },
];

/** A sum has as many decimals as any amount that was ever in it. */
function withoutZeros(total: InvoiceTotal): InvoiceTotal {
  const short = (amount: string) => amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return { ...total, net: short(total.net), vat: short(total.vat), payable: short(total.payable) };
}

/** Asked of the kept counts, and of the rows themselves. */
async function bothWays(organisationId: string) {
  const [first, second] = companies.small;
  const ask = async () => {
    const totals = [];
    for (const filter of filters)
      for (const one of [filter, { ...filter, companyId: first }])
        totals.push((await sumInvoices(db, organisationId, one)).map(withoutZeros));
    const arrived = [
      await countArrivals(db, organisationId, { since }),
      await countArrivals(db, organisationId, { since, companyId: second }),
      (await countArrivalsByCompany(db, organisationId, [first!, second!], since)).flatMap(
        ({ companyId, counts }) => counts.flatMap((n, day) => (n === 0 ? [] : [[companyId, day, n]])),
      ),
    ];
    const months = await listMonths(
      db,
      organisationId,
      { companyIds: companies.small, from: '2026-04', to: '2026-11' },
      now,
    );
    return { totals, months, arrived: arrived.map((rows) => rows.map((row) => JSON.stringify(row)).sort()) };
  };
  const kept = await ask();
  await db.query(`delete from prepared where what in ('counts', 'months')`);
  const read = await ask();
  await markPrepared(db, 'counts', now);
  await markPrepared(db, 'months', now);
  return { kept, read };
}

async function assertExact() {
  const { kept, read } = await bothWays(organisations.small);
  assert.deepEqual(kept, read);
}

test('totals and arrivals are exact before they are folded, after, and after whatever else is written', async () => {
  const { small } = organisations;
  await assertExact();
  await foldCounts(db);
  await assertExact();
  // A re-reading, a decision on a certificate, a company that is removed, a time that becomes known, a double that goes.
  await db.query(sql`
    update invoice set net = 12.345, payable = null, type_code = '381', issued_on = null
    where id in (select id from invoice where organisation_id = ${small} order by id limit 7)`);
  await db.query(
    sql`update invoice set seal_verdict = 'valid_unknown_signer' where organisation_id = ${small} and late`,
  );
  await db.query(sql`update company set removed_at = ${now} where id = ${companies.small[3]}`);
  await db.query(sql`
    update invoice set reading_verdict = 'unreadable', reconciled_at = ${now}, available_at = available_at - interval '40 days'
    where id in (select id from invoice where organisation_id = ${small} order by id desc limit 9)`);
  await db.query(sql`
    insert into invoice_mark (invoice_id, organisation_id, company_id, available_at, mark)
    select id, organisation_id, company_id, available_at, case when direction = 'sent' then 'booked' else 'question' end
    from invoice where organisation_id = ${small} order by id limit 30`);
  await db.query(sql`update invoice_mark set mark = 'ignored' where invoice_id in
    (select invoice_id from invoice_mark where organisation_id = ${small} and mark = 'booked' limit 4)`);
  await db.query(sql`
    update message set match = 'unproven' where id in (select id from message where organisation_id = ${small} order by id limit 3)`);
  await db.query(sql`
    update message set state = 'expired', sha256 = null, size_bytes = null, path = null, seq = null, chain = null, archived_at = null
    where id in (select id from message where organisation_id = ${small} order by id desc limit 4)`);
  await db.query(sql`
    update message set created_at = null, kind = 'unknown'
    where id in (select id from message where organisation_id = ${small} order by id limit 5)`);
  await assertExact();
  await foldCounts(db);
  await assertExact();
  await db.query(
    sql`update message set created_at = ${now}, kind = 'sent' where organisation_id = ${small} and created_at is null`,
  );
  const { rows } = await db.query(sql`
    select id, message from invoice where organisation_id = ${small} order by id desc limit 3`);
  await db.query(sql`delete from invoice where id = any(${rows.map(({ id }) => id)}::uuid[])`);
  await db.query(sql`delete from message where id = any(${rows.map(({ message }) => message)}::uuid[])`);
  await assertExact();
  await foldCounts(db);
  await foldCounts(db);
  await assertExact();
  assert.equal(await mendCounts(db, small), 0);
});

test('what was rolled back is not counted', async () => {
  const undone = inTransaction(db, async (tx) => {
    await tx.query(sql`update invoice set net = net + 1 where organisation_id = ${organisations.small}`);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await assertExact();
});

test('the check corrects counts that are wrong, missing or too many, and says how many', async () => {
  const { small, big } = organisations;
  await foldCounts(db);
  await db.query(sql`update arrival_count set count = count + 3 where organisation_id = ${small} and company_id is null
    and day = (select max(day) from arrival_count where organisation_id = ${small})`);
  await db.query(
    sql`delete from invoice_total where organisation_id = ${small} and company_id = ${companies.small[1]}`,
  );
  await db.query(
    sql`update invoice_total set net = net + 1 where organisation_id = ${small} and company_id is null and late`,
  );
  const elsewhere = await db.query(
    sql`select * from invoice_total where organisation_id = ${big} order by 1, 2, 3, 4, 5, 6, 7`,
  );
  assert.ok((await mendCounts(db, small)) > 3);
  assert.equal(await mendCounts(db, small), 0);
  await assertExact();
  const after = await db.query(
    sql`select * from invoice_total where organisation_id = ${big} order by 1, 2, 3, 4, 5, 6, 7`,
  );
  assert.deepEqual(after.rows, elsewhere.rows);
});

test('totals and arrivals read no message and no invoice, and as many rows at ten times the size', async () => {
  await foldCounts(db);
  await removeOldVersions(db);
  type Size = keyof typeof organisations;
  const asked: Record<string, (tx: Db, size: Size) => Promise<unknown>> = {
    totals: (tx, size) => sumInvoices(aPool(tx), organisations[size], {}),
    ofCompany: (tx, size) =>
      sumInvoices(aPool(tx), organisations[size], { companyId: companies[size][0], direction: 'sent' }),
    arrivals: (tx, size) => countArrivals(tx, organisations[size], { since }),
    byCompany: (tx, size) => countArrivalsByCompany(tx, organisations[size], companies[size], since),
  };
  const { big: all } = companies;
  const each = await countArrivalsByCompany(db, organisations.big, all, since);
  assert.equal(each.length, all.length, 'a row a company, however many days there are');
  const { rows: kept } = await db.query(
    sql`select count(*) from invoice_total where organisation_id = ${organisations.big} and span = 'day'`,
  );
  for (const [name, ask] of Object.entries(asked)) {
    const [small, big] = [
      await costIfLarge(db, (tx) => ask(tx, 'small')),
      await costIfLarge(db, (tx) => ask(tx, 'big')),
    ];
    for (const { tables } of [small, big])
      assert.deepEqual(
        tables.filter((table) => ['invoice', 'message'].includes(table)),
        [],
        name,
      );
    if (name === 'totals')
      assert.ok(big.rows < kept[0].count / 4, `months and not days: ${big.rows} of ${kept[0].count}`);
    // Days, currencies and kinds are as many; only rare combinations of them become more.
    assert.ok(big.rows <= 3 * small.rows + 200, `${name}: ${small.rows} rows became ${big.rows}`);
  }
});

/** A sum opens a transaction: here on the database that explains. */
function aPool(tx: Db): Transactor {
  const connect = async () => ({ query: tx.query.bind(tx), release: () => {} });
  return { query: tx.query.bind(tx), connect } as unknown as Transactor;
}
