/**
 * The finished OpenAPI document: one schema where input and output are the same, answers open for fields of later
 * versions, a name for every schema, an example for every body. Pure.
 */
import type { ProblemCode } from '../core/errors.ts';
import { statusOf } from './errors.ts';
import { exampleOf } from './example-of.ts';
import { capitalised, nameSchemas } from './name-schemas.ts';

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document.
type Json = any;

/** Of the contract: no field more, no field less. */
const closed = ['SyncTriggered', 'SyncStatus', 'SyncLogLine'];

export function completeDocument(document: Json): Json {
  return nameProblems(addHeaders(addExamples(nameSchemas(joinTwins(openAnswers(document))))));
}

/** A program that validates strictly would refuse a field that a later version adds. */
function openAnswers(document: Json): Json {
  const { paths, components } = structuredClone(document) as Json;
  for (const [name, schema] of Object.entries(components.schemas))
    if (!name.endsWith('Input') && !closed.includes(name)) open(schema);
  for (const { responses } of operationsOf({ paths })) open(responses);
  return { ...document, paths, components };
}

function open(schema: Json): void {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  for (const value of Object.values(schema)) open(value);
}

/**
 * The library writes each named schema twice, as `X` and as `XInput`. Where both say the same, or only the input is
 * used, one `X` is left.
 */
function joinTwins(document: Json): Json {
  const { schemas } = document.components;
  const inputs = Object.keys(schemas).filter((name) => name.endsWith('Input') && schemas[name.slice(0, -5)]);
  const plain = (value: unknown) => JSON.stringify(value).replace(/(schemas\/\w+?)Input"/g, '$1"');
  const used = references({ ...document, components: { ...document.components, schemas: {} } }, schemas);
  const joined: string[] = [];
  for (const input of inputs) {
    const base = input.slice(0, -5);
    const same = plain(schemas[input]) === plain(schemas[base]);
    if (!same && used.has(base) && used.has(input)) continue;
    if (!same && used.has(input)) schemas[base] = schemas[input];
    delete schemas[input];
    joined.push(input);
  }
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === '$ref' && joined.includes(value.split('/').at(-1)) ? value.slice(0, -5) : value,
  );
}

/** Names of the schemas that the paths use, directly or through others. */
function references(from: Json, schemas: Json, found = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name!)) continue;
    found.add(name!);
    references(schemas[name!] ?? {}, schemas, found);
  }
  return found;
}

function addExamples(document: Json): Json {
  const { schemas } = document.components;
  const described = [...operationsOf(document), ...operationsOf({ paths: document.webhooks ?? {} })];
  for (const { requestBody, responses } of described)
    for (const { content } of [requestBody ?? {}, ...Object.values<Json>(responses)])
      for (const [type, media] of Object.entries<Json>(content ?? {}))
        if (/^application\/json/.test(type) && !media.examples)
          media.example = exampleOf(media.schema, schemas);
  return document;
}

const headers = {
  'X-Request-Id': {
    description:
      "The request's X-Request-Id where it was a plain word, else one of ours; the log and the audit have it.",
    schema: { type: 'string', example: '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11' },
  },
  'RateLimit-Policy': {
    description: 'How many requests (q) of this key are answered in so many seconds (w).',
    schema: { type: 'string', example: '"requests";q=1200;w=60' },
  },
  RateLimit: {
    description: 'How many are left (r), for so many seconds (t).',
    schema: { type: 'string', example: '"requests";r=1199;t=60' },
  },
};

/** What every answer carries, by reference. */
function addHeaders(document: Json): Json {
  document.components.headers = headers;
  const refer = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  for (const operation of operationsOf(document)) {
    const limited = operation['x-rate-limited'] === true;
    delete operation['x-rate-limited'];
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      const counted = limited && (Number(status) < 300 || status === '429');
      const names = counted ? Object.keys(headers) : ['X-Request-Id'];
      response.headers = { ...response.headers, ...refer(names) };
    }
  }
  return document;
}

/** Refusals are the same in most operations: each is written once, named after its codes. */
function nameProblems(document: Json): Json {
  const named: Record<string, Json> = {};
  for (const operation of operationsOf(document))
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      const codes = Object.keys(response.content?.['application/problem+json']?.examples ?? {});
      if (Number(status) < 400 || codes.length === 0) continue;
      const name = [
        codes.map(capitalised).join('Or'),
        response.content['text/html'] ? 'OrPage' : '',
        status === '429' && !response.headers.RateLimit ? 'Uncounted' : '',
        Number(status) === statusOf(codes[0] as ProblemCode) ? '' : status,
      ].join('');
      if (named[name] && JSON.stringify(named[name]) !== JSON.stringify(response))
        throw new Error(`two different answers of the document would be named ${name}`);
      named[name] = response;
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  document.components.responses = named;
  return document;
}

function operationsOf({ paths }: Json): Json[] {
  return Object.values<Json>(paths).flatMap((path) => Object.values<Json>(path));
}
