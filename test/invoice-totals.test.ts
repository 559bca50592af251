/** What invoices come to, exactly: by filter, by selection, by currency, with credit notes against the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();

async function tenant() {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const add = (over: Partial<ReadInvoice>, kind: 'received' | 'sent' = 'received') =>
    archiveInvoice(service, { id, organisationId, cif: '12345674' }, over, { kind });
  const totals = async (query = '') => {
    const { status, body } = await service.ask('GET', `/api/v1/invoices/totals${query}`, { key });
    assert.equal(status, 200, query);
    return body;
  };
  return { key, organisationId, id, add, totals };
}

const amounts = (net: string, vat: string, payable: string) => ({ net, vat, payable });

test('sums are exact, apart by currency and direction', async () => {
  const { add, totals } = await tenant();
  await add(amounts('0.10', '0.02', '0.12'));
  await add(amounts('0.20', '0.04', '0.24'));
  await add({ ...amounts('99999999999999.99', '1.005', '3'), currency: 'EUR' });
  await add(amounts('50.00', '9.50', '59.50'), 'sent');
  const group = { creditNotes: 0, incomplete: 0 };
  assert.deepEqual(await totals(), {
    count: 4,
    unproven: 0,
    totals: [
      { currency: 'RON', direction: 'received', count: 2, ...group, ...amounts('0.30', '0.06', '0.36') },
      {
        currency: 'EUR',
        direction: 'received',
        count: 1,
        ...group,
        ...amounts('99999999999999.99', '1.005', '3'),
      },
      { currency: 'RON', direction: 'sent', count: 1, ...group, ...amounts('50.00', '9.50', '59.50') },
    ],
  });
});

test('a credit note is subtracted, and a negative invoice is what it says', async () => {
  const { add, totals } = await tenant();
  await add(amounts('100.00', '19.00', '119.00'));
  await add({ ...amounts('40.00', '7.60', '47.60'), typeCode: '381' });
  await add(amounts('-10.00', '-1.90', '-11.90'));
  const { totals: sums } = await totals();
  assert.deepEqual(sums, [
    {
      currency: 'RON',
      direction: 'received',
      count: 3,
      creditNotes: 1,
      incomplete: 0,
      ...amounts('50.00', '9.50', '59.50'),
    },
  ]);
});

test('a credit note that is written with a minus is subtracted once (2026-11-29)', async () => {
  const { add, totals } = await tenant();
  await add(amounts('100.00', '19.00', '119.00'));
  await add({ ...amounts('-40.00', '-7.60', '-47.60'), typeCode: '381' });
  await add({ ...amounts('0', '0', '-5.00'), typeCode: '381' });
  await add({ ...amounts('10.00', '1.90', '0.00'), typeCode: '381' });
  const { totals: sums } = await totals();
  assert.deepEqual(
    sums.map(({ net, vat, payable }: ReturnType<typeof amounts>) => [net, vat, payable]),
    [['50.00', '9.50', '66.40']],
  );
});

test('what could not be read is counted and said', async () => {
  const { add, totals } = await tenant();
  await add(amounts('100.00', '19.00', '119.00'));
  await add({ net: null, vat: null, payable: null, typeCode: null });
  const { count, totals: sums } = await totals();
  assert.equal(count, 2);
  assert.deepEqual(sums[0], {
    currency: 'RON',
    direction: 'received',
    count: 2,
    creditNotes: 0,
    incomplete: 1,
    ...amounts('100.00', '19.00', '119.00'),
  });
});

test("the list's filters and a selection narrow the sums", async () => {
  const { add, totals } = await tenant();
  const first = await add({ ...amounts('1', '0', '1'), number: 'A1' });
  const second = await add({ ...amounts('2', '0', '2'), number: 'B2' });
  await add({ ...amounts('4', '0', '4'), number: 'C3' }, 'sent');
  const net = async (query: string) => (await totals(query)).totals.map((t: { net: string }) => t.net).join();
  assert.equal(await net('?text=b2'), '2');
  assert.equal(await net('?direction=sent'), '4');
  assert.equal(await net(`?id=${first.invoiceId}`), '1');
  assert.equal(await net(`?id=${first.invoiceId}&id=${second.invoiceId}`), '3');
  assert.equal(await net(`?id=${first.invoiceId}&text=b2`), '');
  assert.deepEqual(await totals('?text=nothing'), { count: 0, unproven: 0, totals: [] });
});

test('what is wrong in a selection is refused by name', async () => {
  const { key } = await tenant();
  const many = `id=${Array(201).fill('00000000-0000-4000-8000-000000000000').join('&id=')}`;
  for (const wrong of ['id=x', 'id=', many, 'late=perhaps']) {
    const { status, body } = await service.ask('GET', `/api/v1/invoices/totals?${wrong}`, { key });
    assert.deepEqual([status, body.code], [400, 'invalid_input'], wrong.slice(0, 20));
  }
  const paged = await service.ask('GET', '/api/v1/invoices/totals?limit=10', { key });
  assert.equal(paged.body.code, 'unknown_parameter');
});

test("another organisation's invoices are in no sum, not even by their id", async () => {
  const theirs = await tenant();
  const { invoiceId } = await theirs.add({});
  const ours = await tenant();
  assert.deepEqual(await ours.totals(`?id=${invoiceId}`), { count: 0, unproven: 0, totals: [] });
  assert.deepEqual(await ours.totals(`?company=${theirs.id}`), { count: 0, unproven: 0, totals: [] });
});

test('invoices whose document is not proven are in the sums, and are counted by every filter that finds them', async () => {
  const { add, totals } = await tenant();
  await add(amounts('100.00', '19.00', '119.00'));
  const { message } = await add({ ...amounts('10.00', '1.90', '11.90'), number: 'NEDOVEDIT-7' });
  await service.db.query(`update message set match = 'unproven' where id = $1`, [message]);
  const asked = async (query: string) => {
    const { count, unproven } = await totals(query);
    return [count, unproven];
  };
  assert.deepEqual(await asked(''), [2, 1]);
  assert.deepEqual(await asked('?text=NEDOVEDIT-7'), [1, 1]);
  assert.deepEqual(await asked('?cif=12345674&amountMin=100'), [1, 0]);
  assert.deepEqual(await asked('?direction=sent'), [0, 0]);
});
