/** The service with ROLE=api on a large catalogue, and beside it a bare Fastify server that answers a page of the same rows by one index. A process of its own. */
import Fastify from 'fastify';
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import { startApp } from '../../src/app.ts';
import { createLog } from '../../src/core/log.ts';
import type { Db, Transactor } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { listIndexes } from '../../src/db/invoices/prepare-lists.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { prepareLists } from '../../src/jobs/prepare-lists.ts';
import { addManyInvoices } from '../../test/support/many-invoices.ts';
import { benchConfig } from '../bench-config.ts';
import { cpuOfServer } from '../server-cpu.ts';

export interface ListsWish {
  dir: string;
  port: number;
  companies: number;
  invoices: number;
  partners: number;
}

export interface ListsServing {
  bare: string;
  service: string;
  key: string;
}

/** CPU since the start, of this process and of its PostgreSQL. */
export interface ListsUsed {
  nodeMs: number;
  serverMs: number;
  /** The largest resident set of this process so far. */
  peakMiB: number;
}

const name = 'Contabilitate SRL';
const runs = 9_000;

let db: Db | undefined;

process.on('message', async (wish: ListsWish | 'cpu') => {
  if (wish !== 'cpu') return process.send!(await start(wish));
  const { user, system } = process.cpuUsage();
  const serverMs = 1000 * (await cpuOfServer(db!));
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  process.send!({ nodeMs: (user + system) / 1000, serverMs, peakMiB } satisfies ListsUsed);
});

async function start({ dir, port, ...size }: ListsWish): Promise<ListsServing> {
  const app = await startApp(
    benchConfig(dir, undefined, { PORT: String(port), ROLE: 'api', LOG_LEVEL: 'warn' }),
  );
  const { db: pool } = app;
  db = pool;
  const now = new Date();
  const organisationId = (await findFilled(pool)) ?? (await fill(pool, size, now));
  // Of a catalogue that was kept: what a later version prepares.
  await prepareLists(jobOf(pool), AbortSignal.any([]));
  await addRuns(pool, organisationId, now);
  const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
  const tokens = { serial: 'bench', accessToken: 'access', accessExpiresAt, refreshToken: 'refresh' };
  await recordConnection(pool, app.vault, organisationId, tokens, now);
  const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const { key } = await createApiKey({ db: pool, now: () => now }, operator, {
    name: 'bench',
    scope: 'read',
    expiresAt: null,
  });
  const bare = Fastify({ logger: false });
  bare.get('/page', async () => {
    const { rows } = await pool.query({
      name: 'bench-page',
      text: `select id, number, seller_name, buyer_name, issued_on, currency, payable from invoice
        where organisation_id = $1 order by available_at desc nulls last, id desc limit 50`,
      values: [organisationId],
    });
    return { data: rows };
  });
  const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
  process.once('disconnect', async () => {
    await bare.close();
    await app.close();
    process.exit();
  });
  return { bare: bareUrl, service: app.url!, key };
}

function jobOf(db: Transactor) {
  return { db, directDb: db, log: createLog('warn'), clock: { now: () => new Date() } };
}

/** A year of hourly ones, unless an earlier bench has added them. */
async function addRuns(db: Db, organisationId: string, now: Date): Promise<void> {
  await db.query(
    `insert into run (id, organisation_id, trigger, whole, requested_at, started_at, finished_at, outcome, listed_companies)
     select gen_random_uuid(), $1, 'schedule', true, t, t, t + interval '1 minute', case when n % 10 = 0 then 'partial' else 'succeeded' end, 200
     from (select n, $2::timestamptz - n * interval '1 hour' as t from generate_series(1, $3::int) n) hourly
     where not exists (select from run where organisation_id = $1)`,
    [organisationId, now, runs],
  );
}

/** Of an earlier run in the same folder (BENCH_DIR). */
async function findFilled(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('select id from organisation where name = $1', [name]);
  return rows[0]?.id;
}

/**
 * As the catalogue of an older version: rows without triggers and without the indexes of lists, which the job that brings
 * such a catalogue up to date then makes. It takes a quarter of the time.
 */
async function fill(db: Transactor, size: Omit<ListsWish, 'dir' | 'port'>, now: Date): Promise<string> {
  const { id } = await addOrganisation(db, name, 'business', now);
  const client = await db.connect();
  await client.query('set statement_timeout = 0');
  await client.query("set session_replication_role = 'replica'");
  await client.query(`drop index ${Object.keys(listIndexes).join(', ')}`);
  await client.query('delete from prepared');
  await addManyInvoices(client, id, { ...size, days: 700, now });
  await client.query('analyze');
  await prepareLists(jobOf(db), AbortSignal.any([]));
  await client.query('vacuum analyze');
  client.release(true);
  return id;
}
