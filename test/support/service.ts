/** The API of an app on a real database and a real folder, with as many organisations as a test wants. The clock is the test's. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import type { Sandbox } from '../../sandbox/server.ts';
import type { SignIn } from '../../src/accounts/sign-in.ts';
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import { addOrganisationFor } from '../../src/actions/people/set-up.ts';
import type { ServerCtx } from '../../src/api/context.ts';
import { createServer } from '../../src/api/server.ts';
import { type App, type AppOverrides, buildApp } from '../../src/app.ts';
import type { Archive } from '../../src/archive/archive.ts';
import type { Scope } from '../../src/core/scope.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { documentedAnswers, documentOfRun } from './documented.ts';
import type { Engine } from './engine.ts';
import { type Queued, recordedQueue } from './recorded-queue.ts';
import { anafSettings, type Env, testConfig } from './settings.ts';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: a body is what the test says it is.
  body: any;
  text: string;
  bytes: Buffer;
}

export interface Tenant {
  organisationId: string;
  /** Of scope admin. */
  key: string;
}

export interface Service {
  app: FastifyInstance;
  /** What the server is made of. */
  ctx: ServerCtx;
  database: TestDatabase;
  db: TestDatabase['pool'];
  archive: Archive;
  exportsDir: string;
  vault: ServerCtx['vault'];
  signIn: SignIn;
  clock: { now: Date };
  queued: Queued;
  /** Everything that was logged, line by line. */
  logged: string[];
  ask(method: InjectOptions['method'], url: string, options?: AskOptions): Promise<Reply>;
  addTenant(plan?: string): Promise<Tenant>;
  addKey(organisationId: string, scope: Scope, expiresAt?: Date | null): Promise<string>;
  /** A certificate with tokens that are good for ninety days. */
  addConnection(organisationId: string, serial?: string): Promise<string>;
  /** A person with an organisation of their own, signed in: the Cookie header of their browser. */
  addPerson(email: string): Promise<{ cookie: string; organisationId: string }>;
  passes(ms: number): void;
}

export interface AskOptions {
  key?: string;
  headers?: Record<string, string>;
  body?: InjectOptions['payload'];
}

export interface ServiceOptions {
  /** As ANAF; without one no call is answered. */
  sandbox?: Sandbox;
  settings?: Env;
  now?: () => Date;
  /** What names of hosts resolve to. */
  resolve?: AppOverrides['resolve'];
  /** Its app is the one that is served, and its database. */
  engine?: Engine;
  /** What the server gets in place of the app's own, where that is to fail or to be quick. */
  server?: Partial<ServerCtx>;
}

/** One a test file: its tests are apart by their organisations. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const database = options.engine?.database ?? (await testDatabase());
  const clock = { now: new Date('2026-02-16T11:30:00.250Z') };
  const { queue, queued } = recordedQueue();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const app = options.engine?.app ?? (await openApp(options, database));
  const { archive, exportsDir, vault, signIn, now } = app;
  const db = database.pool;
  const server = await createServer({ ...app, log, queue, ...options.server });
  after(() => server.close());
  // Every answer that any test gets is held against the OpenAPI document.
  const checkAnswer = documentedAnswers(documentOfRun(() => server.swagger()));

  async function openApp(
    { sandbox, settings = {} }: ServiceOptions,
    { url, pool }: TestDatabase,
  ): Promise<App> {
    const dataDir = await mkdtemp(join(tmpdir(), 'efactura-api-'));
    const config = testConfig(anafSettings(sandbox), { DATA_DIR: dataDir }, settings);
    const opened = await buildApp(config, {
      log,
      clock: { now: options.now ?? (() => clock.now), sleep: async () => {} },
      database: { url, db: pool },
      resolve: options.resolve,
      queue,
    });
    after(async () => {
      await opened.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    return opened;
  }

  const ask: Service['ask'] = async (method, url, { key, headers = {}, body } = {}) => {
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await server.inject({
      method,
      url,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    const isGzip = answer.headers['content-encoding'] === 'gzip' && answer.rawPayload.length > 0;
    const text = isGzip ? gunzipSync(answer.rawPayload).toString() : answer.body;
    const read = type.includes('json') && text !== '' ? JSON.parse(text) : undefined;
    checkAnswer({
      ...{ method: method ?? 'GET', url, status: answer.statusCode, contentType: type },
      ...{ headers: answer.headers, body: read ?? text },
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Reply['headers'],
      body: read,
      text,
      bytes: answer.rawPayload,
    };
  };
  const addKey: Service['addKey'] = async (organisationId, scope, expiresAt = null) => {
    const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
    return (await createApiKey({ db, now }, operator, { name: scope, scope, expiresAt })).key;
  };
  return {
    app: server,
    ctx: app,
    database,
    db,
    archive,
    exportsDir,
    vault,
    signIn,
    clock,
    queued,
    logged,
    ask,
    addKey,
    addTenant: async (plan = 'business') => {
      const { id } = await addOrganisation(db, `Firma ${randomBytes(3).toString('hex')} SRL`, plan, now());
      return { organisationId: id, key: await addKey(id, 'admin') };
    },
    addConnection: (organisationId, serial = randomBytes(8).toString('hex')) => {
      const accessExpiresAt = new Date(now().getTime() + 90 * 86_400_000);
      const tokens = { serial, accessToken: 'access', accessExpiresAt, refreshToken: 'refresh' };
      return recordConnection(db, vault, organisationId, tokens, now());
    },
    addPerson: async (email) => {
      const password = 'correct horse battery';
      const account = { email, password, organisation: `Firma ${email}` };
      const organisation = await addOrganisationFor({ db, signIn, now }, account);
      const answer = await ask('POST', '/api/auth/sign-in/email', {
        headers: { 'sec-fetch-site': 'same-origin' },
        body: { email, password },
      });
      const cookie = [answer.headers['set-cookie'] ?? []]
        .flat()
        .map((set) => set.split(';')[0])
        .join('; ');
      return { cookie, organisationId: organisation.id };
    },
    passes: (ms) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
}
