/** A personal code that every answer masks cannot be read back by searching for its parts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listInvoices } from '../src/db/invoices/invoice.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { emptyParty } from './support/empty-invoice.ts';
import { startService } from './support/service.ts';

const service = await startService();
// Of a man born on 1 January 1996, with its control digit.
const person = '1960101123456';

// 2026-11-29: with a key of scope `read`, 55 searches by a growing prefix gave all thirteen digits.
test("a person's code is found whole, and by no part of it, in every search", async () => {
  const { organisationId, key } = await service.addTenant();
  const asPerson = await addCompany(service, organisationId, person);
  const asCompany = await addCompany(service, organisationId, '12345674');
  await service.db.query(`update company set name = $1 where id = $2`, [
    `Cabinet Ion ${person}, etaj 2`,
    asPerson,
  ]);
  const trader = { ...emptyParty, cif: person, name: `PFA Ion ${person}, scara 2` };
  const company = { id: asCompany, organisationId, cif: '12345674' };
  await archiveInvoice(service, company, { seller: trader });
  const find = async (path: string, text: string) =>
    (await service.ask('GET', `/api/v1/${path}=${encodeURIComponent(text)}`, { key })).body.data.length;
  const searches = ['companies?text', 'overview/companies?text', 'invoices?text', 'invoices?partner'];
  for (const search of searches) {
    for (const part of ['19', '196', '19601011', '960101123', person.slice(0, 12), person.slice(1), '3456'])
      assert.equal(await find(search, part), 0, `${search}=${part}`);
    for (const whole of [person, search.startsWith('inv') ? 'pfa ion' : 'cabinet ion', 'Ion'])
      assert.equal(await find(search, whole), 1, `${search}=${whole}`);
    assert.equal(await find(search, search.startsWith('inv') ? 'scara 2' : 'etaj 2'), 1, search);
  }
  assert.equal(await find('companies?text', '1234'), 1);
  assert.equal(await find('companies?cif', person.slice(0, 12)), 0);
  assert.equal(await find('companies?cif', 'RO 12345674'), 1);
  assert.equal(await find(`companies?cif=${person}&cif=19&cif`, '12345674'), 2);
  // Totals and exports narrow by the same filter.
  const totals = await service.ask('GET', '/api/v1/invoices/totals?text=96010112', { key });
  assert.equal(totals.body.count, 0);
  const exported = await listInvoices(service.db, organisationId, { partner: '96010112' }, { limit: 9 });
  assert.deepEqual(exported, []);
});
