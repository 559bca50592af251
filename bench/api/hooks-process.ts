/** A bare Fastify route for each of the server's hooks, with that hook alone. A process of its own. */
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { closeSoon } from '../../src/api/close-soon.ts';
import { countRequests } from '../../src/api/count-requests.ts';
import { handleErrors } from '../../src/api/handle-errors.ts';
import { createMetrics } from '../../src/api/installation/metrics.ts';
import { logRequests } from '../../src/api/log-requests.ts';
import { syncStatus } from '../../src/api/runs/sync.ts';
import { setSecurityHeaders } from '../../src/api/security-headers.ts';
import { createLog } from '../../src/core/log.ts';

const log = createLog('info');
const body = { enabled: true, lastSync: '2026-02-16T11:30:00Z', tokenValid: true, syncInterval: 'hourly' };

const hooks: Record<string, (app: FastifyInstance) => unknown> = {
  'bare route': () => {},
  'security headers': (app) => setSecurityHeaders(app, 'http://localhost:3000'),
  'open answers counted': closeSoon,
  cookies: (app) => app.register(fastifyCookie),
  errors: (app) => handleErrors(app, { log, publicUrl: 'http://localhost:3000' }),
  'line of the log': (app) => logRequests(app, log),
  'counted for the metrics': (app) => countRequests(app, createMetrics()),
  "serialiser of the answer's schema": (app) => app.setSerializerCompiler(serializerCompiler),
};

process.on('message', async (wish: 'start' | 'cpu') => {
  if (wish === 'start') return process.send!(await start());
  const { user, system } = process.cpuUsage();
  process.send!({ cpuMs: (user + system) / 1000 });
});
process.once('disconnect', () => process.exit());

async function start(): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const [name, add] of Object.entries(hooks)) {
    const app = Fastify({ logger: false });
    await add(app);
    const schema = name.startsWith('serialiser') ? { response: { 200: syncStatus } } : {};
    app.get('/', { schema }, async () => body);
    urls[name] = await app.listen({ host: '127.0.0.1', port: 0 });
  }
  return urls;
}
