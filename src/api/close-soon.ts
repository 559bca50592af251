/** Closes the server's connections soon after it began to close, and never under an answer. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** As long as systemd and Kubernetes wait before they kill. */
const longestCloseMs = 25_000;

/**
 * Closing answers what is under way, and then closes connections that their clients keep open: without that it would wait
 * for them (70 s were seen). A connection whose stream its client broke off was seen never to become idle, so what is
 * under way is counted here, by its answers.
 */
export function closeSoon(app: FastifyInstance): void {
  const answering = new Set<ServerResponse>();
  app.addHook('onRequest', (_request, { raw }, done) => {
    answering.add(raw);
    raw.once('close', () => answering.delete(raw));
    done();
  });
  let timer: NodeJS.Timeout | undefined;
  let lastCall: NodeJS.Timeout | undefined;
  let quietLooks = 0;
  app.addHook('preClose', async () => {
    timer = setInterval(() => {
      app.server.closeIdleConnections();
      quietLooks = answering.size === 0 ? quietLooks + 1 : 0;
      // Bytes of a request may still be on their way: not at the first quiet moment.
      if (quietLooks >= 10) app.server.closeAllConnections();
    }, 50);
    lastCall = setTimeout(() => app.server.closeAllConnections(), longestCloseMs);
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    clearTimeout(lastCall);
  });
}
