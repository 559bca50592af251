/** The workflow for n8n: the shape that n8n imports, nodes that are connected, and the code that verifies a signature. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Webhook } from 'standardwebhooks';

// biome-ignore lint/suspicious/noExplicitAny: a workflow of n8n.
type Json = any;

const read = (file: string): Json =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
const workflow = read('examples/n8n/efactura-invoices.json');
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  read('test/fixtures/n8n-workflow.schema.json'),
);
const node = (of: Json, name: string): Json => of.nodes.find((each: Json) => each.name === name);

test('it has the shape of a workflow', () => {
  assert.ok(validate(workflow), JSON.stringify(validate.errors));
});

test('the schema refuses what n8n does not know', () => {
  const wrong: ((changed: Json) => void)[] = [
    (changed) => delete changed.connections,
    (changed) => delete changed.nodes[0].typeVersion,
    (changed) => changed.nodes[0].position.push(1),
    (changed) => (changed.nodes[0].type = 'webhook'),
    (changed) => (changed.nodes[0].parameters.options.raw = true),
    (changed) => (node(changed, 'Refuse').parameters.respondWith = 'nothing'),
    (changed) => (node(changed, 'Genuine?').parameters.conditions.conditions[0].operator.operation = 'is'),
    (changed) => (changed.connections.Webhook.main[0][0].type = 'other'),
  ];
  for (const change of wrong) {
    const changed = structuredClone(workflow);
    change(changed);
    assert.equal(validate(changed), false, String(change));
  }
});

test('every node is reached, each connection leads to one, and each question has two answers', () => {
  const names = workflow.nodes.map(({ name }: Json) => name);
  assert.equal(new Set(names).size, names.length);
  const reached = new Set(['Webhook']);
  for (const name of reached)
    for (const { node: next } of (workflow.connections[name]?.main ?? []).flat()) {
      assert.ok(names.includes(next), next);
      reached.add(next);
    }
  assert.deepEqual([...reached].sort(), [...names].sort());
  for (const { name, type } of workflow.nodes)
    if (type === 'n8n-nodes-base.if') assert.equal(workflow.connections[name].main.length, 2, name);
  // Without it n8n hands on the body that it has parsed, and no signature fits.
  assert.equal(node(workflow, 'Webhook').parameters.options.rawBody, true);
});

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const body = JSON.stringify({ type: 'invoice.received', timestamp: 'x', data: { id: 'i', name: 'ăîșț' } });

function delivery(at = new Date(), by = [secret]): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': by.map((each) => new Webhook(each).sign('msg_1', at, body)).join(' '),
  };
}

/** As n8n runs a Code node: what it names is there, and the body is a file. */
async function verify(
  headers: Record<string, string>,
  content = body,
  env: object = { EFACTURA_WEBHOOK_SECRET: secret },
) {
  const { jsCode } = node(workflow, 'Verify signature').parameters;
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const code = new AsyncFunction('require', '$env', '$input', jsCode);
  const helpers = { getBinaryDataBuffer: async () => Buffer.from(content) };
  const input = { first: () => ({ json: { headers } }) };
  const [item] = await code.call({ helpers }, createRequire(import.meta.url), env, input);
  return item.json;
}

test('its code takes what the service signs, also while the secret is exchanged', async () => {
  const taken = { genuine: true, id: 'msg_1', type: 'invoice.received', data: { id: 'i', name: 'ăîșț' } };
  assert.deepEqual(await verify(delivery()), taken);
  assert.deepEqual(await verify(delivery(new Date(), ['whsec_AAAA', secret])), taken);
});

test('its code hands on nothing of what is changed, old or unsigned, and fails without a secret', async () => {
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
  const refused = [
    verify(delivery(), `${body} `),
    verify(delivery(ago(400))),
    verify(delivery(ago(-400))),
    verify(delivery(new Date(), ['whsec_AAAA'])),
    verify({ ...delivery(), 'webhook-id': 'msg_2' }),
    verify({ ...delivery(), 'webhook-timestamp': 'now' }),
    verify({}),
  ];
  for (const { genuine, type, data } of await Promise.all(refused))
    assert.deepEqual([genuine, type, data], [false, '', {}]);
  await assert.rejects(verify(delivery(), body, {}), /EFACTURA_WEBHOOK_SECRET/);
});
