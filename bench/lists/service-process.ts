/** The service with ROLE=api on a large catalogue, and beside it a bare Fastify server that answers a page of the same rows by one index. A process of its own. */
import Fastify from 'fastify';
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import { startApp } from '../../src/app.ts';
import type { Db, Transactor } from '../../src/db/connection.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { foldCounts } from '../../src/jobs/fold-counts.ts';
import { addManyInvoices } from '../../test/support/many-invoices.ts';
import { benchConfig } from '../bench-config.ts';

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

const name = 'Contabilitate SRL';

process.once('message', async ({ dir, port, ...size }: ListsWish) => {
  const app = await startApp(
    benchConfig(dir, undefined, { PORT: String(port), ROLE: 'api', LOG_LEVEL: 'warn' }),
  );
  const { db } = app;
  const now = new Date();
  const organisationId = (await findFilled(db)) ?? (await fill(db, size, now));
  const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
  const tokens = { serial: 'bench', accessToken: 'access', accessExpiresAt, refreshToken: 'refresh' };
  await recordConnection(db, app.vault, organisationId, tokens, now);
  const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const { key } = await createApiKey({ db, now: () => now }, operator, {
    name: 'bench',
    scope: 'read',
    expiresAt: null,
  });
  const bare = Fastify({ logger: false });
  bare.get('/page', async () => {
    const { rows } = await db.query({
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
  process.send!({ bare: bareUrl, service: app.url!, key } satisfies ListsServing);
});

/** Of an earlier run in the same folder (BENCH_DIR). */
async function findFilled(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('select id from organisation where name = $1', [name]);
  return rows[0]?.id;
}

async function fill(db: Transactor, size: Omit<ListsWish, 'dir' | 'port'>, now: Date): Promise<string> {
  const { id } = await addOrganisation(db, name, 'business', now);
  await addManyInvoices(db, id, { ...size, days: 700, now });
  await foldCounts(db);
  const client = await db.connect();
  await client.query('set statement_timeout = 0');
  await client.query('vacuum analyze');
  client.release(true);
  return id;
}
