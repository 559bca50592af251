/** Requests made from the OpenAPI document: as an operation declares them, and damaged in one place or many. Seeded. */
import fc from 'fast-check';

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document.
type Json = any;

export interface Generated {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As the document has it. */
  path: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Which of the keys at hand it is sent with. */
  holder: 'admin' | 'read' | 'none' | 'wrong';
}

export interface Known {
  /** Ids of things that exist. */
  ids: readonly string[];
}

const hostile = fc.constantFrom(
  '',
  '\u0000',
  ' ',
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
  "' or 1=1 --",
  '../../etc/passwd',
  '\ud800',
  '𝒳'.repeat(60),
  'x'.repeat(5_000),
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '%00',
);
const anything = fc.oneof(fc.string({ maxLength: 40 }), hostile, fc.integer().map(String));

export function requestOf(
  document: Json,
  { path, method, said }: { path: string; method: string; said: Json },
  known: Known,
): fc.Arbitrary<Generated> {
  const parameters: Json[] = said.parameters ?? [];
  const values = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => {
        const right = valueFor(document, parameter.schema, known).map((value) => [value].flat().map(String));
        const wrong = anything.map((text) => [text]);
        const given = fc.oneof({ arbitrary: right, weight: 5 }, { arbitrary: wrong, weight: 1 });
        const maybe = place === 'path' ? given : fc.option(given, { nil: undefined });
        return maybe.map((value) => ({ name: parameter.name as string, value }));
      });
  const content = said.requestBody?.content as Record<string, Json> | undefined;
  return fc
    .record({
      path: fc.tuple(...values('path')),
      query: fc.tuple(...values('query')),
      header: fc.tuple(...values('header')),
      stray: fc.oneof(
        { arbitrary: fc.constant(false), weight: 12 },
        { arbitrary: fc.constant(true), weight: 1 },
      ),
      holder: fc.oneof(
        { arbitrary: fc.constant('admin' as const), weight: 10 },
        { arbitrary: fc.constantFrom('read' as const, 'none' as const, 'wrong' as const), weight: 2 },
      ),
      body: content ? bodyOf(document, content, known) : fc.constant(undefined),
    })
    .map((chosen) => {
      const put = (url: string, { name, value }: { name: string; value?: string[] }) =>
        url.replace(`{${name}}`, () => encode(value?.[0] ?? '') || '-');
      const asked = chosen.query
        .flatMap(({ name, value }) => (value ?? []).map((one) => `${name}=${encode(one)}`))
        .concat(chosen.stray ? ['colour=red'] : []);
      const headers = Object.fromEntries(
        chosen.header.flatMap(({ name, value }) =>
          value?.[0] === undefined || !/^[\x20-\x7e]*$/.test(value[0])
            ? []
            : [[name.toLowerCase(), value[0]]],
        ),
      );
      return {
        method: method.toUpperCase() as Generated['method'],
        path,
        url: chosen.path.reduce(put, path) + (asked.length > 0 ? `?${asked.join('&')}` : ''),
        headers: { ...headers, ...chosen.body?.headers },
        ...(chosen.body && { body: chosen.body.body }),
        holder: chosen.holder,
      };
    });
}

/** Half a surrogate pair cannot be written in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function bodyOf(document: Json, content: Record<string, Json>, known: Known) {
  const types = Object.keys(content);
  const sound = fc
    .constantFrom(...types)
    .chain((type) =>
      (type === 'application/json'
        ? valueFor(document, content[type].schema, known).map((value) => JSON.stringify(value))
        : fc.constantFrom('cif,name\nRO12345674,Exemplu SRL', 'numar,data,total\n1,2026-01-01,1', '"', '')
      ).map((body) => ({ headers: { 'content-type': type }, body: body as string | Buffer })),
    );
  const damaged = fc
    .record({
      type: fc.constantFrom(...types, 'application/xml', 'application/json; charset=utf-8', 'nonsense'),
      body: fc.oneof(
        fc.json().map(String),
        fc.constantFrom('{', '', 'null', '"text"', '{"__proto__":{"a":1}}', '['.repeat(5_000)),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      ),
    })
    .map(({ type, body }) => ({ headers: { 'content-type': type }, body: body as string | Buffer }));
  return fc.oneof({ arbitrary: sound, weight: 4 }, { arbitrary: damaged, weight: 1 });
}

/** A value of the schema, most of the time: one in a while is of another type, too long, or has a field too many. */
function valueFor(document: Json, schema: Json, known: Known, depth = 0): fc.Arbitrary<Json> {
  const right = rightValue(document, schema, known, depth);
  const wrong = fc.oneof(anything, fc.constant(null), fc.integer(), fc.constant([]), fc.constant({ x: 1 }));
  return fc.oneof({ arbitrary: right, weight: 14 }, { arbitrary: wrong, weight: 1 });
}

function rightValue(document: Json, schema: Json, known: Known, depth: number): fc.Arbitrary<Json> {
  if (typeof schema !== 'object' || schema === null || depth > 8) return anything;
  if (schema.$ref)
    return rightValue(document, document.components.schemas[schema.$ref.split('/').at(-1)], known, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several: Json[] | undefined = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map((each) => rightValue(document, each, known, depth)));
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectOf(document, schema, known, depth);
    case 'array':
      return fc.array(valueFor(document, schema.items ?? {}, known, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -2, max: Math.min(schema.maximum ?? 400, 10_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema, known);
  }
}

function objectOf(document: Json, schema: Json, known: Known, depth: number): fc.Arbitrary<Json> {
  const { properties = {}, required = [] } = schema;
  const fields = Object.fromEntries(
    Object.entries<Json>(properties).map(([name, own]) => [name, valueFor(document, own, known, depth + 1)]),
  );
  const names = Object.keys(fields);
  const right = fc.record(fields, { requiredKeys: names.filter((name) => required.includes(name)) });
  return fc.oneof(
    { arbitrary: right, weight: 20 },
    { arbitrary: right.map((value) => ({ ...value, colour: 'red' })), weight: 1 },
  );
}

function textOf({ format, example, maxLength }: Json, { ids }: Known): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === 'date')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (format === 'email') return fc.constantFrom('ana@exemplu.ro', 'b@exemplu.ro');
  const plain = fc.string({ maxLength: Math.min(maxLength ?? 40, 300) });
  const given = typeof example === 'string' ? [fc.constant(example)] : [];
  return fc.oneof(plain, fc.constantFrom('12345674', 'RO14399840', '1190.00', '380', 'a'), ...given);
}
