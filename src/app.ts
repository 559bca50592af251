/** Builds every part once, in order, and hands it on; starts what the role asks for, and closes all of it. Knows no request and no rule. */
import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCheckedKeys } from './accounts/check-key.ts';
import { createKeyRing } from './accounts/key-ring.ts';
import { createOidc } from './accounts/oidc.ts';
import { createRateLimiter } from './accounts/rate-limiter.ts';
import { checkKeyFile } from './accounts/secret-key.ts';
import { createSignIn } from './accounts/sign-in.ts';
import { createAnafClient } from './anaf/client.ts';
import type { Transport } from './anaf/transport.ts';
import type { ServerCtx } from './api/context.ts';
import { collectLessOften } from './api/garbage.ts';
import { createMetrics } from './api/installation/metrics.ts';
import type { Archive } from './archive/archive.ts';
import { openBucket } from './archive/s3-bucket.ts';
import type { Config } from './config/config.ts';
import { createLog, type Log } from './core/log.ts';
import { publishedSigners } from './core/signer.ts';
import type { Tracer } from './core/tracing.ts';
import { createVault } from './core/vault.ts';
import { prepareSlots } from './db/budget/call-slot.ts';
import { connect, type Transactor } from './db/connection.ts';
import { pinEnvironment } from './db/installation/installation.ts';
import { type Vouched, vouchForSigners } from './db/invoices/vouched-signers.ts';
import { migrate } from './db/migrate.ts';
import { type OpenedDatabase, openDatabase } from './db/open-database.ts';
import { countWaiting } from './db/runs/company-lease.ts';
import { openExportStore } from './exports/export-store.ts';
import { openBoundArchive } from './integrity/bind-archive.ts';
import { createHold, refuseWhileHeld } from './integrity/hold.ts';
import { ensureSigningKey } from './integrity/signing-keys.ts';
import { version } from './integrity/version.ts';
import { createQueue, type Queue } from './jobs/queue.ts';
import { workerName } from './jobs/release-dead-workers.ts';
import { createMailSender } from './notify/mail-sender.ts';
import type { Resolve } from './outbound/allowed-addresses.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createPdfRenderer } from './render/render-pdf.ts';
import { watchClock } from './sync/compare-clocks.ts';
import { type Clock, createSyncCtx } from './sync/context.ts';
import { readersFor } from './sync/reading-threads.ts';
import { settleRefreshes } from './sync/refresh-token.ts';
import type { TracerSettings } from './telemetry/open-tracer.ts';

export type App = Awaited<ReturnType<typeof buildApp>>;

/**
 * What stands in place of what the settings name. Tests, the simulation and benches start this app with them, so that
 * they prove its wiring and not one of their own. What is given stays the giver's to close.
 */
export interface AppOverrides {
  log?: Log;
  clock?: Clock;
  /** Carries requests to ANAF. */
  transport?: Transport;
  archive?: Archive;
  /** What the name of a host that a tenant configured resolves to. */
  resolve?: Resolve | undefined;
  /** Open already. `url` is for what connects by itself: the job queue and the sign-in library. */
  database?: { url: string; db: Transactor };
  queue?: Queue;
  /** What this process calls itself in leases. */
  worker?: string;
  /** The database's server, where its start has begun already. The app stops it. */
  opening?: Promise<OpenedDatabase>;
  /** What the machine has, where a test is to behave as on a larger one. */
  cores?: number;
  /** Whether the clock is compared with the database's. Default: unless `clock` is given, whose time is another. */
  comparesClock?: boolean;
  /** How often ended leases are looked for: in virtual time every three seconds would be most of the statements. */
  watchLeasesEveryMs?: number;
  /** The same for events that are to be delivered. */
  lookForWebhooksEveryMs?: number;
  /** The same for documents that are to be delivered. */
  lookForDeliveriesEveryMs?: number;
}

/**
 * Connects, migrates and opens; takes no request and no job yet. A command uses the parts as they are, while the
 * service runs or not.
 */
