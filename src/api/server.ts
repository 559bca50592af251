/** The HTTP server: every route, the same manners for all. Knows how to answer; what to answer is in actions/. */
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { KeyRing } from '../accounts/key-ring.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import type { TurnTaker } from '../accounts/turns.ts';
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
import type { SyncParts } from '../sync/parts.ts';
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
import { judgeInput } from './judge-input.ts';
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

export interface ServerParts {
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
  takeTurn: TurnTaker;
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
  ServerParts,
  'publicUrl' | 'probe' | 'askAnafOfSeal' | 'callsPerMinute' | 'metricsToken'
> & {
  config: { http: { host: string; port: number; publicUrl: string; metricsToken: string | undefined } };
  sync: SyncParts;
};

export async function startServer(app: AppParts): Promise<{ url: string; close(): Promise<void> }> {
  const { host, port, publicUrl, metricsToken } = app.config.http;
  const probe: ServerParts['probe'] = (companyId, connectionId) =>
    probeCompany(app.sync, companyId, connectionId);
  const askAnafOfSeal: ServerParts['askAnafOfSeal'] = (asked) => askOfSeal(app.sync, asked);
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

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
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
  app.setValidatorCompiler(judgeInput);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('principal', null);
  app.removeContentTypeParser('text/plain');
  takeFiles(app);
  handleErrors(app, parts.log);
  logRequests(app, parts.log);
  countRequests(app, parts.metrics);
  closeSoon(app);
  await app.register(fastifyHelmet, securityHeaders(parts.publicUrl));
  await app.register(fastifyCookie);
  await registerOpenApi(app, parts.publicUrl);
  await registerDashboard(app);
  app.get('/autorizare', { schema: { hide: true } }, (_request, reply) =>
    sendStandAlonePage(reply, tokenLinkPage),
  );
  const ourOrigins = [new URL(parts.publicUrl).origin];
  const pace = parts.eventPace ?? eventPace;
  const feed = createEventFeed({ ...parts, pollMs: pace.pollMs });
  // Streams have no end of their own.
  app.addHook('preClose', () => feed.close());
  registerRoutes(app, { ...parts, ourOrigins }, [
    ...syncRoutes(parts),
    ...runRoutes(parts),
    ...eventRoutes({ ...parts, feed, pace }),
    ...companyRoutes(parts),
    ...addCompaniesRoutes(parts),
    ...completenessRoutes(parts),
    ...overviewRoutes(parts),
    ...taskRoutes(parts),
    ...budgetRoutes(parts),
    ...integrityRoutes(parts),
    ...messageRoutes(parts),
    ...invoiceRoutes(parts),
    ...invoiceTotalsRoutes(parts),
    ...historyRoutes(parts),
    ...originalRoutes(parts),
    ...messageOriginalRoutes(parts),
    ...exportRoutes(parts),
    ...reconciliationRoutes(parts),
    ...renderingRoutes(parts),
    ...sealRoutes(parts),
    ...signerRoutes(parts),
    ...anafRoutes(parts),
    ...anafSetupRoutes(parts),
    ...connectRoutes(parts),
    ...tokenLinkRoutes({ ...parts, ourOrigins }),
    ...organisationRoutes(parts),
    ...memberRoutes(parts),
    ...acceptInvitationRoutes({ ...parts, ourOrigins }),
    ...profileRoutes(parts),
    ...setupRoutes(parts),
    ...sessionRoutes({ ...parts, ourOrigins }),
    ...healthRoutes(parts),
    ...metricsRoutes(parts),
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
