/** The HTTP server: every route, the same manners for all. Knows how to answer; what to answer is in actions/. */
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { KeyRing } from '../accounts/key-ring.ts';
import type { RateLimiter } from '../accounts/rate-limiter.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import type { AddCompaniesDeps } from '../actions/companies/add-companies.ts';
import type { ValidateCifDeps } from '../actions/connections/validate-cif.ts';
import type { RequestExportDeps } from '../actions/exports/request-export.ts';
import type { CheckSealDeps } from '../actions/invoices/check-seal.ts';
import type { RetryMessageDeps } from '../actions/messages/retry-message.ts';
import type { TriggerSyncDeps } from '../actions/runs/trigger-sync.ts';
import type { AnafClient } from '../anaf/client.ts';
import type { Archive } from '../archive/archive.ts';
import type { Log } from '../core/log.ts';
import type { Plan } from '../core/plan.ts';
import type { Vault } from '../core/vault.ts';
import type { Transactor } from '../db/connection.ts';
import type { PdfRenderer } from '../render/render-pdf.ts';
import { askAnafOfSeal as askOfSeal } from '../sync/check-seal.ts';
import type { SyncCtx } from '../sync/context.ts';
import { probeCompany } from '../sync/probe.ts';
import { integrityRoutes } from './archive/integrity-routes.ts';
import { budgetRoutes } from './budget/budget-routes.ts';
import { addCompaniesRoutes } from './companies/add-companies-routes.ts';
import { companyRoutes } from './companies/company-routes.ts';
import { overviewRoutes } from './companies/overview-routes.ts';
import { completenessRoutes } from './completeness/completeness-routes.ts';
import { anafRoutes } from './connections/anaf-routes.ts';
import { anafSetupRoutes } from './connections/anaf-setup-routes.ts';
import { connectRoutes } from './connections/connect-routes.ts';
import { tokenLinkPage } from './connections/token-link-page.ts';
import { tokenLinkRoutes } from './connections/token-link-routes.ts';
import { countRequests } from './count-requests.ts';
import { registerDashboard } from './dashboard.ts';
import { createEventFeed } from './events/event-feed.ts';
import { eventRoutes } from './events/event-routes.ts';
import { type EventPace, eventPace } from './events/event-stream.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { earlyErrors, handleErrors } from './handle-errors.ts';
import { healthRoutes } from './installation/health-routes.ts';
import type { Metrics } from './installation/metrics.ts';
import { metricsRoutes } from './installation/metrics-routes.ts';
import { invoiceRoutes } from './invoices/invoice-routes.ts';
import { invoiceTotalsRoutes } from './invoices/invoice-totals-routes.ts';
import { originalRoutes } from './invoices/original-routes.ts';
import { renderingRoutes } from './invoices/rendering-routes.ts';
import { sealRoutes } from './invoices/seal-routes.ts';
import { signerRoutes } from './invoices/signer-routes.ts';
import { logRequests } from './log-requests.ts';
import { historyRoutes } from './messages/history-routes.ts';
import { messageOriginalRoutes } from './messages/message-original-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { registerOpenApi } from './openapi.ts';
import { acceptInvitationRoutes } from './people/accept-invitation-routes.ts';
import { memberRoutes } from './people/member-routes.ts';
import { organisationRoutes } from './people/organisation-routes.ts';
import { profileRoutes } from './people/profile-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { setupRoutes } from './people/setup-routes.ts';
import { reconciliationRoutes } from './reconciliation/reconciliation-routes.ts';
import { registerRoutes } from './register.ts';
import { runRoutes } from './runs/run-routes.ts';
import { syncRoutes } from './runs/sync-routes.ts';
import { sendStandAlonePage } from './stand-alone-page.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { validateInput } from './validate-input.ts';

export interface ServerCtx {
  db: Transactor;
  archive: Pick<Archive, 'read' | 'check' | 'keepIncoming' | 'promote' | 'discardIncoming'>;
  render: Pick<PdfRenderer, 'pdf'>;
  /** With an empty client id nobody can connect, and is told why. */
  anaf: AnafClient;
  vault: Pick<Vault, 'seal'>;
  queue: TriggerSyncDeps['queue'] &
    AddCompaniesDeps['queue'] &
    RetryMessageDeps['queue'] &
    RequestExportDeps['queue'];
  /** DATA_DIR/exports. */
  exportsDir: string;
  /** 0 when nothing limits it. */
  callsPerMinute: number;
  probe: ValidateCifDeps['probe'];
  askAnafOfSeal: CheckSealDeps['askAnafOfSeal'];
  keys: Pick<KeyRing, 'findActor'>;
  signIn: SignIn;
  rateLimiter: RateLimiter;
  metrics: Metrics;
  /** Who sends it may read the metrics; without one only this machine may. */
  metricsToken?: string;
  plans: Readonly<Record<string, Plan>>;
  /** Where people reach us: cookies are secure when it is https. */
  publicUrl: string;
  /** Signs the state that goes to ANAF and back. */
  stateSecret: string;
  now: () => Date;
  log: Log;
  /** Of live events, where a test has no time. */
  eventPace?: EventPace;
}

