/** Figures for the operator's monitoring system: totals over all organisations of the installation. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../core/errors.ts';
import {
  getInstallationFigures,
  type InstallationFigures,
} from '../../db/installation/installation-figures.ts';
import type { ServerCtx } from '../context.ts';
import { route } from '../route.ts';

/** Several monitoring systems, or an impatient one, cost the database one statement in so long. */
const rememberMs = 5_000;
/** Prometheus waits ten seconds by default; a database that is late is as good as away. */
const patienceMs = 4_000;

export function metricsRoutes(ctx: ServerCtx) {
  const figures = rememberedFigures(ctx);
  return [
    route({
      method: 'GET',
      path: '/metrics',
      operationId: 'getMetrics',
      tag: 'Operation',
      summary: "Figures in Prometheus' text format",
      description:
        'Totals of the whole installation, no names. Without METRICS_TOKEN only this machine may read them, and no client behind a proxy; with it, a client that sends the token as a bearer.',
      needs: 'none',
      answers: { 200: { description: 'The figures.', mediaType: 'text/plain' } },
      problems: ['unauthenticated'],
      handle: async ({ request, reply }) => {
        admit(request, ctx.metricsToken);
        reply.header('cache-control', 'no-store').type(ctx.metrics.contentType);
        return ctx.metrics.write(await figures());
      },
    }),
  ];
}

function admit(request: FastifyRequest, token: string | undefined): void {
  if (token === undefined) {
    if (isOfThisMachine(request)) return;
    throw new Problem('unauthenticated', 'metrics_local_only', {});
  }
  const [, sent = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!timingSafeEqual(sha256(sent), sha256(token)))
    throw new Problem('unauthenticated', 'metrics_token_wrong', {});
}

/** A proxy on this machine comes from here too, with a word of whom it speaks for. */
function isOfThisMachine({ raw: { socket }, headers }: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  if (forwarded.some((name) => headers[name] !== undefined)) return false;
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Undefined when the database does not answer in time: what the process counts is worth more then than ever. */
function rememberedFigures({ db, callsPerMinute, now, log }: ServerCtx) {
  let asked: { at: number; figures: Promise<(InstallationFigures & { now: Date }) | undefined> } | undefined;
  return async () => {
    if (!asked || now().getTime() - asked.at >= rememberMs || now().getTime() < asked.at) {
      const at = now();
      const figures = getInstallationFigures(db, at)
        .then((found) => ({ ...found, now: at }))
        .catch((error) => {
          log.warn({ err: error }, 'the figures could not be read');
          return undefined;
        });
      asked = { at: at.getTime(), figures };
    }
    const found = await within(patienceMs, asked.figures);
    return found && { ...found, callsPerMinute };
  };
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
