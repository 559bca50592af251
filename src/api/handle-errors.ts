/** Every answer that is no success goes through here: thrown, not found, or refused before a route was known. */
import { STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { Problem } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { asksForDashboard, sendDashboard } from './dashboard.ts';
import { answerProblem, readError } from './errors.ts';
import { requestLanguage } from './request-language.ts';

/** Requests that are refused before any route, or the framework's hooks, have seen them. */
export const earlyErrors = (
  publicUrl: string,
): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> => ({
  frameworkErrors: (error, _request, reply) =>
    void send(reply as FastifyReply, readError(error).problem, publicUrl),
  clientErrorHandler: (error, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const [status, reason] = wireFaults[error.code] ?? [400, 'not_http'];
    const { body, headers } = answerProblem(new Problem('invalid_input', reason, {}, { status }), publicUrl);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${headers['content-type']}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  },
});

const wireFaults: Record<string, [status: number, reason: 'headers_too_long' | 'request_too_slow']> = {
  HPE_HEADER_OVERFLOW: [431, 'headers_too_long'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_too_slow'],
};

export function handleErrors(
  app: FastifyInstance,
  { log, publicUrl }: { log: Pick<Log, 'error'>; publicUrl: string },
): void {
  const answer = (reply: FastifyReply, problem: Problem) => send(reply, problem, publicUrl);
  const paths: { method: string; pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    // The hook of other origins' pages, which answers no request of its own.
    if (url === '*') return;
    for (const each of [method].flat()) paths.push({ method: each, pattern: patternOf(url) });
  });
  app.setErrorHandler((error, request, reply) => {
    const { problem, unknown } = readError(error);
    if (unknown) {
      log.error(
        { err: error, reference: problem.extra.reference, requestId: request.id },
        'a request failed',
      );
    }
    return answer(reply, problem);
  });
  // The status of an answer that breaks off is already sent: the caller gets a truncated body, only the log the cause.
  app.addHook('onSend', (_request, _reply, payload, done) => {
    if (payload instanceof Readable)
      payload.once('error', (error) => log.error({ err: error }, 'an answer broke off'));
    done(null, payload);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const allow = [...new Set(paths.filter((p) => p.pattern.test(path)).map((p) => p.method))];
    if (allow.length > 0) allow.push('OPTIONS');
    if (allow.length > 0 && request.method === 'OPTIONS')
      return reply.code(204).header('allow', allow.join(', ')).send();
    if (allow.length > 0) return answer(reply, wrongMethod(request, allow));
    return asksForDashboard(request) ? sendDashboard(reply) : answer(reply, nothingThere());
  });
}

function wrongMethod({ method }: FastifyRequest, allow: string[]): Problem {
  return new Problem('method_not_allowed', 'method', { method, allow }, { allow });
}

function nothingThere(): Problem {
  return new Problem('not_found', 'no_such_path', {});
}

function send(reply: FastifyReply, problem: Problem, publicUrl: string): FastifyReply {
  const { status, headers, body } = answerProblem(problem, publicUrl, requestLanguage(reply.request));
  // The contract's refusals have the headers that they always had.
  if (reply.request.routeOptions?.config?.declared?.contract) {
    delete headers['www-authenticate'];
    if (status === 401) headers['www-authenticate'] = 'Bearer';
  }
  return reply.code(status).headers(headers).send(body);
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z]+/g, '[^/]+')
    .replace('*', '.*');
  return new RegExp(`^${source}$`);
}
