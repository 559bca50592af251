import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSchemas } from './name-schemas.ts';

const operation = (operationId: string, schema: object) => ({
  operationId,
  parameters: [{ name: 'order', in: 'query', schema: { type: 'string', enum: ['up', 'down'] } }],
  responses: { 200: { content: { 'application/json': { schema } } } },
});
const document = (schema: object, schemas: object = {}) => ({
  paths: { '/boxes': { get: operation('listBoxes', schema) } },
  components: { schemas },
});
const box = {
  type: 'object',
  properties: {
    parts: { type: 'array', items: { type: 'object', properties: { size: { type: 'integer' } } } },
    lid: { anyOf: [{ type: 'object', description: 'Where it has one.', properties: {} }, { type: 'null' }] },
  },
};

test('a page is named after its rows, what is inside a schema after its place', () => {
  const page = {
    type: 'object',
    properties: {
      data: { type: 'array', items: { $ref: '#/components/schemas/Box' } },
      nextCursor: { type: 'string' },
    },
  };
  const { components, paths } = nameSchemas(document(page, { Box: box }));
  assert.deepEqual(Object.keys(components.schemas), ['Box', 'BoxLid', 'BoxPage', 'BoxPart', 'Order']);
  assert.deepEqual(components.schemas.Box.properties.lid.anyOf[0], {
    $ref: '#/components/schemas/BoxLid',
    description: 'Where it has one.',
  });
  assert.deepEqual(paths['/boxes'].get.responses[200].content['application/json'].schema, {
    $ref: '#/components/schemas/BoxPage',
  });
});

test('an answer without a name is named after its operation', () => {
  const { components } = nameSchemas(document({ type: 'object', properties: { n: { type: 'integer' } } }));
  assert.deepEqual(Object.keys(components.schemas), ['ListBoxesAnswer', 'Order']);
});

test('two different schemas of one name are refused', () => {
  const other = { type: 'string', enum: ['left', 'right'] };
  assert.throws(() => nameSchemas(document({ type: 'string' }, { Order: other })), /would be named Order/);
});
