/** One JSON Schema (2020-12, as far as the API uses it) as a TypeScript type. Pure. */

// biome-ignore lint/suspicious/noExplicitAny: a schema holds whatever the document does.
type Keywords = Record<string, any>;
export type Schema = Keywords | boolean;

export function isObject(schema: Schema): schema is Keywords {
  return typeof schema === 'object';
}

/** @param indent of the line on which the type begins, for the lines below it */
export function typeOf(schema: Schema, indent: number): string {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never';
  if (schema.$ref) return referTo(schema.$ref);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value: unknown) => quote(value)).join(' | ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return union(several.map((each: Schema) => typeOf(each, indent)));
  if (schema.allOf) return schema.allOf.map((each: Schema) => typeOf(each, indent)).join(' & ');
  if (Array.isArray(schema.type)) {
    return union(schema.type.map((type: string) => typeOf({ ...schema, type }, indent)));
  }
  return plainType(schema, indent);
}

function plainType(schema: Keywords, indent: number): string {
  switch (schema.type as string | undefined) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayOf(typeOf(schema.items ?? true, indent));
    case 'object':
      return objectType(schema, indent);
    default:
      return schema.properties ? objectType(schema, indent) : 'unknown';
  }
}

function objectType(schema: Keywords, indent: number): string {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    additionalProperties?: Schema;
  };
  const names = Object.keys(properties);
  if (names.length === 0) {
    const values =
      additionalProperties === undefined || additionalProperties === false
        ? 'never'
        : typeOf(additionalProperties, indent);
    return `Record<string, ${values}>`;
  }
  const pad = ' '.repeat(indent + 2);
  const fields = names.map((name) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
    return `${pad}${key}${required.includes(name) ? '' : '?'}: ${typeOf(properties[name]!, indent + 2)};`;
  });
  return `{\n${fields.join('\n')}\n${' '.repeat(indent)}}`;
}

function referTo(reference: string): string {
  return `components['schemas']['${reference.split('/').at(-1)}']`;
}

function arrayOf(item: string): string {
  return /^[\w.[\]']+$/.test(item) ? `${item}[]` : `Array<${item}>`;
}

function union(types: string[]): string {
  return [...new Set(types)].join(' | ');
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
}
