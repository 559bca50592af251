import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../durations.ts';
import { cif, type Envelope, noon, type Visit, visit } from '../testing/visit.ts';

const list = async ({ get }: Visit, query: Record<string, string | number>) =>
  (await get('listaMesajeFactura', { zile: 15, cif, ...query })).json() as Promise<Envelope>;

test('lists the last days with the simple title', () =>
  visit({}, async (visit) => {
    const message = visit.sandbox.world.addMessage(cif, { createdAt: noon - 2 * dayMs });
    visit.sandbox.world.addMessage(cif, { createdAt: noon - 20 * dayMs });
    const { mesaje, ...envelope } = await list(visit, {});
    assert.deepEqual(envelope, {
      serial: visit.serial,
      cui: cif,
      titlu: 'Lista Mesaje disponibile din ultimele 15 zile',
    });
    assert.deepEqual(mesaje, [
      {
        data_creare: '202607131500',
        cif,
        id_solicitare: message.uploadIndex,
        detalii: `Factura cu id_incarcare=${message.uploadIndex} emisa de cif_emitent=${message.seller.cif} pentru cif_beneficiar=${cif}`,
        tip: 'FACTURA PRIMITA',
        id: message.id,
      },
    ]);
  }));

test('500 rows are listed, 501 are a note', () =>
  visit({}, async (visit) => {
    visit.sandbox.world.addMessages(cif, 500, { days: 10 });
    assert.equal((await list(visit, {})).mesaje.length, 500);
    visit.sandbox.world.addMessage(cif);
    const { eroare } = await list(visit, {});
    assert.equal(
      eroare,
      'Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina. Folositi endpoint-ul cu paginatie.',
    );
  }));

const refusals: [query: Record<string, string | number>, eroare: string][] = [
  [{ cif: 'aaa' }, 'CIF introdus= aaa nu este un numar'],
  [{ zile: 'aaa' }, 'Numarul de zile introdus= aaa nu este un numar intreg'],
  [{ zile: 0 }, 'Numarul de zile trebuie sa fie intre 1 si 60'],
  [{ zile: 61 }, 'Numarul de zile trebuie sa fie intre 1 si 60'],
  [{ filtru: 'p' }, 'Valorile acceptate pentru parametrul filtru sunt E, T, P sau R'],
  [{ cif: '99' }, 'Nu aveti drept in SPV pentru CIF=99'],
  [{}, 'Nu exista mesaje in ultimele 15 zile'],
];

for (const [query, eroare] of refusals)
  test(`says "${eroare}"`, () =>
    visit({}, async (visit) => {
      assert.deepEqual(await list(visit, query), { eroare, titlu: 'Lista Mesaje' });
    }));

test('both parameters are mandatory', () =>
  visit({}, async ({ get }) => {
    const response = await get('listaMesajeFactura', { cif });
    assert.equal(response.status, 400);
    assert.equal(
      ((await response.json()) as { message: string }).message,
      'Parametrii zile si cif sunt obligatorii',
    );
  }));
