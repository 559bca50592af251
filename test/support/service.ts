/** The API on a real database and a real folder, with as many organisations as a test wants. The clock is the test's. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { createKeyRing } from '../../src/accounts/key-ring.ts';
import { createRateLimiter } from '../../src/accounts/rate-limiter.ts';
import { createSignIn, type SignIn } from '../../src/accounts/sign-in.ts';
import { createApiKey } from '../../src/actions/api-keys/create-api-key.ts';
import { addOrganisationFor } from '../../src/actions/people/set-up.ts';
import { createAnafClient } from '../../src/anaf/client.ts';
import type { ServerCtx } from '../../src/api/context.ts';
import { createMetrics } from '../../src/api/installation/metrics.ts';
import { createServer } from '../../src/api/server.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openDiskArchive } from '../../src/archive/disk.ts';
import { builtInPlans } from '../../src/core/plan.ts';
import type { Scope } from '../../src/core/scope.ts';
import { createVault } from '../../src/core/vault.ts';
import { recordConnection } from '../../src/db/connections/anaf-connection.ts';
import { pinEnvironment } from '../../src/db/installation/installation.ts';
import { addOrganisation } from '../../src/db/people/organisation.ts';
import { createPdfRenderer } from '../../src/render/render-pdf.ts';
import { createSyncCtx } from '../../src/sync/context.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { randomKeys } from './random-keys.ts';

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
  database: TestDatabase;
  db: TestDatabase['pool'];
  archive: Archive;
  exportsDir: string;
  vault: ServerCtx['vault'];
  signIn: SignIn;
  clock: { now: Date };
  /** What went to the queue, oldest first. */
  queued: { woken: number; asked: number; exports: number; probed: string[][] };
  /** Everything that was logged, line by line. */
  logged: string[];
  ask(method: InjectOptions['method'], url: string, options?: AskOptions): Promise<Reply>;
  addTenant(plan?: string): Promise<Tenant>;
  addKey(organisationId: string, scope: Scope, expiresAt?: Date | null): Promise<string>;
  /** A certificate with tokens that are good for ninety days. */
  addConnection(organisationId: string, serial?: string): Promise<string>;
  /** A person with an organisation of his own, signed in: the Cookie header of his browser. */
  addPerson(email: string): Promise<{ cookie: string; organisationId: string }>;
  passes(ms: number): void;
}

export interface AskOptions {
  key?: string;
  headers?: Record<string, string>;
  body?: InjectOptions['payload'];
}

/** One a test file: its tests are apart by their organisations. */
export async function startService(over: Partial<ServerCtx> = {}): Promise<Service> {
  const database = await testDatabase();
  const db = database.pool;
  const clock = { now: new Date('2026-02-16T11:30:00.250Z') };
  const now = over.now ?? (() => clock.now);
  await pinEnvironment(db, 'sandbox', now());
  const archiveDir = await mkdtemp(join(tmpdir(), 'efactura-api-'));
  const archive = await openDiskArchive(archiveDir);
  const exportsDir = await mkdtemp(join(tmpdir(), 'efactura-exports-'));
  const vault = createVault(randomKeys());
  const queued: Service['queued'] = { woken: 0, asked: 0, exports: 0, probed: [] };
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const publicUrl = over.publicUrl ?? 'http://localhost:3000';
  const rateLimiter = createRateLimiter(db, now);
  const keys = createKeyRing({ db, now, log: (message) => log.warn(message) });
  const secret = randomBytes(32).toString('hex');
  const signIn = createSignIn({
    databaseUrl: database.url,
    secret,
    publicUrl,
    rateLimiter,
    log: (message) => log.warn(message),
  });
  const anaf = createAnafClient({
    apiUrl: 'http://127.0.0.1:1/rest',
    publicUrl: 'http://127.0.0.1:1/rest',
    oauthUrl: 'http://127.0.0.1:1/oauth',
    clientId: '',
    clientSecret: '',
    redirectUri: 'https://localhost:3000/api/v1/anaf/callback',
  });
  const render = createPdfRenderer();
  const app = await createServer({
    ...createSyncCtx({
      db,
      anaf,
      archive,
      vault,
      log,
      clock: { now, sleep: async () => {} },
      environment: 'sandbox',
      callsPerMinute: 900,
    }),
    render,
    exportsDir,
    queue: {
      wakeWorkers: async () => void queued.woken++,
      retrySoon: async () => void queued.asked++,
      exportSoon: async () => void queued.exports++,
      probeSoon: async (ids) => void queued.probed.push(ids),
    },
    keys,
    signIn,
    rateLimiter,
    metrics: createMetrics(),
    plans: builtInPlans,
    publicUrl,
    stateSecret: secret,
    now,
    ...over,
  });
  after(async () => {
    await app.close();
    await render.close();
    await keys.close();
    await signIn.close();
    await anaf.close();
    await rm(archiveDir, { recursive: true, force: true });
    await rm(exportsDir, { recursive: true, force: true });
  });

  const ask: Service['ask'] = async (method, url, { key, headers = {}, body } = {}) => {
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await app.inject({
      method,
      url,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return {
      status: answer.statusCode,
      headers: answer.headers as Reply['headers'],
      body: type.includes('json') && answer.body !== '' ? answer.json() : undefined,
      text: answer.body,
      bytes: answer.rawPayload,
    };
  };
  const addKey: Service['addKey'] = async (organisationId, scope, expiresAt = null) => {
    const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
    return (await createApiKey({ db, now }, operator, { name: scope, scope, expiresAt })).key;
  };
  return {
    app,
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
