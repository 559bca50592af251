/** Hands out the dashboard as it was built: its page with a fresh nonce, its files for ever. Knows nothing of what it shows. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dashboardWaitingPage, waitingPagePolicy } from './dashboard-waiting-page.ts';

/** Where `npm run web` puts it. It may be built or rebuilt while the server runs, so nothing is cached in memory. */
export const dashboardDir = join(import.meta.dirname, '../../web/dist');

const looseFiles = { 'scheme.js': 'text/javascript; charset=utf-8', 'icon.svg': 'image/svg+xml' };

export async function registerDashboard(app: FastifyInstance, dir = dashboardDir): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(dir, 'assets'),
    prefix: '/assets/',
    schemaHide: true,
    decorateReply: false,
    index: false,
    preCompressed: true,
    // Their names are hashes of what they hold.
    immutable: true,
    maxAge: '1y',
  });
  for (const [file, type] of Object.entries(looseFiles)) {
    app.get(`/${file}`, { schema: { hide: true } }, async (_request, reply) => {
      const bytes = await readFile(join(dir, file)).catch(() => undefined);
      if (!bytes) return reply.callNotFound();
      return reply.type(type).header('cache-control', 'no-cache').send(bytes);
    });
  }
  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendDashboard(reply, dir));
}

/** An address within the dashboard: programs' addresses are never answered with a page, nor a program with one. */
export function asksForDashboard({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (!/\btext\/html\b/.test(headers.accept ?? '')) return false;
  return !/^\/(api|assets|docs|openapi|problems|healthz|readyz|metrics)(\/|\.|$|\?)/.test(url);
}

export async function sendDashboard(reply: FastifyReply, dir = dashboardDir): Promise<FastifyReply> {
  reply.code(200).type('text/html; charset=utf-8').header('cache-control', 'no-store');
  const page = await readFile(join(dir, 'index.html'), 'utf8').catch(() => undefined);
  if (page === undefined) {
    return reply.code(503).header('content-security-policy', waitingPagePolicy).send(dashboardWaitingPage);
  }
  const nonce = randomBytes(16).toString('base64');
  const announced = await preloads(dir, reply.request.url);
  return reply
    .header('content-security-policy', dashboardPolicy(nonce))
    .send(page.replaceAll('__NONCE__', nonce).replace('</head>', `${announced}</head>`));
}

/** The scripts of the page at this address, so that the browser need not find out one after the other. None where the build names none. */
async function preloads(dir: string, url: string): Promise<string> {
  const path = url.split('?', 1)[0]!;
  const named = await readFile(join(dir, 'preloads.json'), 'utf8').catch(() => '{}');
  const scripts: Record<string, string[]> = JSON.parse(named);
  const own = Object.hasOwn(scripts, path) ? scripts[path]! : [];
  return own.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`).join('');
}

/** The component library writes its variables as style elements, which carry the nonce; there is no inline script. */
function dashboardPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // An invoice's rendering, which the service sandboxes.
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
