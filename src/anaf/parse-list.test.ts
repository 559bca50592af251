import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answer } from './fixtures/answer.ts';
import { parseList, readKind, readRow } from './parse-list.ts';

const envelope = {
  numar_inregistrari_in_pagina: 1,
  numar_total_inregistrari_per_pagina: 500,
  numar_total_inregistrari: 14130,
  numar_total_pagini: 29,
  index_pagina_curenta: 29,
  serial: '1234AA456',
  cui: '8000000000',
  titlu: 'Lista Mesaje disponibile din intervalul 06-09-2022 09:48:20 - 02-11-2022 11:49:24',
};

const row = {
  data_creare: '202210311452',
  cif: '8000000000',
  id_solicitare: '5001120362',
  detalii: 'Erori de validare identificate la factura primita cu id_incarcare=5001120362',
  tip: 'ERORI FACTURA',
  id: '3001474425',
};

test('a page gives its rows in our words, with what ANAF counts', () => {
  assert.deepEqual(parseList(answer(JSON.stringify({ mesaje: [row], ...envelope }))), {
    kind: 'page',
    rows: [
      {
        messageId: '3001474425',
        uploadIndex: '5001120362',
        kind: 'error',
        rawKind: 'ERORI FACTURA',
        detail: row.detalii,
        createdAtRaw: '202210311452',
        createdAt: new Date('2022-10-31T12:52:00Z'),
        createdAtAmbiguous: false,
        rowCif: '8000000000',
      },
    ],
    total: 14130,
    pages: 29,
    perPage: 500,
    pageIndex: 29,
    serial: '1234AA456',
    named: ['8000000000'],
    answeredAt: null,
  });
});

test('the companies that an answer names are read in whatever form they are written, and no person is', () => {
  const named = (cui: unknown) => {
    const page = parseList(answer(JSON.stringify({ mesaje: [row], ...envelope, cui })));
    return page.kind === 'page' && page.named;
  };
  for (const cui of ['8000000000,19', 'RO8000000000; 19', ['8000000000', 19], ' 8000000000 | 19, 8000000000'])
    assert.deepEqual(named(cui), ['8000000000', '19'], JSON.stringify(cui));
  for (const cui of [undefined, null, '', {}, '1960101123456', '8000000001', 'ceva'])
    assert.deepEqual(named(cui), []);
});

test('an empty or absent error beside the rows is a success, a real one is not', () => {
  for (const eroare of [null, '', ' ']) {
    assert.equal(parseList(answer(JSON.stringify({ mesaje: [row], ...envelope, eroare }))).kind, 'page');
  }
  const refused = JSON.stringify({ mesaje: [row], ...envelope, eroare: 'Altceva' });
  assert.throws(() => parseList(answer(refused)), { code: 'unknown_note' });
});

test('ids that come as numbers keep every digit', () => {
  const body = `{"mesaje":[{"id":90071992547409931,"id_solicitare":5001120362,"cif":8000000000,"data_creare":202210311452}],"numar_total_inregistrari":"1","numar_total_pagini":1}`;
  const listing = parseList(answer(body));
  assert.equal(listing.kind, 'page');
  const [read] = listing.kind === 'page' ? listing.rows : [];
  assert.deepEqual(
    [read?.messageId, read?.uploadIndex, read?.rowCif, read?.createdAtRaw],
    ['90071992547409931', '5001120362', '8000000000', '202210311452'],
  );
});

test('a row without an id, a date or even a shape is kept', () => {
  assert.equal(readRow({ ...row, id: undefined }).messageId, null);
  assert.equal(readRow({ ...row, id: '' }).messageId, null);
  assert.deepEqual(
    [
      readRow({ ...row, data_creare: '202213311452' }).createdAt,
      readRow({ ...row, data_creare: null }).createdAtRaw,
    ],
    [null, ''],
  );
  assert.equal(readRow({ ...row, id_solicitare: undefined }).uploadIndex, '');
  assert.equal(readRow(['odd']).detail, '["odd"]');
  assert.equal(readRow(null).detail, 'null');
});

test('as many rows come out as ANAF put in', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 20 }), (mesaje) => {
      const listing = parseList(answer(JSON.stringify({ ...envelope, mesaje })));
      assert.equal(listing.kind === 'page' && listing.rows.length, mesaje.length);
    }),
  );
});

test('a creation in the hour that October repeats or March skips is marked', () => {
  assert.equal(readRow({ ...row, data_creare: '202610250330' }).createdAtAmbiguous, true);
  assert.equal(readRow({ ...row, data_creare: '202603290330' }).createdAtAmbiguous, true);
  assert.equal(readRow({ ...row, data_creare: '202610250430' }).createdAtAmbiguous, false);
});

test('a kind is known by its beginning', () => {
  assert.equal(readKind('FACTURA PRIMITA'), 'received');
  assert.equal(readKind(' Factură  trimisă '), 'sent');
  assert.equal(readKind('ERORI FACTURA'), 'error');
  assert.equal(readKind('MESAJ CUMPARATOR PRIMIT'), 'buyer_message_received');
  assert.equal(readKind('MESAJ CUMPARATOR TRANSMIS'), 'buyer_message_sent');
  assert.equal(readKind('MESAJ CUMPARATOR PRIMIT / MESAJ CUMPARATOR TRANSMIS'), 'unknown');
  assert.equal(readKind('NOTIFICARE'), 'unknown');
  assert.equal(readKind('FACTURA PRIMITAX'), 'unknown');
});
