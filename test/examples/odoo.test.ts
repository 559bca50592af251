/** The receiver for Odoo and ERPNext: its own tests, and a delivery as the service signs it with the service's API. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { addCompany, archiveInvoice } from '../support/catalogue.ts';
import { startService } from '../support/service.ts';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '../../examples/odoo');
const version = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 9))'], {
  encoding: 'utf8',
});
const skip = version.stdout?.trim() === 'True' ? false : 'there is no python3 (3.9 or newer) here';
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };

test("the receiver's own tests pass", { skip }, async () => {
  const { stderr } = await run('python3', ['-m', 'unittest', 'test_efactura_receiver'], { cwd: folder, env });
  assert.match(stderr, /^Ran [1-9]\d* tests[\s\S]*^OK$/m);
});

/** Handles one delivery; what is called in Odoo is printed. */
const program = `
import json, sys
from efactura_receiver import Api, Odoo, Receiver
given = json.load(sys.stdin)
calls = []
def call(model, method, arguments, named):
    calls.append([model, method, arguments])
    return {"search_read": [], "search": [7], "create": 9}[method]
store = {}
receiver = Receiver(given["secret"], Api(given["url"], given["key"]), Odoo(call, {("purchase", "S", "19"): 3}), store)
event = receiver.handle(given["headers"], given["body"].encode(), given["now"])
print(json.dumps({"event": event, "calls": calls, "store": store}))
`;

test('a delivery that standardwebhooks signed becomes a vendor bill with lines', { skip }, async () => {
  const service = await startService();
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const { invoiceId } = await archiveInvoice(service, { id, organisationId, cif: '12345674' });

  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const at = new Date();
  const body = JSON.stringify({
    type: 'invoice.received',
    timestamp: at.toISOString(),
    data: { id: invoiceId, note: 'ăîșț' },
  });
  const seconds = Math.floor(at.getTime() / 1000);
  const input = {
    secret,
    body,
    now: seconds,
    url: `http://127.0.0.1:${port}`,
    key,
    headers: {
      'Webhook-Id': 'msg_1',
      'Webhook-Timestamp': String(seconds),
      // As while a secret is exchanged: another's signature first.
      'Webhook-Signature': `${new Webhook('whsec_AAAA').sign('msg_1', at, body)} ${new Webhook(secret).sign('msg_1', at, body)}`,
    },
  };
  const running = run('python3', ['-c', program], { cwd: folder, env });
  running.child.stdin!.end(JSON.stringify(input));
  const { event, calls, store } = JSON.parse((await running).stdout);
  assert.deepEqual(event.data, { id: invoiceId, note: 'ăîșț' });
  // Once for the event, once for the feed.
  const written = calls.filter(([, method]: string[]) => method === 'create');
  assert.equal(written.length, 2);
  assert.deepEqual(written[0], [
    'account.move',
    'create',
    [
      {
        move_type: 'in_invoice',
        x_efactura_id: invoiceId,
        ref: 'FINV2026001',
        partner_id: 7,
        invoice_date: '2026-02-15',
        invoice_date_due: '2026-03-15',
        currency_id: 7,
        invoice_line_ids: [
          [0, 0, { name: 'Consultanță', quantity: 2, price_unit: 500, tax_ids: [[6, 0, [3]]] }],
        ],
      },
    ],
  ]);
  assert.ok(store.cursor);
  assert.equal(store.waiting, undefined);
});