/** What the app has, of which a server is made. */
export type AppParts = Omit<
  ServerCtx,
  'publicUrl' | 'probe' | 'askAnafOfSeal' | 'callsPerMinute' | 'metricsToken'
> & {
  config: { http: { host: string; port: number; publicUrl: string; metricsToken: string | undefined } };
  sync: SyncCtx;
};

export async function startServer(app: AppParts): Promise<{ url: string; close(): Promise<void> }> {
  const { host, port, publicUrl, metricsToken } = app.config.http;
  const probe: ServerCtx['probe'] = (companyId, connectionId) =>
    probeCompany(app.sync, companyId, connectionId);
  const askAnafOfSeal: ServerCtx['askAnafOfSeal'] = (asked) => askOfSeal(app.sync, asked);
  const { callsPerMinute } = app.sync;
  const server = await createServer({
    ...app,
    publicUrl,
    metricsToken,
    probe,
    askAnafOfSeal,
    callsPerMinute,
  });
  const url = await server.listen({ host, port });
  return { url, close: () => server.close() };
}

const bodyLimitBytes = 1024 * 1024;

export async function createServer(ctx: ServerCtx): Promise<FastifyInstance> {
  const app = Fastify({
    // Requests and failures are logged by our own hooks, in our own words.
    logger: false,
    bodyLimit: bodyLimitBytes,
    // A whole request, body included: what trickles in longer is let go.
    requestTimeout: 120_000,
    // A proxy on the same machine says whom it speaks for; nobody else is believed.
    trustProxy: 'loopback',
    ...earlyErrors,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validateInput);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('principal', null);
  app.removeContentTypeParser('text/plain');
  takeFiles(app);
  handleErrors(app, ctx.log);
  logRequests(app, ctx.log);
  countRequests(app, ctx.metrics);
  closeSoon(app);
  await app.register(fastifyHelmet, securityHeaders(ctx.publicUrl));
  await app.register(fastifyCookie);
  await registerOpenApi(app, ctx.publicUrl);
  await registerDashboard(app);
  app.get('/autorizare', { schema: { hide: true } }, (_request, reply) =>
    sendStandAlonePage(reply, tokenLinkPage),
  );
  const ourOrigins = [new URL(ctx.publicUrl).origin];
  const pace = ctx.eventPace ?? eventPace;
  const feed = createEventFeed({ ...ctx, pollMs: pace.pollMs });
  // Streams have no end of their own.
  app.addHook('preClose', () => feed.close());
  registerRoutes(app, { ...ctx, ourOrigins }, [
    ...syncRoutes(ctx),
    ...runRoutes(ctx),
    ...eventRoutes({ ...ctx, feed, pace }),
    ...companyRoutes(ctx),
    ...addCompaniesRoutes(ctx),
    ...completenessRoutes(ctx),
    ...overviewRoutes(ctx),
    ...taskRoutes(ctx),
    ...budgetRoutes(ctx),
    ...integrityRoutes(ctx),
    ...messageRoutes(ctx),
    ...invoiceRoutes(ctx),
    ...invoiceTotalsRoutes(ctx),
    ...historyRoutes(ctx),
    ...originalRoutes(ctx),
    ...messageOriginalRoutes(ctx),
    ...exportRoutes(ctx),
    ...reconciliationRoutes(ctx),
    ...renderingRoutes(ctx),
    ...sealRoutes(ctx),
    ...signerRoutes(ctx),
    ...anafRoutes(ctx),
    ...anafSetupRoutes(ctx),
    ...connectRoutes(ctx),
    ...tokenLinkRoutes({ ...ctx, ourOrigins }),
    ...organisationRoutes(ctx),
    ...memberRoutes(ctx),
    ...acceptInvitationRoutes({ ...ctx, ourOrigins }),
    ...profileRoutes(ctx),
    ...setupRoutes(ctx),
    ...sessionRoutes({ ...ctx, ourOrigins }),
    ...healthRoutes(ctx),
    ...metricsRoutes(ctx),
  ]);
  await app.ready();
  return app;
}

/** A list as text, or the bytes of a file where the route takes one: their encoding is for it to find out. */
function takeFiles(app: FastifyInstance): void {
  const binary = [
    'application/octet-stream',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ];
  app.addContentTypeParser(['text/csv', ...binary], { parseAs: 'buffer' }, (request, body, done) => {
    const { takesFile } = request.routeOptions.config.declared ?? {};
    done(null, takesFile ? body : body.toString('utf8'));
  });
}

function securityHeaders(publicUrl: string) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'deny' as const },
  };
}

/** Programs keep their connections open: without this, closing waits for them (70 s were seen). */
function closeSoon(app: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  let lastCall: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    timer = setInterval(() => app.server.closeIdleConnections(), 50);
    // A connection whose stream its client broke off was seen never to become idle.
    lastCall = setTimeout(() => app.server.closeAllConnections(), 3_000);
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    clearTimeout(lastCall);
  });
}
