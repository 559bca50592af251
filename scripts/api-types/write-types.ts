/** An OpenAPI 3.1 document as TypeScript: `paths` and `components`, in the shape that openapi-fetch reads. Pure. */
import { isObject, type Schema, typeOf } from './schema-type.ts';

interface Parameter {
  in: 'query' | 'path' | 'header' | 'cookie';
  name: string;
  required?: boolean;
  schema: Schema;
}
type Content = Record<string, { schema?: Schema }>;
interface Operation {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Response | { $ref: string }>;
}
interface Response {
  content?: Content;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema>; responses?: Record<string, Response> };
}

const head = '/** Written by `npm run api-types` from what the API declares: not to be edited. */\n';

export function writeApiTypes(document: Document): string {
  const named = document.components?.responses ?? {};
  const paths = Object.entries(document.paths).sort(byName);
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(byName);
  return [
    head,
    'export interface paths {',
    ...paths.map(([path, operations]) => `  '${path}': {\n${writePath(operations, named)}  };`),
    '}\n',
    'export interface components {',
    '  schemas: {',
    ...schemas.map(([name, schema]) => `    ${name}: ${typeOf(schema, 4)};`),
    '  };',
    '}\n',
  ].join('\n');
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

function writePath(operations: Record<string, Operation>, named: Record<string, Response>): string {
  return methods
    .flatMap((method) => {
      const operation = operations[method];
      return operation ? [writeOperation(method, operation, named)] : [];
    })
    .join('');
}

function writeOperation(method: string, operation: Operation, named: Record<string, Response>): string {
  const { summary, parameters = [], requestBody, responses } = operation;
  const lines = [
    ...(summary ? [`    /** ${summary.replaceAll('*/', '')} */`] : []),
    `    ${method}: {`,
    '      parameters: {',
    ...(['query', 'header', 'path', 'cookie'] as const).map((place) => writeParameters(place, parameters)),
    '      };',
    ...(requestBody
      ? [
          `      requestBody${requestBody.required ? '' : '?'}: { content: ${writeContent(requestBody.content)} };`,
        ]
      : []),
    '      responses: {',
    ...Object.entries(responses).map(([status, response]) => {
      const { content } = '$ref' in response ? named[response.$ref.split('/').at(-1)!]! : response;
      return `        ${status}: { content${content ? `: ${writeContent(content)}` : '?: never'} };`;
    }),
    '      };',
    '    };',
  ];
  return `${lines.join('\n')}\n`;
}

/** Headers are left to the caller: the dashboard sets them one by one. */
function writeParameters(place: Parameter['in'], all: Parameter[]): string {
  const those = place === 'header' ? [] : all.filter((parameter) => parameter.in === place);
  if (those.length === 0) return `        ${place}?: never;`;
  // What has a default need not be sent.
  const needed = ({ required, schema }: Parameter) =>
    place === 'path' || (required === true && !(isObject(schema) && 'default' in schema));
  const fields = those.map((each) => `${each.name}${needed(each) ? '' : '?'}: ${typeOf(each.schema, 10)}`);
  return `        ${place}${those.some(needed) ? '' : '?'}: { ${fields.join('; ')} };`;
}

function writeContent(content: Content): string {
  const entries = Object.entries(content).map(
    ([type, { schema }]) => `'${type}': ${typeOf(schema ?? {}, 10)}`,
  );
  return `{ ${entries.join('; ')} }`;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
