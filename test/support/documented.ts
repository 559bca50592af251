/** Compares answers with what the OpenAPI document declares for their operation: status, media type, headers that are promised, body. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document.
type Json = any;

export interface Answered {
  method: string;
  url: string;
  status: number;
  contentType: string;
  headers: Record<string, unknown>;
  body: unknown;
}

export type CheckAnswer = (answered: Answered) => void;

/** Every server of a run has the same document, and writing it takes a file half a second: the first one keeps it for the others. */
export function documentOfRun(write: () => Json): Json {
  const path = process.env.TEST_OPENAPI;
  if (path === undefined) return write();
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const document = write();
  const half = `${path}.${process.pid}`;
  writeFileSync(half, JSON.stringify(document));
  renameSync(half, path);
  return document;
}

/** The document with each named response in place of the reference to it. */
export function withResponses(document: Json): Json {
  const named = document.components.responses;
  const whole = (response: Json) => (response.$ref ? named[response.$ref.split('/').at(-1)] : response);
  const paths = mapValues(document.paths, (path) =>
    mapValues(path, (operation) => ({ ...operation, responses: mapValues(operation.responses, whole) })),
  );
  return { ...document, paths };
}

function mapValues(object: Json, map: (value: Json) => Json): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}

/**
 * @param validateSchema whether each schema is itself held against the schema of schemas, whose validator takes long to make
 * @returns a validator of any schema of the document; each is compiled once
 */
export function documentValidator(
  document: Json,
  { validateSchema = true } = {},
): (schema: Json) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema });
  (formatsPlugin as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'document', components: document.components });
  const made = new Map<string, ValidateFunction>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known = made.get(key);
    if (known) return known;
    const validate = ajv.compile(JSON.parse(key.replaceAll('"#/components/', '"document#/components/')));
    made.set(key, validate);
    return validate;
  };
}

/** @returns a check that throws when an answer is not declared; what is on no path of the document is not its concern */
export function documentedAnswers(written: Json): CheckAnswer {
  const document = withResponses(written);
  // Once is enough for all files of tests: in openapi.test.ts.
  const validatorOf = documentValidator(document, { validateSchema: false });
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    fixed: !path.includes('{'),
    pattern: new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/.]+')}$`),
  }));

  return ({ method, url, status, contentType, headers, body }) => {
    const asked = url.split('?')[0]!;
    const matching = paths.filter(({ pattern }) => pattern.test(asked));
    const { path } = matching.find(({ fixed }) => fixed) ?? matching[0] ?? {};
    const operation = path && document.paths[path][method.toLowerCase()];
    // An address that cannot be decoded reaches no route.
    if (!operation || /%(?![0-9a-fA-F]{2})/.test(asked)) return;
    const place = `${method} ${path} answered ${status}`;
    const declared = operation.responses[String(status)];
    assert.ok(declared, `${place}, which is not declared`);
    for (const name of Object.keys(declared.headers ?? {}))
      if (declared.headers[name].required) assert.ok(headers[name.toLowerCase()], `${place} without ${name}`);
    const type = contentType.split(';')[0]!;
    if (!declared.content) return void assert.equal(body ?? '', '', `${place} with a body`);
    assert.ok(declared.content[type], `${place} as ${type || 'nothing'}, which is not declared`);
    if (!type.includes('json')) return;
    const { schema } = declared.content[type];
    if (schema.format === 'binary') return;
    const validate = validatorOf(schema);
    assert.ok(validate(body), `${place}: ${errorsOf(validate)}\n${JSON.stringify(body).slice(0, 600)}`);
    if (type === 'application/problem+json') {
      const members = Object.keys(document.components.schemas.Problem.properties);
      for (const member of Object.keys(body as object))
        assert.ok(members.includes(member), `${place} with the member ${member}, which is not declared`);
    }
  };
}

export function errorsOf({ errors }: ValidateFunction): string {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join(', ');
}
