/** The HTTP server: every route, the same manners for all. Knows how to answer; what to answer is in actions/. */
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { createEventListener } from '../db/events/event-listener.ts';
import { apiKeyRoutes } from './api-keys/api-key-routes.ts';
import { findingRoutes } from './archive/finding-routes.ts';
import { rereadRoutes } from './archive/reread-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { budgetRoutes } from './budget/budget-routes.ts';
import { cacheAnswers } from './cache-answers.ts';
import { changeRoutes } from './changes/change-routes.ts';
import { createChangeWaiters } from './changes/change-waiters.ts';
import { closeSoon } from './close-soon.ts';
import { addCompaniesRoutes } from './companies/add-companies-routes.ts';
import { companyRoutes } from './companies/company-routes.ts';
import { instructionsRoutes } from './companies/instructions-routes.ts';
import { overviewRoutes } from './companies/overview-routes.ts';
import { calendarRoutes } from './completeness/calendar-routes.ts';
import { completenessRoutes } from './completeness/completeness-routes.ts';
import { hintRoutes } from './completeness/hint-routes.ts';
import { monthRoutes } from './completeness/month-routes.ts';
import { statementRoutes } from './completeness/statement-routes.ts';
import { registerVerifier } from './completeness/verifier-route.ts';
import { anafSetupRoutes } from './connections/anaf-setup-routes.ts';
import { connectRoutes } from './connections/connect-routes.ts';
import { connectionRoutes } from './connections/connection-routes.ts';
import { tokenLinkPage } from './connections/token-link-page.ts';
import { tokenLinkRoutes } from './connections/token-link-routes.ts';
import type { ServerCtx } from './context.ts';
import { countRequests } from './count-requests.ts';
import { allowOrigins } from './cross-origin.ts';
import { registerDashboard } from './dashboard.ts';
import { createEventFeed } from './events/event-feed.ts';
import { eventRoutes } from './events/event-routes.ts';
import { eventPace } from './events/event-stream.ts';
import { destinationRoutes } from './exports/destination-routes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { earlyErrors, handleErrors } from './handle-errors.ts';
import { createHeavyReads } from './heavy-reads.ts';
import { healthRoutes } from './installation/health-routes.ts';
import { metricsRoutes } from './installation/metrics-routes.ts';
import { approvalPage } from './invoices/approval-page.ts';
import { approvalRoutes } from './invoices/approval-routes.ts';
import { invoiceRoutes } from './invoices/invoice-routes.ts';
import { invoiceTotalsRoutes } from './invoices/invoice-totals-routes.ts';
import { markRoutes } from './invoices/mark-routes.ts';
import { originalRoutes } from './invoices/original-routes.ts';
import { renderingRoutes } from './invoices/rendering-routes.ts';
import { sealRoutes } from './invoices/seal-routes.ts';
import { searchRoutes } from './invoices/search-routes.ts';
import { signerRoutes } from './invoices/signer-routes.ts';
import { logRequests } from './log-requests.ts';
import { registerMcp } from './mcp-endpoint.ts';
import { arrivalRoutes } from './messages/arrival-routes.ts';
import { historyRoutes } from './messages/history-routes.ts';
import { messageOriginalRoutes } from './messages/message-original-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { quarantineRoutes } from './messages/quarantine-routes.ts';
import { confirmAddressPage } from './notifications/confirm-address-page.ts';
import { notificationRoutes } from './notifications/notification-routes.ts';
import { registerUnsubscribe } from './notifications/unsubscribe-page.ts';
import { registerOpenApi } from './openapi.ts';
import { acceptInvitationRoutes } from './people/accept-invitation-routes.ts';
import { memberRoutes } from './people/member-routes.ts';
import { oidcRoutes } from './people/oidc-routes.ts';
import { organisationRoutes } from './people/organisation-routes.ts';
import { ownSessionRoutes } from './people/own-session-routes.ts';
import { passkeyRoutes } from './people/passkey-routes.ts';
import { passkeySignInRoutes } from './people/passkey-sign-in-routes.ts';
import { profileRoutes } from './people/profile-routes.ts';
import { resetPasswordRoutes } from './people/reset-password-routes.ts';
import { secondFactorRoutes } from './people/second-factor-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { setupRoutes } from './people/setup-routes.ts';
import { registerProblemPages } from './problem-pages.ts';
import { reconciliationRoutes } from './reconciliation/reconciliation-routes.ts';
import { type RouteGroup, registerRoutes } from './register.ts';
import { answerRequestIds, requestIdOf } from './request-id.ts';
import { createRequestLimiter } from './request-limiter.ts';
import { runRoutes } from './runs/run-routes.ts';
import { syncRoutes } from './runs/sync-routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sendStandAlonePage } from './stand-alone-page.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { traceRequests } from './trace-requests.ts';
import { validateInput } from './validate-input.ts';
import { vatRoutes } from './vat/vat-routes.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';

