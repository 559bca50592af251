/** Every route, with texts that no database and no calendar can hold: refused or cleaned, and never our fault. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { addCompany } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const page = { 'sec-fetch-site': 'same-origin' };

// biome-ignore lint/suspicious/noExplicitAny: a document of JSON Schema.
type Schema = any;
const document: Schema = (await service.ask('GET', '/openapi.json')).body;

const hostile = {
  NUL: 'a\0b',
  'half a character': '\ud800',
  'the other half': '\udc00x',
  'a day of the year 0': '0000-01-01',
  'an instant of the year 0': '0000-12-31T23:59:59Z',
  'the 30th of February': '2026-02-30',
  'a zero-width space': '\u200b',
  'C1 controls': '\u0085\u009b',
  'a cursor before the calendar': Buffer.from(
    JSON.stringify(['-271821-04-20T00:00:00.000Z', randomUUID()]),
  ).toString('base64url'),
  'a number beyond all': '9'.repeat(100),
};

function resolve(schema: Schema): Schema {
  const name = schema?.$ref?.split('/').at(-1);
  return name ? document.components.schemas[name] : schema;
}

/** A value that the schema takes. */
function valid(given: Schema): unknown {
  const schema = resolve(given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return valid(first);
  if (schema.type === 'object' && schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, valid(one)]));
  if (schema.type === 'array') return [valid(schema.items ?? {})];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'email') return 'cineva@exemplu.ro';
  if (schema.format === 'date') return '2026-01-31';
  if (schema.format === 'date-time') return '2026-12-31T00:00:00Z';
  return 'un text destul de lung';
}

/** The same value with the text at each place in turn. */
function* spoilt(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text;
  if (Array.isArray(value))
    for (const [n, one] of value.entries()) for (const bad of spoilt(one, text)) yield value.with(n, bad);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      for (const bad of spoilt(one, text)) yield { ...value, [name]: bad };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

// 2026-11-29: {"name":"\ud800"} was answered with 500 on keys and token links; NUL was logged as an error with a stack.
test('no route answers 5xx to a text that cannot be kept, and none logs it as an error', async () => {
  const { organisationId, key } = await service.addTenant();
  const company = await addCompany(service, organisationId, '12345674');
  const wrong: string[] = [];
  let asked = 0;
  const ask = async (method: (typeof methods)[number], url: string, what: string, body?: object) => {
    const before = service.logged.length;
    const answer = await service.ask(method.toUpperCase() as 'GET', url, { key, headers: page, body });
    const errors = service.logged.slice(before).filter((line) => JSON.parse(line).level >= 50);
    if (answer.status >= 500 || errors.length > 0)
      wrong.push(`${method} ${url} with ${what}: ${answer.status}, ${errors.length} logged`);
    asked++;
  };
  for (const [path, operations] of Object.entries<Schema>(document.paths)) {
    // Streams have no end, health is not about texts, and this one asks ANAF itself.
    if (/events$|^\/(healthz|readyz|metrics)|validate-cif$/.test(path)) continue;
    for (const method of methods) {
      const operation = operations[method];
      if (!operation) continue;
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => (name === 'id' ? company : '1'));
      for (const [what, text] of Object.entries(hostile)) {
        const encoded = encodeURIComponent(text.toWellFormed());
        if (path.includes('{id}')) await ask(method, path.replace(/\{\w+\}/g, encoded), what);
        for (const parameter of operation.parameters ?? [])
          if (parameter.in === 'query') await ask(method, `${filled}?${parameter.name}=${encoded}`, what);
        const schema = operation.requestBody?.content?.['application/json']?.schema;
        if (schema)
          for (const body of spoilt(valid(schema), text)) await ask(method, filled, what, body as object);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 1_000, `${asked} requests`);
});

test('a name that shows nothing is refused, wherever something is named', async () => {
  const { organisationId, key } = await service.addTenant();
  const company = await addCompany(service, organisationId, '12345674');
  for (const [method, path, body] of [
    ['POST', '/api/v1/api-keys', { name: '\u200b\u2060' }],
    ['PATCH', '/api/v1/organisation', { name: '\u3164' }],
    ['PATCH', `/api/v1/companies/${company}`, { name: '\u00ad' }],
    ['POST', '/api/v1/anaf/token-links', { note: '\u2800' }],
  ] as const) {
    const reply = await service.ask(method, path, { key, body });
    assert.deepEqual([reply.status, reply.body.code], [400, 'invalid_input'], path);
  }
});
