/**
 * Whether splitting the ledger's largest table by a hash of the organisation pays: the same rows in the table as it is
 * and in one of 16 partitions, on the embedded PostgreSQL. BENCH_ROWS says how many rows (3,000,000).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { connect } from '../src/db/connection.ts';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rows = Number(process.env.BENCH_ROWS ?? 3_000_000);
const organisations = 300;
const companiesEach = 10;
const partitions = 16;
const plannings = 25;

export async function benchPartitions(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const server = await startEmbedded({ dir: join(dir, 'postgres') });
  opened.defer(() => server.stop());
  const db = await connect({ url: server.url, statementTimeoutMs: 3_600_000 });
  opened.defer(() => db.end());
  await migrate(db);
  await addTenants(db);
  await split(db);
  const whole = await measure(db, 'message');
  const parted = await measure(db, 'message_split');
  return {
    figures: Object.keys(whole).flatMap((what): Figure[] => {
      const reference = figureOf(`one table: ${what}`, whole[what]!.runs, { unit: whole[what]!.unit });
      const { runs, unit } = parted[what]!;
      return [reference, figureOf(`${partitions} partitions: ${what}`, runs, { unit, reference })];
    }),
  };
}

async function addTenants(db: pg.Pool): Promise<void> {
  await db.query(
    `with o as (
       insert into organisation (name, plan, created_at) select 'O' || n, 'business', now() from generate_series(1, $1) n returning id
     )
     insert into company (organisation_id, cif, created_at)
     select id, (8000000000 + row_number() over ())::text, now() from o, generate_series(1, $2)`,
    [organisations, companiesEach],
  );
}

/** The same columns, indexes and checks, in partitions. */
async function split(db: pg.Pool): Promise<void> {
  await db.query(
    'create table message_split (like message including all) partition by hash (organisation_id)',
  );
  for (let n = 0; n < partitions; n++)
    await db.query(
      `create table message_split_${n} partition of message_split for values with (modulus ${partitions}, remainder ${n})`,
    );
  await db.query(
    'alter table message_split add foreign key (company_id, organisation_id) references company (id, organisation_id)',
  );
}

type Measured = Record<string, { unit: string; runs: number[] }>;

async function measure(db: pg.Pool, table: string): Promise<Measured> {
  const written: number[] = [];
  for (let from = 0; from < rows; from += 100_000) written.push(await timed(() => write(db, table, from)));
  const vacuumed = await timed(() => db.query(`vacuum analyze ${table}`));
  // A hundredth changes, as in a day of listings; then the next vacuum has to read every index.
  await db.query(`update ${table} set verified_at = now() where upload_index like '%37'`);
  const vacuumedAgain = await timed(() => db.query(`vacuum ${table}`));
  const size = async (of: string) => {
    const { rows: sizes } = await db.query<{ mib: number }>(
      `select sum(${of}(of))::float8 / 1048576 as mib
       from (select relid as of from pg_partition_tree($1) where isleaf union select $1::regclass) as parts`,
      [table],
    );
    return sizes[0]!.mib;
  };
  const { rows: some } = await db.query<{ id: string; organisationId: string; companyId: string }>(
    `select id, organisation_id, company_id from ${table} where upload_index = '5000000100'`,
  );
  const { id, organisationId, companyId } = some[0]!;
  const ask = async (where: string) => explain(db, `select * from ${table} where ${where}`);
  const byKey = await ask(`id = '${id}' and organisation_id = '${organisationId}'`);
  const byId = await ask(`id = '${id}'`);
  const newest = await ask(
    `organisation_id = '${organisationId}' order by created_at desc nulls last, id desc limit 50`,
  );
  const page = await ask(`company_id = '${companyId}' and upload_index = '5000000100'`);
  const ms = (runs: number[]) => ({ unit: 'ms', runs });
  return {
    'writing a row': { unit: 'µs', runs: written.slice(-5).map((seconds) => (seconds / 100_000) * 1e6) },
    'first vacuum': { unit: 's', runs: [vacuumed] },
    'vacuum after a hundredth changed': { unit: 's', runs: [vacuumedAgain] },
    rows: { unit: 'MiB', runs: [await size('pg_table_size')] },
    indexes: { unit: 'MiB', runs: [await size('pg_indexes_size')] },
    'plans a look-up by id and organisation in': ms(byKey.planMs),
    'runs it in': ms(byKey.runMs),
    'plans a look-up by id alone in': ms(byId.planMs),
    'runs that in': ms(byId.runMs),
    'plans the first page of a list in': ms(newest.planMs),
    'runs that page in': ms(newest.runMs),
    'plans a look-up by company and upload index in': ms(page.planMs),
    'runs that look-up in': ms(page.runMs),
  };
}

/** Archived messages in the order of time, their ids in the same order. */
async function write(db: pg.Pool, table: string, from: number): Promise<void> {
  await db.query(
    `with own as (select id, organisation_id, row_number() over (order by cif) - 1 as place from company)
     insert into ${table} (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail, created_at,
       created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at, state, sha256, size_bytes, path, seq, chain,
       archived_at)
     select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
       own.organisation_id, own.id, (3000000000 + n)::text, (5000000000 + n)::text, 'received', 'FACTURA PRIMITA',
       'Factura cu id_incarcare=' || n || ' emisa de cif_emitent=12345674 pentru cif_beneficiar=8000000000',
       timestamptz '2026-01-01' + n * interval '1 second', '202601010000', false, '8000000000', now(), now(), 'archived',
       md5(n::text) || md5(n::text), 9000, 'prod/' || own.organisation_id || '/8000000000/2026/01/202601010000_' || n || '.zip',
       n, md5(n::text) || md5(n::text), now()
     from generate_series($1::bigint, $1::bigint + 99999) n join own on own.place = n % $2`,
    [from, organisations * companiesEach],
  );
}

async function explain(db: pg.Pool, query: string): Promise<{ planMs: number[]; runMs: number[] }> {
  const found = { planMs: [] as number[], runMs: [] as number[] };
  for (let n = 0; n < plannings; n++) {
    const { rows: plan } = await db.query(`explain (analyze, format json) ${query}`);
    const [told] = plan[0]['queryPlan'] ?? plan[0]['QUERY PLAN'];
    found.planMs.push(told['Planning Time']);
    found.runMs.push(told['Execution Time']);
  }
  return found;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