/** Takes requests until it is closed. */
export async function startServer(
  ctx: ServerCtx,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer(ctx);
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
    // Whose X-Forwarded-* headers are believed: without the right ones everybody behind a proxy shares one address.
    trustProxy: ctx.trustedProxies,
    // A request that is on its way while the server closes is answered like every other.
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    ...earlyErrors(ctx.publicUrl),
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validateInput);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('principal', null);
  app.decorateRequest('found', null);
  app.removeContentTypeParser('text/plain');
  takeFiles(app);
  answerRequestIds(app);
  traceRequests(app, ctx.tracer);
  handleErrors(app, ctx);
  logRequests(app, ctx.log);
  countRequests(app, ctx.metrics);
  cacheAnswers(app);
  closeSoon(app);
  await allowOrigins(app, ctx.corsOrigins ?? []);
  setSecurityHeaders(app, ctx.publicUrl);
  await app.register(fastifyCookie);
  await registerOpenApi(app, ctx.publicUrl);
  await registerDashboard(app);
  registerProblemPages(app);
  registerVerifier(app);
  app.get('/autorizare', { schema: { hide: true } }, (_request, reply) =>
    sendStandAlonePage(reply, tokenLinkPage),
  );
  app.get('/recunoastere', { schema: { hide: true } }, (_request, reply) =>
    sendStandAlonePage(reply, approvalPage),
  );
  app.get('/confirmare', { schema: { hide: true } }, (_request, reply) =>
    sendStandAlonePage(reply, confirmAddressPage),
  );
  registerUnsubscribe(app, ctx);
  const pace = ctx.eventPace ?? eventPace;
  const listener = createEventListener({ ...ctx, directUrl: ctx.databaseDirectUrl });
  const feed = createEventFeed({ ...ctx, listener, pollMs: pace.pollMs });
  const waiters = createChangeWaiters({ ...ctx, listener, pollMs: pace.pollMs });
  // Streams and waiting requests have no end of their own.
  app.addHook('preClose', async () => {
    await Promise.all([feed.close(), waiters.close()]);
    await listener.close();
  });
  const heavyReads = createHeavyReads();
  // Each is built again for a request of a caller who is limited to some companies, in that caller's context.
  const groups: RouteGroup[] = [
    syncRoutes,
    runRoutes,
    (ctx) => eventRoutes(ctx, feed, pace),
    (ctx) => changeRoutes(ctx, waiters),
    companyRoutes,
    addCompaniesRoutes,
    instructionsRoutes,
    completenessRoutes,
    monthRoutes,
    hintRoutes,
    (ctx) => statementRoutes(ctx, heavyReads),
    auditRoutes,
    overviewRoutes,
    arrivalRoutes,
    calendarRoutes,
    taskRoutes,
    budgetRoutes,
    findingRoutes,
    rereadRoutes,
    messageRoutes,
    quarantineRoutes,
    invoiceRoutes,
    markRoutes,
    approvalRoutes,
    searchRoutes,
    invoiceTotalsRoutes,
    historyRoutes,
    originalRoutes,
    messageOriginalRoutes,
    exportRoutes,
    destinationRoutes,
    vatRoutes,
    reconciliationRoutes,
    (ctx) => renderingRoutes(ctx, heavyReads),
    (ctx) => sealRoutes(ctx, heavyReads),
    signerRoutes,
    connectionRoutes,
    anafSetupRoutes,
    connectRoutes,
    tokenLinkRoutes,
    organisationRoutes,
    apiKeyRoutes,
    webhookRoutes,
    memberRoutes,
    acceptInvitationRoutes,
    profileRoutes,
    ownSessionRoutes,
    secondFactorRoutes,
    passkeyRoutes,
    passkeySignInRoutes,
    oidcRoutes,
    setupRoutes,
    sessionRoutes,
    resetPasswordRoutes,
    notificationRoutes,
    healthRoutes,
    metricsRoutes,
  ];
  const { requestsPerMinute } = ctx;
  registerRoutes(app, ctx, groups, requestsPerMinute ? createRequestLimiter(requestsPerMinute) : undefined);
  registerMcp(app, ctx);
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
