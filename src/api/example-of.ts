/** An example of a schema: of the examples that its parts declare, and where one declares none, of what its name means here. Pure. */

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema.
type Json = any;

/** By the name of the field. */
const byName: Record<string, Json> = {
  name: 'Exemplu SRL',
  tradingName: 'Exemplu',
  legalName: 'EXEMPLU SRL',
  email: 'ana@exemplu.ro',
  title: 'Invoices of February',
  text: 'Payment within 15 days',
  number: 'FINV2026001',
  uploadIndex: '5001130147',
  messageId: '3001474425',
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  certificateSha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  chainHead: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  currency: 'RON',
  typeCode: '380',
  vatId: 'RO12345678',
  rate: '19.00',
  vatRate: '19.00',
  category: 'S',
  vatCategory: 'S',
  unit: 'H87',
  quantity: '10',
  country: 'RO',
  county: 'RO-B',
  city: 'SECTOR1',
  url: 'https://facturi.exemplu.ro/invitatie#token=…',
  authorizeUrl: 'https://logincert.anaf.ro/anaf-oauth2/v1/authorize?…',
  href: '/api/v1/messages',
  mediaType: 'application/zip',
  month: '2026-02',
  nextCursor: 'WyIyMDI2LTAyLTE2VDExOjMwOjAwLjAwMFoiXQ',
  detail: 'HTTP 503',
  reason: 'The supplier confirmed that it was sent twice.',
  createdAtRaw: '202602161130',
  serial: '5b3e1f0a9c7d2e44',
  password: 'a long sentence is a good password',
  currentPassword: 'a long sentence is a good password',
  newPassword: 'another long sentence is as good',
  token: 'q8Zk…',
  description: 'Accounting services',
  environment: 'prod',
};

export function exampleOf(schema: Json, schemas: Record<string, Json>, name = '', depth = 0): Json {
  if (typeof schema !== 'object' || schema === null) return null;
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split('/').at(-1)], schemas, name, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter((each: Json) => each.type !== 'null');
  if (first) return exampleOf(first, schemas, name, depth);
  return plainExample(schema, schemas, name, depth);
}

function plainExample(schema: Json, schemas: Record<string, Json>, name: string, depth: number): Json {
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries<Json>(schema.properties ?? {}).map(([key, value]) => [
          key,
          exampleOf(value, schemas, key, depth + 1),
        ]),
      );
    case 'array':
      return depth > 6 ? [] : [exampleOf(schema.items, schemas, name, depth + 1)];
    case 'string':
      return textExample(schema, name);
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function textExample({ format, pattern }: Json, name: string): string {
  if (format === 'uuid') return '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11';
  if (format === 'date-time') return '2026-02-16T11:30:00.000Z';
  if (format === 'date') return '2026-02-16';
  if (format === 'email') return 'ana@exemplu.ro';
  if (pattern !== undefined && byName[name] === undefined) return '1';
  return byName[name] ?? 'text';
}
