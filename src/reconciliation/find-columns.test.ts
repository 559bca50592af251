import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findColumns } from './find-columns.ts';

const found = (...headings: string[]) => {
  const result = findColumns([headings]);
  return result.ok ? result.columns : result.missing;
};

test('headings are known in both languages, with their spellings', () => {
  const expected = { number: 0, date: 1, cif: 2, total: 3 };
  for (const headings of [
    ['Număr', 'Data', 'CIF', 'Total'],
    ['NR. DOCUMENT', 'DATA DOC.', 'COD FISCAL', 'VALOARE TOTALĂ'],
    ['Nr factura', 'Data facturii', 'CUI furnizor', 'Total cu TVA (RON)'],
    ['Factura', 'Data emiterii', 'C.U.I.', 'Suma'],
    ['Invoice No', 'Issue date', "Supplier's VAT ID", 'Gross amount'],
    ['Serie și număr', 'Data', 'Cod fiscal partener', 'Total de plată'],
  ])
    assert.deepEqual(found(...headings), expected, headings.join());
});

test('the total is the one with VAT, and other dates and counters are none', () => {
  assert.deepEqual(
    found(
      'Nr. crt.',
      'Număr',
      'Data scadenței',
      'Data',
      'CIF',
      'Valoare fără TVA',
      'TVA',
      'Valoare',
      'Total cu TVA',
    ),
    { number: 1, date: 3, cif: 4, total: 8 },
  );
});

test('a heading may stand below a title; what is missing is named', () => {
  const rows = [['Jurnal de cumpărări'], [], ['Data', 'Număr', 'Total']];
  assert.deepEqual(findColumns(rows), {
    ok: true,
    row: 2,
    columns: { number: 1, date: 0, total: 2 },
    headings: { date: 'Data', number: 'Număr', total: 'Total' },
  });
  assert.deepEqual(
    findColumns([
      ['a', 'b'],
      ['Număr', 'Data'],
    ]),
    {
      ok: false,
      seen: ['Număr', 'Data'],
      missing: ['total'],
    },
  );
  assert.deepEqual(findColumns([]), { ok: false, seen: [], missing: ['number', 'total', 'date', 'cif'] });
});
