/** What the libraries have no place for in an operation: headers of answers, answers without a body, files, examples of problems. Pure. */

import { pagesEn } from '../text/problems/pages-en.ts';
import { problemTexts } from '../text/problems/problem-text.ts';
import { isList } from './cache-answers.ts';
import { answersOf, mediaTypesOf } from './describe-route.ts';
import { problemsOf, type Route } from './route.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema as the libraries hand it to each other.
type Json = any;

/** @param schema an operation as fastify-type-provider-zod has transformed it; it is changed */
export function completeOperation(schema: Json, declared: Route): Json {
  const { consumes, body, needs, contract } = declared;
  for (const [status, answer] of Object.entries(answersOf(declared))) {
    const response = schema.response[status];
    if (answer.headers)
      response.headers = mapValues(answer.headers, (header) => ({ type: 'string', ...header }));
    if (answer.schema && declared.answersPages)
      response.content['text/html'] = { schema: { type: 'string' } };
    if (answer.schema) continue;
    if (answer.mediaType === undefined) {
      const { description, headers } = response;
      schema.response[status] = { type: 'null', description, headers };
    } else {
      const file = { schema: { type: 'string', format: 'binary' } };
      response.content = Object.fromEntries(mediaTypesOf(answer).map((type) => [type, file]));
      if (answer.events)
        response.content['text/event-stream'] = {
          schema: { type: 'string', description: 'Server-sent events; the data of each is JSON.' },
          'x-event-schema': { $ref: `#/components/schemas/${answer.events.meta()!.id}` },
        };
    }
  }
  addProblems(schema.response, declared);
  addEtags(schema.response, declared);
  if (needs !== 'none' && !contract) schema['x-rate-limited'] = true;
  const requestHeaders = requestHeadersOf(declared);
  if (Object.keys(requestHeaders).length > 0) {
    const properties = mapValues(requestHeaders, ({ description }) => ({ type: 'string', description }));
    schema.headers = { type: 'object', properties };
  }
  if (body && consumes) schema.consumes = consumes;
  return schema;
}

function addProblems(responses: Json, declared: Route): void {
  const byStatus = Object.groupBy(problemsOf(declared), ({ status }) => String(status));
  for (const [status, possible] of Object.entries(byStatus)) {
    if (declared.answers[Number(status)]) continue;
    const { content } = responses[status];
    content['application/problem+json'].examples = Object.fromEntries(
      possible!.map(({ code }) => [
        code,
        {
          value: {
            type: `https://facturi.exemplu.ro/problems/${code}`,
            title: problemTexts.en.titles[code],
            status: Number(status),
            detail: pagesEn.pages[code].means,
            code,
          },
        },
      ]),
    );
    if (declared.answersPages) content['text/html'] = { schema: { type: 'string' } };
    const headers = problemHeaders[status];
    if (headers) responses[status].headers = headers;
  }
}

function requestHeadersOf(declared: Route): NonNullable<Route['requestHeaders']> {
  const { requestHeaders, creates, version } = declared;
  return {
    ...requestHeaders,
    ...(creates && {
      'Idempotency-Key': {
        description:
          'A repeat with the same key and the same request gets the first answer again, for 24 hours.',
      },
    }),
    ...(version?.current && {
      'If-Match': { description: 'The ETag that you have; 412 when it was changed since.' },
    }),
    ...(isList(declared) && { 'If-None-Match': { description: 'The ETag of the list that you have.' } }),
  };
}

function addEtags(responses: Json, declared: Route): void {
  const description = declared.version
    ? 'Of the fields that can be changed: for If-Match.'
    : isList(declared)
      ? 'Of the list: for If-None-Match.'
      : undefined;
  if (description === undefined) return;
  responses[200].headers = { ...responses[200].headers, ETag: { type: 'string', description } };
}

const retryAfter = {
  'Retry-After': { type: 'integer', description: 'Seconds to wait before the next try.' },
};
const problemHeaders: Record<string, Json> = {
  401: { 'WWW-Authenticate': { type: 'string', description: 'RFC 6750: the scheme, and what is wrong.' } },
  403: { 'WWW-Authenticate': { type: 'string', description: 'RFC 6750: the scope that is needed.' } },
  416: { 'Content-Range': { type: 'string', description: 'The size of the file.' } },
  429: retryAfter,
  503: retryAfter,
};

function mapValues<V, R>(values: Record<string, V>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
