/** The OpenAPI document: true, complete, and pleasant to generate a client from. That answers agree with it is checked wherever a test asks the API (support/documented.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCodes } from '../src/core/errors.ts';
import { documentValidator, errorsOf, withResponses } from './support/documented.ts';
import { startService } from './support/service.ts';

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document.
type Json = any;

const service = await startService();
const written: Json = (await service.ask('GET', '/openapi.json')).body;
const document = withResponses(written);
const { schemas } = document.components;
const operations = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, said]) => ({
    name: `${method.toUpperCase()} ${path}`,
    ...said,
  })),
);

const verbs =
  /^(get|list|create|update|remove|revoke|add|trigger|sync|toggle|cancel|stream|retry|close|download|accept|preview|render|fetch|check|trust|distrust|validate|start|finish|paste|view|end|sign|change|switch|test|rotate|replay|set|mark|follow|find|send|put|upload|pause|resume|move|close|reopen|pin|export|import|assign|unassign|verify|mute|dismiss|share|hide|show|request|save|delete|handle|post|call|open|reset|confirm|silence)[A-Z]/;

test('every operation has a name of its own, made of a verb and a noun', () => {
  const names = operations.map(({ operationId }) => operationId);
  for (const name of names) assert.match(name, verbs);
  assert.equal(new Set(names).size, names.length);
  for (const known of ['triggerSync', 'getSyncStatus', 'listSyncLog', 'listInvoices', 'downloadInvoiceXml'])
    assert.ok(names.includes(known), known);
});

test('every operation says what it does, under a tag that is explained, and the scope that it needs', () => {
  const explained = document.tags.map((tag: Json) => tag.name);
  for (const { name, summary, description, tags, security } of operations) {
    assert.ok(summary.length > 3 && description.length > 10, name);
    assert.ok(tags.length === 1 && explained.includes(tags[0]), name);
    if (security.length === 0) assert.match(description, /Needs no key\.$/, name);
    else
      assert.match(description, new RegExp(`Needs the scope \`${Object.values(security[0])[0]}\`\\.$`), name);
  }
});

test('its sentences are plain English', () => {
  const sentences = [...JSON.stringify(document).matchAll(/"(?:description|summary)":"((?:[^"\\]|\\.)*)"/g)];
  assert.ok(sentences.length > 300);
  for (const [, text] of sentences)
    assert.doesNotMatch(text!, /\b(nobody|whoever|anew|somebody|anybody|he|his|him)\b/i);
});

test('objects and enumerations have names: nothing is left for a generator to invent', () => {
  const inline: string[] = [];
  const walk = (schema: Json, at: string, top: boolean) => {
    if (schema === null || typeof schema !== 'object') return;
    if (!top && (schema.properties || (schema.enum?.length > 1 && schema.type === 'string'))) inline.push(at);
    for (const [key, value] of Object.entries(schema))
      if (!['example', 'examples', 'default'].includes(key))
        walk(value, `${at}/${key}`, key === 'properties' || (at === '' && key === 'schemas'));
  };
  for (const [name, schema] of Object.entries<Json>(schemas))
    for (const [key, value] of Object.entries<Json>(schema)) {
      if (key === 'properties')
        for (const [field, own] of Object.entries(value)) walk(own, `${name}.${field}`, false);
      else walk(value, `${name}/${key}`, true);
    }
  for (const { name, parameters, requestBody, responses } of operations)
    walk([parameters, requestBody, responses], name, true);
  assert.deepEqual(inline, []);
  assert.ok(schemas.InvoicePage && schemas.RunSummaryPage);
});

test('answers are open for fields of later versions; the three contract endpoints are closed', () => {
  const closed = ['SyncTriggered', 'SyncStatus', 'SyncLogLine'];
  for (const name of closed) assert.equal(schemas[name].additionalProperties, false, name);
  const used = new Set<string>();
  const follow = (part: Json) => {
    for (const [, name] of JSON.stringify(part).matchAll(/schemas\/(\w+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      follow(schemas[name!]);
    }
  };
  for (const { responses } of operations) follow(responses);
  assert.ok(used.size > 100);
  for (const name of used)
    if (!closed.includes(name)) assert.notEqual(schemas[name].additionalProperties, false, name);
});

test('every JSON body has an example, and each example fits its schema', () => {
  const validatorOf = documentValidator(document);
  for (const { name, requestBody, responses } of operations)
    for (const { content } of [requestBody ?? {}, ...Object.values<Json>(responses)])
      for (const [type, media] of Object.entries<Json>(content ?? {})) {
        if (!/json/.test(type) || media.schema.format === 'binary') continue;
        const examples = media.examples
          ? Object.values<Json>(media.examples).map(({ value }) => value)
          : [media.example];
        assert.ok(examples.length > 0 && examples[0] !== undefined, `${name} ${type}`);
        const validate = validatorOf(media.schema);
        for (const example of examples)
          assert.ok(validate(example), `${name}: ${errorsOf(validate)} ${JSON.stringify(example)}`);
      }
});

test('each webhook has its headers, and a body with an example that fits', () => {
  const validatorOf = documentValidator(document);
  assert.ok(Object.keys(document.webhooks).length >= 10);
  for (const [type, { post }] of Object.entries<Json>(document.webhooks)) {
    const { schema, example } = post.requestBody.content['application/json'];
    const validate = validatorOf(schema);
    assert.equal(example.type, type);
    assert.ok(validate(example), `${type}: ${errorsOf(validate)}`);
    assert.deepEqual(
      post.parameters.map(({ name }: Json) => name),
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    );
  }
});

test('what a limit, a missing key and a lacking scope answer is declared with its headers', () => {
  for (const { name, responses, security } of operations) {
    if (responses['429']) assert.ok(responses['429'].headers['Retry-After'], name);
    if (responses['401']) assert.ok(responses['401'].headers['WWW-Authenticate'], name);
    if (security.length > 0) assert.ok(responses['401'] && responses['403'] && responses['503'], name);
    assert.ok(responses['500'], name);
  }
  const declared = (method: string, path: string) => document.paths[path][method].responses;
  assert.ok(declared('post', '/api/v1/companies/{id}/toggle-sync')['422']);
  assert.ok(declared('patch', '/api/v1/companies/{id}')['422']);
  const file = declared('get', '/api/v1/exports/{id}/file');
  assert.ok(file['416'].headers['Content-Range']);
  assert.deepEqual(Object.keys(file['200'].content), [
    'application/zip',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv',
    'application/json',
    'application/pdf',
  ]);
});

test('codes are enumerations', () => {
  const refers = (schema: Json) => JSON.stringify(schema).match(/schemas\/(\w+)/)?.[1];
  assert.equal(refers(schemas.Problem.properties.code), 'ProblemCode');
  assert.deepEqual(schemas.ProblemCode.enum, [...problemCodes]);
  assert.equal(refers(schemas.Message.properties.reason), 'FailureCode');
  assert.equal(refers(schemas.RunCompany.properties.code), 'FailureCode');
  assert.equal(refers(schemas.Export.properties.code), 'ExportFailureCode');
  assert.equal(refers(schemas.MessageHistoryStep.properties.code), 'HistoryCode');
});

test('the type of every problem is a page that says in both languages what it means', async () => {
  for (const code of problemCodes) {
    const page = await service.ask('GET', `/problems/${code}`);
    assert.equal(page.status, 200, code);
    assert.match(String(page.headers['content-type']), /^text\/html/);
    assert.match(
      page.text,
      new RegExp(`<html lang="ro">[\\s\\S]*<code>${code}</code>[\\s\\S]*<section lang="en">`),
    );
    assert.doesNotMatch(page.text, /<script/);
  }
  const list = await service.ask('GET', '/problems');
  for (const code of problemCodes) assert.ok(list.text.includes(`href="/problems/${code}"`), code);
  const refused = await service.ask('GET', '/api/v1/invoices');
  assert.equal(refused.body.type, 'http://localhost:3000/problems/unauthenticated');
  assert.equal((await service.ask('GET', '/problems/none')).status, 404);
});
