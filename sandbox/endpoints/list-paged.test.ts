import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../durations.ts';
import { cif, noon, visit } from '../testing/visit.ts';

test('the envelope has the fields of the official example, in their order', () =>
  visit({}, async ({ sandbox, serial, list }) => {
    sandbox.world.addMessages(cif, 3, { mix: { received: 1 } });
    const { mesaje, ...envelope } = await list();
    assert.deepEqual(envelope, {
      numar_inregistrari_in_pagina: 3,
      numar_total_inregistrari_per_pagina: 500,
      numar_total_inregistrari: 3,
      numar_total_pagini: 1,
      index_pagina_curenta: 1,
      serial,
      cui: cif,
      titlu: 'Lista Mesaje disponibile din intervalul 15-06-2026 15:00:00 - 15-07-2026 15:00:00',
    });
    assert.deepEqual(Object.keys(mesaje[0]), ['data_creare', 'cif', 'id_solicitare', 'detalii', 'tip', 'id']);
  }));

test('1,203 messages are three pages without a row missing or repeated, whatever the order', () =>
  visit({}, async ({ sandbox, list }) => {
    sandbox.world.addMessages(cif, 1203, { days: 29 });
    for (const listOrder of ['newest_first', 'oldest_first', 'shuffled'] as const) {
      sandbox.settings.listOrder = listOrder;
      const pages = await Promise.all([1, 2, 3].map((pagina) => list({ pagina })));
      assert.deepEqual(
        pages.map((page) => page.mesaje.length),
        [500, 500, 203],
      );
      assert.equal(
        new Set(pages.flatMap((page) => page.mesaje.map((row: { id: string }) => row.id))).size,
        1203,
      );
      assert.deepEqual(
        pages.map((page) => page.index_pagina_curenta),
        [1, 2, 3],
      );
    }
  }));

const refusals: [what: string, query: Record<string, string | number>, eroare: string][] = [
  [
    'a CIF with RO',
    { cif: 'RO1' },
    'CIF introdus= RO1 nu este un numar sau nu are o valoare acceptata de sistem',
  ],
  [
    'a start that is no number',
    { startTime: 'aaa' },
    'startTime = aaa nu este un numar sau nu are o valoare acceptata de sistem',
  ],
  [
    'an end that is no number',
    { endTime: 'aaa' },
    'endTime = aaa nu este un numar sau nu are o valoare acceptata de sistem',
  ],
  ['page nought', { pagina: 0 }, 'pagina = 0 nu este un numar sau nu are o valoare acceptata de sistem'],
  [
    'a window that ends one second in the future',
    { endTime: noon + 1000 },
    'endTime = 15-07-2026 15:00:01 nu poate in viitor fata de momentul requestului = 15-07-2026 15:00:00',
  ],
  [
    'a window that starts one second before its 60 days',
    { startTime: noon - 60 * dayMs - 1000 },
    'startTime = 16-05-2026 14:59:59 nu poate fi mai vechi de 60 de zile fata de momentul requestului',
  ],
  [
    'a window that ends where it starts',
    { startTime: noon - 1000, endTime: noon - 1000 },
    'endTime = 15-07-2026 14:59:59 nu poate fi <= startTime = 15-07-2026 14:59:59',
  ],
  ['an unknown filter', { filtru: 'X' }, 'Valorile acceptate pentru parametrul filtru sunt E, T, P sau R'],
  ['another company', { cif: '99' }, 'Nu aveti drept in SPV pentru CIF=99'],
  ['an empty window', {}, 'Nu exista mesaje in intervalul selectat'],
];

for (const [what, query, eroare] of refusals)
  test(`refuses ${what}`, () =>
    visit({}, async ({ list }) => {
      assert.deepEqual(await list(query), { eroare, titlu: 'Lista Mesaje' });
    }));

test('answers a request without its parameters with HTTP 400 and the time in Bucharest', () =>
  visit({}, async ({ get }) => {
    const response = await get('listaMesajePaginatieFactura', { cif });
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), {
      timestamp: '15-07-2026 15:00:00',
      status: 400,
      error: 'Bad Request',
      message: 'Parametrii startTime, endTime, cif si pagina sunt obligatorii',
    });
  }));

test('a page past the end is a note', () =>
  visit({}, async ({ sandbox, list }) => {
    sandbox.world.addMessages(cif, 2);
    const { eroare } = await list({ pagina: 50 });
    assert.equal(eroare, 'Pagina solicitata 50 este mai mare decat numarul toatal de pagini 1');
  }));

test('a certificate without any right is told so before anything else', () =>
  visit({}, async ({ sandbox, serial, list }) => {
    sandbox.world.revoke(serial, cif);
    assert.equal((await list()).eroare, 'Nu exista niciun CIF pentru care sa aveti drept in SPV');
    sandbox.world.grant(serial, '99');
    assert.equal((await list()).eroare, `Nu aveti drept in SPV pentru CIF=${cif}`);
    sandbox.world.grant(serial, '*');
    assert.equal((await list()).eroare, 'Nu exista mesaje in intervalul selectat');
  }));

test('the filter lets one kind through', () =>
  visit({}, async ({ sandbox, list }) => {
    const kinds = [
      'received',
      'sent',
      'error',
      'buyer_message_received',
      'buyer_message_sent',
      'unknown',
    ] as const;
    for (const kind of kinds) sandbox.world.addMessage(cif, { kind });
    const tips = async (filtru: string) =>
      (await list({ filtru })).mesaje.map((row: { tip: string }) => row.tip).toSorted();
    assert.deepEqual(await tips('P'), ['FACTURA PRIMITA']);
    assert.deepEqual(await tips('T'), ['FACTURA TRIMISA']);
    assert.deepEqual(await tips('E'), ['ERORI FACTURA']);
    assert.deepEqual(await tips('R'), ['MESAJ CUMPARATOR PRIMIT', 'MESAJ CUMPARATOR TRANSMIS']);
    assert.equal((await list()).mesaje.length, 6);
  }));

test('both ends of the window count, by the minute', () =>
  visit({}, async ({ sandbox, list }) => {
    const minute = noon - dayMs;
    sandbox.world.addMessage(cif, { createdAt: minute + 30_000 });
    const held = async (startTime: number, endTime: number) =>
      (await list({ startTime, endTime })).numar_total_inregistrari ?? 0;
    assert.equal(await held(minute, minute + 1), 1);
    assert.equal(await held(minute - 1, minute), 1);
    assert.equal(await held(minute + 1, minute + 60_000), 0);
    assert.equal(await held(minute - 60_000, minute - 1), 0);
  }));

test('the daily limit of a company is a note, counted as a violation, and gone the next day', () =>
  visit({ limits: { listingsPerCifDay: 2 } }, async ({ sandbox, list }) => {
    await list();
    await list();
    const note = 'S-au facut deja 2 interogari de lista mesaje de catre utilizator in cursul zilei';
    assert.equal((await list()).eroare, note);
    assert.equal(sandbox.journal.violations.day, 1);
    sandbox.settings.quotaNotes = 'field';
    assert.match(
      (await list()).eroare,
      /^S-au facut deja 2 de interogari de tip lista mesaje .*de catre CUI= 12345674 in cursul zilei$/,
    );
    sandbox.clock.advance(dayMs);
    assert.equal((await list()).eroare, 'Nu exista mesaje in intervalul selectat');
  }));
