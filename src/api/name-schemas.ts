/**
 * Gives every object and enumeration of an OpenAPI document a name under components: what a generator writes a type
 * for. A page is named after its rows, a body or an answer after its operation, everything else after where it is.
 * Pure.
 */

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema.
type Json = any;
type Schemas = Record<string, Json>;

export function nameSchemas(document: Json): Json {
  const { paths, components } = structuredClone(document) as Json;
  const schemas: Schemas = components.schemas;
  for (const name of Object.keys(schemas)) schemas[name] = nameInside(schemas[name], name, schemas);
  for (const operation of Object.values<Json>(paths).flatMap((path) => Object.values<Json>(path))) {
    const name = capitalised(operation.operationId);
    for (const parameter of operation.parameters ?? [])
      parameter.schema = hoist(parameter.schema, capitalised(parameter.name), schemas);
    nameContent(operation.requestBody?.content, `${name}Body`, schemas);
    for (const { content } of Object.values<Json>(operation.responses))
      nameContent(content, `${name}Answer`, schemas);
  }
  return { ...document, paths, components: { ...components, schemas: sorted(schemas) } };
}

function nameContent(content: Json, name: string, schemas: Schemas): void {
  for (const media of Object.values<Json>(content ?? {}))
    if (media.schema) media.schema = hoist(media.schema, pageName(media.schema) ?? name, schemas);
}

/** `InvoicePage` of `{ data: Invoice[], nextCursor }`. */
function pageName(schema: Json): string | undefined {
  const { data, nextCursor } = schema.properties ?? {};
  const row = data?.items?.$ref?.split('/').at(-1);
  return row && nextCursor && Object.keys(schema.properties).length === 2 ? `${row}Page` : undefined;
}

/** The schema, or a reference to it under its new name. */
function hoist(schema: Json, name: string, schemas: Schemas): Json {
  if (schema === null || typeof schema !== 'object' || schema.$ref) return schema;
  const inside = nameInside(schema, name, schemas);
  if (!deservesName(inside)) return inside;
  // What is said of this place stays at it.
  const { description, default: byDefault, example, ...own } = inside;
  const known = schemas[name];
  if (known !== undefined && JSON.stringify(withoutWords(known)) !== JSON.stringify(own))
    throw new Error(`two different schemas of the document would be named ${name}`);
  schemas[name] = known ?? own;
  return {
    $ref: `#/components/schemas/${name}`,
    ...(description !== undefined && { description }),
    ...(byDefault !== undefined && { default: byDefault }),
    ...(example !== undefined && { example }),
  };
}

function deservesName({ type, properties, enum: words, oneOf, anyOf }: Json): boolean {
  if (words) return words.length > 1 && type === 'string';
  if (properties) return true;
  return (oneOf ?? anyOf ?? []).filter((each: Json) => each.type !== 'null').length > 1 && type === undefined;
}

function nameInside(schema: Json, name: string, schemas: Schemas): Json {
  if (schema === null || typeof schema !== 'object') return schema;
  const { properties, items, additionalProperties, anyOf, oneOf } = schema;
  const made = { ...schema };
  if (properties)
    made.properties = Object.fromEntries(
      Object.entries<Json>(properties).map(([key, value]) => [
        key,
        hoist(value, name + capitalised(key), schemas),
      ]),
    );
  if (items) made.items = hoist(items, singular(name), schemas);
  if (additionalProperties && typeof additionalProperties === 'object')
    made.additionalProperties = hoist(additionalProperties, `${name}Value`, schemas);
  if (anyOf) made.anyOf = nameAlternatives(anyOf, name, schemas);
  if (oneOf) made.oneOf = nameAlternatives(oneOf, name, schemas);
  return made;
}

function nameAlternatives(alternatives: Json[], name: string, schemas: Schemas): Json[] {
  const several = alternatives.filter(({ type }) => type !== 'null').length > 1;
  return alternatives.map((each) => hoist(each, several ? name + distinction(each) : name, schemas));
}

/** By the constant that tells it from the other alternatives, such as its `kind`. */
function distinction({ properties = {}, type }: Json): string {
  const told = Object.values<Json>(properties).find((value) => value.const !== undefined || value.enum);
  const words: unknown[] = told === undefined ? [] : (told.enum ?? [told.const]);
  return words.length > 0
    ? words.map((word) => capitalised(String(word))).join('Or')
    : capitalised(type ?? '');
}

function withoutWords({ description: _1, default: _2, example: _3, ...rest }: Json): Json {
  return rest;
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return /[^s]s$/.test(name) ? name.slice(0, -1) : `${name}Item`;
}

export function capitalised(name: string): string {
  return name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _between, letter: string) =>
    letter.toUpperCase(),
  );
}

function sorted(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}
