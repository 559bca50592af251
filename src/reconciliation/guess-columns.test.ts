import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeadings } from './find-headings.ts';
import { guessColumns } from './guess-columns.ts';
import type { Cell } from './read-values.ts';

const guess = (rows: Cell[][]) => {
  const headings = findHeadings(rows);
  assert.ok(headings, JSON.stringify(rows[0]));
  const { columns, doubts, missing } = guessColumns(headings, rows.slice(headings.above));
  return { columns, ...(doubts.length > 0 && { doubts }), ...(missing.length > 0 && { missing }) };
};

test('headings are known in both languages, with their spellings', () => {
  const columns = { number: 0, date: 1, cif: 2, total: 3 };
  for (const headings of [
    ['Număr', 'Data', 'CIF', 'Total'],
    ['NR. DOCUMENT', 'DATA DOC.', 'COD FISCAL', 'VALOARE TOTALĂ'],
    ['Nr factura', 'Data facturii', 'CUI furnizor', 'Total cu TVA (RON)'],
    ['Factura', 'Data emiterii', 'C.U.I.', 'Suma'],
    ['Invoice No', 'Issue date', "Supplier's VAT ID", 'Gross amount'],
    ['Serie și număr', 'Data', 'Cod fiscal partener', 'Total de plată'],
    ['Numar factura furnizor', 'Data factura', 'CIF/CUI', 'TOTAL (inclusiv T.V.A.)'],
    ['Nr. doc.', 'Data doc.', 'CODFISCAL', 'Val. cu TVA'],
    ['Nr.', 'Data', 'Cod de înregistrare în scopuri de TVA', 'Suma totala'],
    ['Document number', 'Document date', 'Tax ID', 'Total amount'],
    ['Invoice #no', 'Invoice date', 'VAT number', 'Amount incl. VAT'],
  ])
    assert.deepEqual(guess([headings]), { columns }, headings.join());
});

test('the total is the one with VAT, and other dates and counters are not taken', () => {
  assert.deepEqual(
    guess([
      [
        'Nr. crt.',
        'Număr',
        'Data scadenței',
        'Data',
        'CIF',
        'Valoare fără TVA',
        'TVA',
        'Valoare',
        'Total cu TVA',
      ],
    ]),
    { columns: { number: 1, date: 3, cif: 4, total: 8 } },
  );
});

test('headings of two and three rows are one, merged or not (2026-11-29)', () => {
  const columns = { number: 1, date: 2, cif: 4, total: 5 };
  const day = new Date('2026-11-25T00:00:00Z');
  const entry = [1, 'SER/1', day, 'Moara SRL', 'RO18547290', 121, 100, 21];
  assert.deepEqual(
    guess([
      ['Jurnal de cumpărări'],
      ['Nr. crt.', 'Document', null, 'Denumirea furnizorului', 'Cod', 'Total document', 'Achiziții', null],
      [null, 'Număr', 'Data', null, 'fiscal', '(inclusiv TVA)', 'Baza', 'TVA'],
      entry,
    ]),
    { columns },
  );
  assert.deepEqual(
    guess([
      ['Nr.', 'Factura', '', 'Furnizor', '', 'Total', 'Achiziții', ''],
      ['crt.', '', '', 'Denumire', 'Cod de', 'cu TVA', 'Baza', 'TVA'],
      ['', 'Numărul', 'Data', '', 'înregistrare', '', '', ''],
      ['1', '300356', '25.11.2026', 'Moara', '18547290', '121,00', '100,00', '21,00'],
    ]),
    { columns },
  );
});

test('a journal of sales in the law’s form needs no question', () => {
  const columns = { number: 1, date: 2, cif: 4, total: 5 };
  assert.deepEqual(
    guess([
      ['JURNAL PENTRU VÂNZĂRI'],
      ['Documentul', '', '', 'Clientul', '', 'Total document (inclusiv TVA)', 'Livrări de bunuri', ''],
      ['Nr. crt.', 'Nr.', 'Data', 'Denumirea', 'Codul de înregistrare în scopuri de TVA', '', 'Baza', 'TVA'],
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      ['1', 'FCT 1', '05.11.2026', 'X SRL', 'RO18547290', '1.210,00', '1.000,00', '210,00'],
    ]),
    { columns },
  );
});

test('a column of dates is never taken for numbers, whatever it is called (2026-11-29)', () => {
  const rows = [
    ['Document', 'Nr. document', 'CIF', 'Total'],
    ['25.11.2026', 'FV 1', '18547290', '121,00'],
    ['26.11.2026', 'FV 2', '18547290', '121,00'],
  ];
  assert.deepEqual(guess(rows), { columns: { number: 1, cif: 2, total: 3 } });
  const dated = [
    ['Număr', 'CIF', 'Total'],
    [new Date('2026-11-25'), '18547290', 121],
  ];
  assert.deepEqual(guess(dated), { columns: { cif: 1, total: 2 }, missing: ['number'] });
});

test('number and date may stand in one cell', () => {
  const rows = [
    ['Nr./data document', 'CIF', 'Total cu TVA'],
    ['FV 12/25.11.2026', '18547290', '121,00'],
  ];
  assert.deepEqual(guess(rows), { columns: { number_and_date: 0, cif: 1, total: 2 } });
});

test('two columns that could be the same are a doubt, and so is a heading that says little', () => {
  const rows = [
    ['Nr. factura', 'Data', 'CIF', 'Total factura', 'Total de plata'],
    ['1', '25.11.2026', '18547290', '121,00', '100,00'],
  ];
  assert.deepEqual(guess(rows), { columns: { number: 0, date: 1, cif: 2, total: 3 }, doubts: ['total'] });
  assert.deepEqual(guess([['Numar', 'Data', 'Cod client', 'Total']]).doubts, ['cif']);
});

test('rows without headings have none', () => {
  assert.equal(findHeadings([['1', 'FV 1', '25.11.2026', '121,00']]), undefined);
  assert.equal(findHeadings([]), undefined);
});
