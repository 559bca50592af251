/** An update from far back: a database as the first migrations left it, with rows in it, comes to today's schema with all of them. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { lineDiff } from '../scripts/schema/line-diff.ts';
import { chainHash, chainStart } from '../src/archive/chain.ts';
import { recountLedgers } from '../src/db/companies/company-counters.ts';
import type { Db } from '../src/db/connection.ts';
import { dumpSchema } from '../src/db/dump-schema.ts';
import { migrate } from '../src/db/migrate.ts';
import { migrationsDirectory, readMigrations } from '../src/db/migration-files.ts';
import { ledgerFindings } from '../src/integrity/ledger-findings.ts';
import { prepareLists } from '../src/jobs/prepare-lists.ts';
import { testDatabase } from './support/database.ts';

const now = new Date('2026-11-30T08:00:00Z');
const organisation = '0198f3a2-6d1e-7c3b-9a55-000000000001';
const company = '0198f3a2-6d1e-7c3b-9a55-000000000002';
const archived = 6;

/** The first `count` migrations, as a program of that time had them. */
function firstMigrations(t: TestContext, count: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'efactura-early-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  for (const { name } of readMigrations(migrationsDirectory).slice(0, count))
    copyFileSync(join(migrationsDirectory, `${name}.sql`), join(directory, `${name}.sql`));
  return directory;
}

const linkOf = (seq: number) => ({
  seq,
  sha256: String(seq).repeat(64),
  path: `prod/o/8000000000/2026/10/${seq}.zip`,
});
const chainAt = (seq: number): string => (seq === 0 ? chainStart : chainHash(chainAt(seq - 1), linkOf(seq)));

/** In columns that the first migration has: six archived invoices, a message that is pending and one that expired, a run. */
async function fill(db: Db): Promise<void> {
  await db.query(`insert into installation (anaf_environment, created_at) values ('prod', $1)`, [now]);
  await db.query(
    `insert into organisation (id, name, plan, created_at) values ($1, 'Firma SRL', 'business', $2)`,
    [organisation, now],
  );
  await db.query(
    `insert into company (id, organisation_id, cif, name, access, listed_up_to, last_listed_at, coverage,
      listed_count, archived_count, expired_count, chain_seq, chain_head, created_at)
    values ($1, $2, '8000000000', 'Client SRL', 'granted', $3, $3, tstzmultirange(tstzrange('2026-10-01Z', $3)), 8, $4, 1, $4, $5, $3)`,
    [company, organisation, now, archived, chainAt(archived)],
  );
  const message = (n: number, state: string) => [
    organisation,
    company,
    String(3_000_000_000 + n),
    String(5_000_000_000 + n),
    now,
    n,
    state,
  ];
  const insert = `insert into message (organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
      created_at_raw, created_at_ambiguous, row_cif, listed_at, state, sha256, size_bytes, path, seq, chain, archived_at)
    values ($1, $2, $3, $4, 'received', 'FACTURA PRIMITA', 'x', $5::timestamptz - $6 * interval '1 day', '202610010000', false,
      '8000000000', $5, $7`;
  for (let n = 1; n <= archived; n++) {
    const { sha256, path, seq } = linkOf(n);
    const { rows } = await db.query<{ id: string }>(`${insert}, $8, 1234, $9, $10, $11, $5) returning id`, [
      ...message(n, 'archived'),
      ...[sha256, path, seq, chainAt(n)],
    ]);
    await db.query(
      `insert into invoice (organisation_id, company_id, message, upload_index, direction, role, number, type_code, issued_on,
        currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, seal_verdict, reading_verdict, available_at, recorded_at)
      values ($1, $2, $3, $4, 'received', 'buyer', $5, '380', '2026-11-01', 'RON', '12345674', 'Vânzător SRL', '8000000000',
        'Client SRL', 100, 19, 119, 'valid', 'read', $6, $6)`,
      [organisation, company, rows[0]!.id, String(5_000_000_000 + n), `F-${n}`, now],
    );
    await db.query(
      `insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status) values ($1, $2, $3, '8000000000', $4, 'success')`,
      [organisation, rows[0]!.id, `F-${n}`, now],
    );
  }
  for (const [n, state] of [
    [7, 'pending'],
    [8, 'expired'],
  ] as const)
    await db.query(`${insert}, null, null, null, null, null, null)`, message(n, state));
  await db.query(
    `insert into run (organisation_id, trigger, whole, requested_at, started_at, finished_at, outcome, listed_companies)
    values ($1, 'manual', true, $2, $2, $2, 'succeeded', 1)`,
    [organisation, now],
  );
}

for (const count of [1, 10])
  test(`a database of the first ${count === 1 ? 'migration' : `${count} migrations`} comes to today's schema with all its rows`, async (t) => {
    const { pool } = await testDatabase(t, { empty: true });
    await migrate(pool, { directory: firstMigrations(t, count) });
    await fill(pool);
    const applied = await migrate(pool);
    assert.equal(applied.length, readMigrations(migrationsDirectory).length - count);
    await prepareLists(
      { db: pool, directDb: pool, log: { info: () => {} }, clock: { now: () => now } },
      new AbortController().signal,
    );

    const kept = readFileSync(join(import.meta.dirname, '../src/db/schema.sql'), 'utf8');
    assert.equal(lineDiff(kept, await dumpSchema(pool)), '');
    assert.deepEqual((await recountLedgers(pool, null)).flatMap(ledgerFindings), []);
    const { rows: chained } = await pool.query(
      `select seq, sha256, path, chain from message where state = 'archived' order by seq`,
    );
    let head = chainStart;
    for (const link of chained) {
      head = chainHash(head, link);
      assert.equal(head, link.chain);
    }
    const { rows } = await pool.query(`select c.chain_head, (select count(*) from message) as messages,
      (select count(*) from sync_log) as lines, (select count(*) from run) as runs,
      (select sum(payable)::text from invoice) as payable, (select count(distinct number) from invoice) as numbers from company c`);
    assert.deepEqual(rows, [
      { chainHead: head, messages: 8, lines: archived, runs: 1, payable: '714', numbers: archived },
    ]);
  });
