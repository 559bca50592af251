/** Starts a whole SPV on a port: builds its parts once, listens, and closes promptly. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { notFound } from './answer.ts';
import { Archives } from './archives.ts';
import type { Call } from './call.ts';
import { Clock } from './clock.ts';
import { control } from './control/control.ts';
import { seedOf } from './documents/random.ts';
import { FaultScript } from './faults.ts';
import { Journal, type RecordedCall } from './journal.ts';
import { type Limits, Quotas } from './limits.ts';
import { type TokenPair, Tokens } from './oauth/tokens.ts';
import { findRoute } from './routes.ts';
import { type Served, serve } from './serve.ts';
import type { ServerCtx } from './server-context.ts';
import { type Settings, usualSettings } from './settings.ts';
import { keepState } from './state.ts';
import { readBody, send } from './wire.ts';
import { World } from './world.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  /** Default 1. */
  seed?: number;
  /** The base of the sandbox's clock, epoch ms. Default: the machine's. */
  now?: () => number;
  /** A JSON file in which companies, messages, certificates, tokens and the clock's offset outlive a restart. */
  statePath?: string;
  limits?: Partial<Limits>;
  settings?: Partial<Settings>;
  /** Exact callbacks of the built-in application; by default any on a loopback host. */
  redirectUris?: string[];
  /** Prints a line for each call. */
  log?: boolean;
}

export interface Sandbox extends ServerCtx {
  url: string;
  /** `…/prod/FCTEL/rest` */
  apiUrl: string;
  /** The same paths without a token; the seal check is at this address's root. */
  publicUrl: string;
  /** `…/anaf-oauth2/v1` */
  oauthUrl: string;
  clientId: string;
  clientSecret: string;
  /** Recorded calls, oldest first, capped. */
  calls: RecordedCall[];
  /** A token pair of this certificate for the built-in application, without the browser. */
  issueTokens(serial: string): TokenPair;
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const ctx = buildCtx(options);
  const state = options.statePath === undefined ? undefined : keepState(options.statePath, ctx);
  const { clientId, clientSecret } = builtInApplication(ctx, options);

  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answer(ctx, request, response, options.log ?? false).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  return {
    ...ctx,
    url,
    apiUrl: `${url}/prod/FCTEL/rest`,
    publicUrl: `${url}/prod/FCTEL/rest`,
    oauthUrl: `${url}/anaf-oauth2/v1`,
    clientId,
    clientSecret,
    calls: ctx.journal.calls,
    issueTokens: (serial) => ctx.tokens.issue(serial, clientId),
    close: async () => {
      await stop(server);
      state?.save();
    },
  };
}

/** Everything but the way in. */
export function buildCtx(options: Pick<SandboxOptions, 'seed' | 'now' | 'limits' | 'settings'>): ServerCtx {
  const { seed = 1 } = options;
  const clock = new Clock(options.now);
  const settings = { ...usualSettings, ...options.settings };
  return {
    clock,
    settings,
    world: new World(seed, clock),
    tokens: new Tokens(clock, settings),
    quotas: new Quotas(options.limits),
    archives: new Archives(),
    faults: new FaultScript(seed),
    journal: new Journal(),
  };
}

export function builtInApplication(
  { tokens }: ServerCtx,
  { seed = 1, redirectUris = [] }: Pick<SandboxOptions, 'seed' | 'redirectUris'>,
): { clientId: string; clientSecret: string } {
  const [clientId, clientSecret] = [credential('client', seed), credential('secret', seed)];
  tokens.addApplication({ clientId, clientSecret, redirectUris });
  return { clientId, clientSecret };
}

async function answer(
  ctx: ServerCtx,
  request: IncomingMessage,
  response: ServerResponse,
  log: boolean,
): Promise<void> {
  const at = ctx.clock.now();
  const startedMs = performance.now();
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1));
  const body = await readBody(request);
  const { method = 'GET', headers } = request;
  if (path.startsWith('/control')) return send(response, control(ctx, method, path, query, body), 0);
  const served = handOver(ctx, { method, path, query, headers, body }, at);
  if (!served) return send(response, notFound(path, at), 0);
  const { answer, record } = served;
  send(response, answer, record.n);
  record.tookMs = performance.now() - startedMs;
  if (log)
    console.log(
      `${new Date(at).toISOString()} ${record.endpoint} ${record.cif ?? record.id ?? ''} ${record.outcome}`,
    );
}

/** To the endpoint that the path names; undefined if no endpoint has that path. */
export function handOver(
  ctx: ServerCtx,
  asked: Pick<Call, 'method' | 'path' | 'query' | 'headers' | 'body'>,
  at: number,
): Served | undefined {
  const found = findRoute(asked.path);
  if (!found?.route.methods.includes(asked.method)) return undefined;
  const { route, rest } = found;
  const { endpoint, environment } = route;
  const token = ctx.tokens.find(asked.headers.authorization);
  return serve(ctx, route, { ...asked, endpoint, environment, rest, at, ...(token && { token }) });
}

/** Keep-alive clients hold a listening server open, so idle connections are ended again and again until none is left. */
async function stop(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), 250);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(sweep);
  clearTimeout(deadline);
}

/** The same for every run of a seed, so that a restarted sandbox is the one a client is configured for. */
const credential = (what: string, seed: number): string =>
  [1, 2, 3, 4, 5, 6]
    .map((part) => (seedOf(`${what} ${part}`, seed) >>> 0).toString(16).padStart(8, '0'))
    .join('');