export async function buildApp(config: Config, overrides: AppOverrides = {}, { serves = false } = {}) {
  await using opened = new AsyncDisposableStack();
  const log = overrides.log ?? createLog(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const worker = overrides.worker ?? workerName();
  const { now } = clock;
  const say = (message: string) => log.warn(message);

  // Closed last, so that it has the spans of what ends before it.
  const tracer = config.telemetry && (await loadTracer(config.telemetry, { worker, log }));
  opened.defer(async () => tracer?.close());
  checkKeyFile(config);
  const opening = overrides.database ? undefined : (overrides.opening ?? openDatabase(config, log));
  opened.defer(async () => (await opening?.catch(() => undefined))?.stop());
  const databaseUrl = opening ? (await opening).url : overrides.database!.url;
  const { database } = config;
  const databaseDirectUrl = database.kind === 'external' ? database.directUrl : undefined;
  const pool = overrides.database
    ? undefined
    : await connect({
        url: databaseUrl,
        maxConnections: 20,
        namedStatements: config.namedStatements,
        pooled: databaseDirectUrl !== undefined,
        log: say,
        tracer,
      });
  opened.defer(async () => pool?.end());
  const db: Transactor = overrides.database?.db ?? pool!;
  // Few and short-lived: what needs a session, or sends settings that a pooler does not carry.
  const directPool =
    pool && databaseDirectUrl
      ? await connect({ url: databaseDirectUrl, maxConnections: 3, log: say })
      : undefined;
  opened.defer(async () => directPool?.end());
  const directDb = directPool ?? db;
  const works = serves && config.role !== 'api';
  const queue =
    overrides.queue ??
    createQueue({
      databaseUrl: databaseDirectUrl ?? databaseUrl,
      log,
      works,
      countWaiting: () => countWaiting(db, now()),
    });
  const stopQueue = async () => (overrides.queue ? undefined : queue.stop());
  // For a start that fails before its end.
  opened.defer(stopQueue);
  // Its tables are made while ours are. startApp asks whether that failed.
  if (serves) queue.open().catch(() => {});
  await migrate(directDb);
  await pinEnvironment(db, config.anaf.environment, now());
  const keysOfVault = await openCheckedKeys(db, config);
  const secretKey = keysOfVault.current();
  await prepareSlots(db, config.anaf.callsPerMinute, now());
  await vouchForSigners(db, vouchedBy(config.anaf), 'stay');

  const archive = overrides.archive ?? (await openBoundArchive(db, config.archive, { now: now(), log }));
  const vault = createVault(keysOfVault);
  await ensureSigningKey({ db, vault }, now());
  const metrics = createMetrics();
  if (pool)
    metrics.watchPool(() => ({
      idle: pool.idleCount,
      in_use: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
    }));
  const { client } = config.anaf;
  const isHeld = createHold(db);
  const asking = createAnafClient(
    { ...config.anaf, clientId: client?.id ?? '', clientSecret: client?.secret ?? '' },
    { onCall: metrics.countCall, now, transport: overrides.transport, tracer },
  );
  const anaf = refuseWhileHeld(asking, isHeld);
  opened.defer(() => anaf.close());

  const render = createPdfRenderer();
  opened.defer(() => render.close());

  const outbound = createOutbound({ allowed: config.webhookAllowPrivate, resolve: overrides.resolve });
  opened.defer(() => outbound.close());

  const mail = config.mail && createMailSender(config.mail);
  opened.defer(async () => mail?.close());

  const rateLimiter = createRateLimiter(db, now);
  const secret = derive(secretKey, 'sign-in cookies');
  const signIn = createSignIn({
    databaseUrl: databaseDirectUrl ?? databaseUrl,
    secret,
    publicUrl: config.http.publicUrl,
    rateLimiter,
    log: say,
    now,
    idleMs: config.sessionIdleMs,
  });
  opened.defer(() => signIn.close());
  const keys = createKeyRing({ db, now, log: say });
  opened.defer(() => keys.close());

  const clocks = (overrides.comparesClock ?? !overrides.clock) ? watchClock({ db, clock, log }) : undefined;
  const exportsDir = join(config.dataDir, 'exports');
  const ctx: ServerCtx = {
    ...createSyncCtx({
      db,
      anaf,
      archive,
      vault,
      log,
      clock,
      environment: config.anaf.environment,
      callsPerMinute: config.anaf.callsPerMinute,
      countOutcome: metrics.countOutcome,
      clockDiffers: clocks?.differs,
      tracer,
      readers: readersFor({ role: config.role, cores: overrides.cores ?? availableParallelism() }),
    }),
    wholeDb: db,
    now,
    queue,
    render,
    outbound,
    mail,
    deliveryRoot: config.deliveryRoot,
    rateLimiter,
    signIn,
    sessionIdleMs: config.sessionIdleMs,
    oidc: config.oidc && createOidc(config.oidc, config.http.publicUrl, now),
    keys,
    plans: config.plans,
    backupsAreScheduled: config.backup.at !== undefined,
    exportsDir,
    exportStore: openExportStore(exportsDir, config.archive.bucket && openBucket(config.archive.bucket)),
    publicUrl: config.http.publicUrl,
    tsaUrl: config.tsaUrl,
    stateSecret: derive(secretKey, 'connect state'),
    metrics,
    metricsToken: config.http.metricsToken,
    databaseDirectUrl,
    trustedProxies: config.http.trustedProxies,
    corsOrigins: config.http.corsOrigins,
    requestsPerMinute: config.http.requestsPerMinute,
  };
  opened.defer(() => settleRefreshes(ctx));
  opened.defer(() => ctx.documents.close());
  const stop = new AbortController();
  // Waits for the jobs under way, and so comes before anything that a job uses is closed.
  opened.defer(stopQueue);
  opened.defer(async () => stop.abort());

  const kept = opened.move();
  return {
    ...ctx,
    queue,
    config,
    worker,
    clocks,
    signal: stop.signal,
    /** From now on this process takes jobs. */
    async work() {
      await clocks?.compare();
      if (clocks) metrics.watchClock(clocks.apartMs);
      const { takeJobs } = await import('./take-jobs.ts');
      const { loops } = await takeJobs({
        ctx,
        directDb,
        queue,
        worker,
        signal: stop.signal,
        isHeld,
        backup: { ...config.backup, program: version, settings: config.given },
        every: {
          leasesMs: overrides.watchLeasesEveryMs,
          webhooksMs: overrides.lookForWebhooksEveryMs,
          deliveriesMs: overrides.lookForDeliveriesEveryMs,
        },
      });
      const comparing = clocks?.watch(stop.signal);
      kept.defer(async () => {
        stop.abort();
        await Promise.all([comparing, loops]);
      });
      // For what was asked for while no worker ran.
      await queue.wakeWorkers();
    },
    close: () => kept.disposeAsync(),
    /** What is to be closed with the app, before everything else. */
    defer: (close: () => Promise<void>) => kept.defer(close),
  };
}

/** The library is loaded where traces are asked for, and nowhere else. */
async function loadTracer(
  settings: TracerSettings,
  { worker, log }: { worker: string; log: Log },
): Promise<Tracer> {
  const { openTracer } = await import('./telemetry/open-tracer.ts');
  return openTracer(settings, { version, process: worker, log });
}

const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** The service: takes requests, jobs or both, as its role says. */
export async function startApp(
  config: Config,
  overrides: AppOverrides = {},
): Promise<App & { url: string | undefined }> {
  // A worker needs neither the server nor what it is made of.
  const server = config.role === 'worker' ? undefined : import('./api/server.ts');
  // Read from disk while the database starts. That it cannot be is said where it is awaited.
  if (config.role !== 'api') import('./take-jobs.ts').catch(() => {});
  const app = await buildApp(config, overrides, { serves: true });
  try {
    await app.queue.open();
    await vouchForSigners(app.db, vouchedBy(config.anaf), 'go');
    if (config.role === 'api') collectLessOften();
    else await app.work();
    const url = server && (await listen(app, await server));
    if (config.http.healthPort) await listenForHealth(app, config.http.healthPort);
    return { ...app, url };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(app: App, { startServer }: typeof import('./api/server.ts')): Promise<string> {
  const server = await startServer(app, app.config.http);
  app.defer(() => server.close());
  return server.url;
}

async function listenForHealth(app: App, port: number): Promise<void> {
  const { startHealthServer } = await import('./api/installation/health-server.ts');
  const server = await startHealthServer(app, { host: app.config.http.host, port });
  app.log.info({ url: server.url }, 'health checks and metrics are served');
  app.defer(() => server.close());
}

/** Whose seals need no decision: the certificates that have been published, and those that the operator names. */
function vouchedBy({ environment, signers }: Config['anaf']): Vouched[] {
  return [
    ...publishedSigners(environment).map((certificate) => ({ by: 'program' as const, certificate })),
    ...signers.map((certificate) => ({ by: 'setting' as const, certificate })),
  ];
}

/** A key of its own for each purpose: one that leaked opens nothing else. */
function derive(secretKey: Buffer, purpose: string): string {
  return createHmac('sha256', secretKey).update(purpose).digest('base64url');
}
