import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../durations.ts';
import { cif, noon, visit } from '../testing/visit.ts';

const expired =
  'Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care este disponibil';

test('hands over the archive, the same bytes every time and under its name', () =>
  visit({}, async ({ sandbox, get }) => {
    const { id } = sandbox.world.addMessage(cif);
    const [first, second] = [await get('descarcare', { id }), await get('descarcare', { id })];
    assert.equal(first.headers.get('content-type'), 'application/zip');
    assert.equal(first.headers.get('content-disposition'), `attachment; filename="${id}.zip"`);
    const bytes = Buffer.from(await first.arrayBuffer());
    assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
    sandbox.archives.clear();
    assert.deepEqual(Buffer.from(await second.arrayBuffer()), bytes);
  }));

test('entries are named by the upload index, and two companies that trade hold the same document', () =>
  visit({}, async ({ sandbox, serial, get }) => {
    sandbox.world.addCompany('99', 'Clientul SRL');
    sandbox.world.grant(serial, '99');
    const [sent, received] = sandbox.world.addTrade(cif, '99');
    assert.equal(sent.uploadIndex, received.uploadIndex);
    assert.notEqual(sent.id, received.id);
    const archives = await Promise.all(
      [sent, received].map(async ({ id }) =>
        Buffer.from(await (await get('descarcare', { id })).arrayBuffer()),
      ),
    );
    for (const archive of archives) assert.ok(archive.includes(`semnatura_${sent.uploadIndex}.xml`));
    assert.deepEqual(archives[0], archives[1]);
  }));

const refusals: [id: string, eroare: string][] = [
  ['123a', 'Id descarcare introdus= 123a nu este un numar intreg'],
  ['21', 'Pentru id=21 nu exista inregistrata nici o factura'],
];
for (const [id, eroare] of refusals)
  test(`says "${eroare}"`, () =>
    visit({}, async ({ get }) => {
      const response = await get('descarcare', { id });
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { eroare, titlu: 'Descarcare mesaj' });
    }));

test('refuses what belongs to a company without right', () =>
  visit({}, async ({ sandbox, serial, get }) => {
    const { id } = sandbox.world.addMessage(cif);
    sandbox.world.revoke(serial, cif);
    const { eroare } = (await (await get('descarcare', { id })).json()) as { eroare: string };
    assert.equal(eroare, 'Nu aveti dreptul sa descarcati acesta factura');
  }));

test('the eleventh download of a message in a day is refused, with the broken JSON of the official example', () =>
  visit({}, async ({ sandbox, get }) => {
    const { id } = sandbox.world.addMessage(cif);
    for (let i = 0; i < 10; i++)
      assert.equal((await get('descarcare', { id })).headers.get('content-type'), 'application/zip');
    const eleventh = await get('descarcare', { id });
    assert.equal(eleventh.status, 200);
    assert.equal(
      await eleventh.text(),
      '{"eroare":"S-au facut deja 10 descarcari de mesaj in cursul zilei","titlu":"Descarcare mesaj"}}',
    );
    sandbox.settings.quotaNotes = 'field';
    const { eroare } = (await (await get('descarcare', { id })).json()) as { eroare: string };
    assert.equal(eroare, `S-au facut deja 10 descarcari la mesajul cu id_descarcare=${id}  in cursul zilei`);
    assert.equal(sandbox.journal.violations.day, 2);
  }));

test('lists a message that it no longer hands over', () =>
  visit({}, async ({ sandbox, get, list }) => {
    const { id } = sandbox.world.addMessage(cif, { createdAt: noon - 60 * dayMs + 3_600_000 });
    const { mesaje } = await list({ startTime: noon - 60 * dayMs });
    assert.equal(mesaje[0].id, id);
    const response = await get('descarcare', { id });
    assert.deepEqual(await response.json(), { eroare: expired, titlu: 'Descarcare mesaj' });
  }));

test('the id is mandatory', () =>
  visit({}, async ({ get }) => {
    const response = await get('descarcare');
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { message: string }).message, 'Parametrul id este obligatoriu');
  }));

test('test and prod seal differently', () =>
  visit({}, async ({ sandbox, get }) => {
    const { id } = sandbox.world.addMessage(cif, { document: 'invoice' });
    const size = async (environment: string) =>
      (await (await get(`/${environment}/FCTEL/rest/descarcare`, { id })).arrayBuffer()).byteLength;
    assert.ok((await size('test')) > (await size('prod')));
  }));
