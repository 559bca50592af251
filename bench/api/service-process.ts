/**
 * The service as `npm start` has it with ROLE=api, and beside it a bare Fastify server with one route that asks one
 * prepared row of the same pool: what any API of this kind costs at least. A process of its own.
 */
import Fastify from 'fastify';
import { startApp } from '../../src/app.ts';
import { benchConfig } from '../bench-config.ts';
import { fillTenant } from './fill-tenant.ts';

export interface ServiceWish {
  dir: string;
  port: number;
  logLines: number;
  keys: number;
}

export interface Serving {
  urls: { bare: string; service: string };
  keys: string[];
}

/** Microseconds of CPU that this process and its PostgreSQL have used. */
export interface Used {
  cpuMs: number;
}

let started: Promise<Serving> | undefined;

process.on('message', async (wish: ServiceWish | 'cpu') => {
  if (wish === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send!({ cpuMs: (user + system) / 1000 } satisfies Used);
    return;
  }
  started ??= start(wish);
  process.send!(await started);
});

async function start({ dir, port, ...size }: ServiceWish): Promise<Serving> {
  const config = benchConfig(dir, undefined, { PORT: String(port), ROLE: 'api', LOG_LEVEL: 'info' });
  const app = await startApp(config);
  const keys = await fillTenant(app, size);
  const bare = Fastify({ logger: false });
  bare.get('/row', async () => {
    const { rows } = await app.db.query({
      name: 'bench-row',
      text: 'select id, name, plan from organisation limit 1',
    });
    return rows[0];
  });
  const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
  process.once('disconnect', async () => {
    await bare.close();
    await app.close();
    process.exit();
  });
  return { urls: { bare: bareUrl, service: app.url! }, keys };
}
