/** Builds every part once, in order, and hands it on; starts what the role asks for, and closes all of it. Knows no request and no rule. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKeyRing } from './accounts/key-ring.ts';
import { createRateLimiter } from './accounts/rate-limiter.ts';
import { openSecretKeys } from './accounts/secret-key.ts';
import { createSignIn } from './accounts/sign-in.ts';
import { createAnafClient } from './anaf/client.ts';
import type { ServerCtx } from './api/context.ts';
import { createMetrics } from './api/installation/metrics.ts';
import { startServer } from './api/server.ts';
import { openDiskArchive } from './archive/disk.ts';
import type { Config } from './config.ts';
import type { Log } from './core/log.ts';
import { publishedSigners } from './core/signer.ts';
import { createVault } from './core/vault.ts';
import { countArchived } from './db/archive/verification.ts';
import { prepareSlots } from './db/budget/call-slot.ts';
import { connect } from './db/connection.ts';
import { pinEnvironment } from './db/installation/installation.ts';
import { type Vouched, vouchForSigners } from './db/invoices/vouched-signers.ts';
import { migrate } from './db/migrate.ts';
import { type OpenedDatabase, openDatabase } from './db/open-database.ts';
import { countWaiting } from './db/runs/company-lease.ts';
import type { ExportsCtx } from './jobs/make-exports.ts';
import { packPdf } from './jobs/pack-pdf.ts';
import { openQueue } from './jobs/queue.ts';
import { releaseDeadWorkers, workerName } from './jobs/release-dead-workers.ts';
import { handlersOf } from './jobs/schedule.ts';
import { createPdfRenderer } from './render/render-pdf.ts';
import type { Clock } from './sync/context.ts';

export type App = Awaited<ReturnType<typeof buildApp>>;

/**
 * Connects, migrates and opens; takes no request and no job yet. A command uses the parts as they are, while the
 * service runs or not.
 */
export async function buildApp(
  config: Config,
  log: Log,
  opening: Promise<OpenedDatabase> = openDatabase(config, log),
) {
  await using opened = new AsyncDisposableStack();
  const clock: Clock = { now: () => new Date(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) };
  const { now } = clock;
  const say = (message: string) => log.warn(message);

  opened.defer(async () => (await opening.catch(() => undefined))?.stop());
  const keysOfVault = openSecretKeys(config);
  const secretKey = keysOfVault.current();
  const { url: databaseUrl } = await opening;
  const db = await connect({ url: databaseUrl, maxConnections: 20, log: say });
  opened.defer(() => db.end());
  // Its tables are made while ours are.
  const openingQueue = openQueue({ databaseUrl, log, countWaiting: () => countWaiting(db, now()) });
  opened.defer(async () => (await openingQueue.catch(() => undefined))?.stop());
  await migrate(db);
  await pinEnvironment(db, config.anaf.environment, now());
  await prepareSlots(db, config.anaf.callsPerMinute, now());
  await vouchForSigners(db, vouchedBy(config.anaf), 'stay');

  const archive = await openDiskArchive(config.archive.dir, { make: (await countArchived(db)) === 0 });
  const vault = createVault(keysOfVault);
  const metrics = createMetrics();
  const { client } = config.anaf;
  const anaf = createAnafClient(
    { ...config.anaf, clientId: client?.id ?? '', clientSecret: client?.secret ?? '' },
    { onCall: metrics.countCall },
  );
  opened.defer(() => anaf.close());

  const render = createPdfRenderer();
  opened.defer(() => render.close());

  const queue = await openingQueue;
  const rateLimiter = createRateLimiter(db, now);
  const secret = derive(secretKey, 'sign-in cookies');
  const signIn = createSignIn({
    databaseUrl,
    secret,
    publicUrl: config.http.publicUrl,
    rateLimiter,
    log: say,
  });
  opened.defer(() => signIn.close());
  const keys = createKeyRing({ db, now, log: say });
  opened.defer(() => keys.close());

  const ctx: ServerCtx = {
    db,
    anaf,
    archive,
    vault,
    log,
    clock,
    now,
    environment: config.anaf.environment,
    callsPerMinute: config.anaf.callsPerMinute,
    noticed: { skewMs: 0, failuresInARow: 0 },
    queue,
    render,
    rateLimiter,
    signIn,
    keys,
    plans: config.plans,
    exportsDir: join(config.dataDir, 'exports'),
    publicUrl: config.http.publicUrl,
    stateSecret: derive(secretKey, 'connect state'),
    metrics,
    metricsToken: config.http.metricsToken,
  };
  const stop = new AbortController();
  // Before anything that a job uses is closed.
  opened.defer(async () => stop.abort());

  const kept = opened.move();
  return {
    ...ctx,
    config,
    /** Of this process, in leases. */
    worker: workerName(),
    signal: stop.signal,
    /** From now on this process takes jobs. */
    async work() {
      await releaseDeadWorkers(db);
      const exports: ExportsCtx = { db, archive, renderPdf: packPdf(ctx), now, log, dir: ctx.exportsDir };
      const { plans } = ctx;
      const worker = { ctx, exports, plans, queue, name: workerName(), signal: stop.signal };
      await queue.work(handlersOf(worker));
      // For what was asked for while nobody worked.
      await queue.wakeWorkers();
    },
    close: () => kept.disposeAsync(),
    /** What is to be closed with the app, before everything else. */
    defer: (close: () => Promise<void>) => kept.defer(close),
  };
}

/** The service: takes requests, jobs or both, as its role says. */
export async function startApp(
  config: Config,
  log: Log,
  opening?: Promise<OpenedDatabase>,
): Promise<App & { url: string | undefined }> {
  const app = await buildApp(config, log, opening);
  try {
    await vouchForSigners(app.db, vouchedBy(config.anaf), 'go');
    if (config.role !== 'api') await app.work();
    return { ...app, url: config.role === 'worker' ? undefined : await listen(app) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(app: App): Promise<string> {
  const server = await startServer(app, app.config.http);
  app.defer(() => server.close());
  return server.url;
}

/** Whose seals need nobody's word: the certificates that have been published, and those that the operator names. */
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
