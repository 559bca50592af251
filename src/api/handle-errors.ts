/** Every answer that is no success goes through here: thrown, not found, or refused before a route was known. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../core/errors.ts';
import type { Log } from '../log.ts';
import { answerProblem, readError } from './errors.ts';

export function handleErrors(app: FastifyInstance, log: Pick<Log, 'error'>): void {
  const paths: { method: string; pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) paths.push({ method: each, pattern: patternOf(url) });
  });
  app.setErrorHandler((error, _request, reply) => {
    const { problem, unknown } = readError(error);
    if (unknown) {
      log.error({ err: error, reference: problem.extra.reference }, 'a request failed');
    }
    return send(reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const allow = [...new Set(paths.filter((p) => p.pattern.test(path)).map((p) => p.method))];
    return send(reply, allow.length > 0 ? wrongMethod(request, allow) : nothingThere());
  });
}

function wrongMethod({ method }: FastifyRequest, allow: string[]): Problem {
  return new Problem('method_not_allowed', `${method} is not for this path: ${allow.join(', ')}.`, { allow });
}

function nothingThere(): Problem {
  return new Problem('not_found', 'There is nothing at this path; /docs says what there is.');
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, headers, body } = answerProblem(problem);
  return reply.code(status).headers(headers).send(body);
}

function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z]+/g, '[^/]+')
    .replace('*', '.*');
  return new RegExp(`^${source}$`);
}
