/**
 * What a message costs PostgreSQL in a ledger that is large already: WAL, and CPU of the worker and of the server. Of the
 * embedded PostgreSQL as it is, full pages included. BENCH_LEDGER says how many messages there are before (1,000,000).
 */
import type { Db, Transactor } from '../src/db/connection.ts';
import { openStand } from './engine/stand.ts';
import { type BenchResult, figureOf } from './figures.ts';
import { cpuOfServer } from './server-cpu.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const before = Number(process.env.BENCH_LEDGER ?? 1_000_000);
const organisations = 300;
const companiesEach = 10;
const atOnce = 5_000;

export async function benchLedger(): Promise<BenchResult> {
  await using stand = await openStand({ companies: 8, messagesEach: 250, callsPerMinute: 0, prebuilt: true });
  const { db } = stand;
  const client = await db.connect();
  await client.query('set statement_timeout = 0');
  await fill(client);
  client.release(true);
  const n = stand.spv.messageIds.length;
  const runs = {
    bytes: [] as number[],
    records: [] as number[],
    server: [] as number[],
    worker: [] as number[],
  };
  const statements: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    // Each round begins as the minutes after a checkpoint do: the first change of a page writes it whole.
    await db.query('checkpoint');
    await stand.requestFirstSync();
    const start = await spent(db);
    const done = await stand.work({ name: `bench ${round}`, companiesAtOnce: 8, memoryAt: [] });
    const end = await spent(db);
    if (done.kept !== n) throw new Error(`${done.kept} of ${n} messages were kept`);
    // The first warms the server, and is not counted.
    if (round === 0) continue;
    runs.bytes.push((end.walBytes - start.walBytes) / n / 1024);
    runs.records.push((end.walRecords - start.walRecords) / n);
    runs.server.push(((end.cpuSeconds - start.cpuSeconds) / n) * 1000);
    runs.worker.push((done.cpuSeconds / n) * 1000);
    statements.push(done.statements / n);
  }
  const all = runs.worker.map((ms, i) => ms + runs.server[i]!);
  return {
    figures: [
      figureOf('WAL a message', runs.bytes, { unit: 'KiB', target: 8 }),
      figureOf('WAL records a message', runs.records, { unit: '' }),
      figureOf('statements a message', statements, { unit: '' }),
      figureOf("worker's CPU a message", runs.worker, { unit: 'ms' }),
      figureOf("PostgreSQL's CPU a message", runs.server, { unit: 'ms' }),
      figureOf('CPU a message, both', all, { unit: 'ms', target: 3 }),
    ],
  };
}

/** Archived messages of other organisations with their invoices and log lines, their ids in the order of time. */
async function fill(db: Db): Promise<void> {
  await db.query(
    `with o as (
       insert into organisation (name, plan, created_at) select 'O' || n, 'business', now() from generate_series(1, $1) n returning id
     )
     insert into company (organisation_id, cif, created_at)
     select id, (7000000000 + row_number() over ())::text, now() from o, generate_series(1, $2)`,
    [organisations, companiesEach],
  );
  for (let from = 0; from < before; from += atOnce) {
    await db.query(
      `with own as (select id, organisation_id, cif, row_number() over (order by cif) - 1 as place from company),
       given as (
         select n, own.*, timestamptz '2026-01-01' + n * interval '10 seconds' as at,
           (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid as key
         from generate_series($1::bigint, $1::bigint + $3 - 1) n join own on own.place = n % $2
       ), message as (
         insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
           created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at, state, next_attempt_at)
         select key, organisation_id, id, n::text, (5000000000 + n)::text, 'received', 'FACTURA PRIMITA',
           'Factura cu id_incarcare=' || n, at, '202601010000', false, cif, at, at + interval '60 days', 'pending', at
         from given
       ), invoice as (
         insert into invoice (id, organisation_id, company_id, message, upload_index, direction, role, number, type_code,
           issued_on, due_on, currency, seller_cif, seller_name, buyer_cif, buyer_name, net, vat, payable, seal_verdict,
           reading_verdict, available_at, recorded_at, late, retain_until)
         select key, organisation_id, id, key, (5000000000 + n)::text, 'received', 'buyer', 'FV-' || n, '380', at::date,
           at::date + 30, 'RON', (10000000 + n % 5000)::text, 'Vânzătorul cu numărul ' || n % 5000 || ' SRL', cif,
           'Cumpărător SRL', 1000.10 + n, 210.02, 1210.12 + n, 'valid', 'read', at, at, false, '2037-01-01'
         from given
       )
       insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
       select organisation_id, key, 'FV-' || n, cif, at, 'success' from given`,
      [from, organisations * companiesEach, Math.min(atOnce, before - from)],
    );
    // As a sync does: a row is listed first, and grows when it is archived.
    await db.query(`
      update message set state = 'archived', sha256 = md5(message_id) || md5(message_id), size_bytes = 9000,
        path = 'prod/' || organisation_id || '/' || message_id || '.zip', seq = message_id::bigint + 1,
        chain = md5(message_id) || md5(message_id), archived_at = listed_at, next_attempt_at = null, attempts = 1,
        last_attempt_at = listed_at, logged_status = 'success'
      where state = 'pending'`);
  }
  await db.query('vacuum analyze');
}

async function spent(db: Transactor): Promise<{ walBytes: number; walRecords: number; cpuSeconds: number }> {
  const { rows } = await db.query<{ walBytes: number; walRecords: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal_bytes, wal_records from pg_stat_wal`,
  );
  return { ...rows[0]!, cpuSeconds: await cpuOfServer(db) };
}
