import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JournalEntry } from './journal-entry.ts';
import { layoutOf, readJournal, readWithColumns } from './read-journal.ts';

const fixtures = join(import.meta.dirname, '../../test/fixtures/journals');

async function opened(file: Buffer | string) {
  const reading = await readJournal(Buffer.from(file), 1_000);
  assert.ok(reading.ok);
  return reading.journal;
}

async function entriesOf(file: Buffer | string) {
  const journal = await opened(file);
  assert.deepEqual([journal.guess.doubts, journal.guess.missing], [[], []]);
  const read = readWithColumns(journal, journal.guess.columns);
  assert.ok(read.ok);
  return read;
}

const written = ({ line, number, date, cif, total }: JournalEntry) =>
  [line, number, date, cif, total].join(' ');

test('journals of the law’s form and of a program are read, their totals passed over (2026-11-29)', async () => {
  for (const [name, first] of [
    ['purchases-by-law', 5],
    ['purchases-two-heading-rows', 4],
  ] as const) {
    const file = readFileSync(join(fixtures, `${name}.xlsx`));
    const { entries, unread } = await entriesOf(file);
    assert.deepEqual(entries.map(written), [
      `${first} 300356 2026-11-25 94875799 321310.89`,
      `${first + 1} SER/189536 2026-11-25 95018730 2093.93`,
      `${first + 2} G8-1 2026-11-20 18547290 1149.50`,
    ]);
    assert.deepEqual(unread, [], name);
    assert.deepEqual((await opened(file)).direction, { direction: 'received', titled: true });
  }
});

const head = 'Nr. crt.;Nr. factura;Data;Cod fiscal client;Total cu TVA;Baza;TVA';

test('repeated headings, numbers of columns, carried-forward rows and totals are no entries', async () => {
  const { entries, unread } = await entriesOf(
    [
      'JURNAL DE VANZARI',
      head,
      '0;1;2;3;4;5;6',
      '1;FV 1;01.11.2026;18547290;121,00;100,00;21,00',
      ';De reportat;;;121,00;100,00;21,00',
      'Report din pagina anterioara;;;;121,00;100,00;21,00',
      head,
      '2;FV 2;02.11.2026;18547290;242,00;200,00;42,00',
      ';;;;;;',
      ';;;Total luna;363,00;300,00;63,00',
      'TOTAL GENERAL;;;;363,00;300,00;63,00',
    ].join('\n'),
  );
  assert.deepEqual(entries.map(written), [
    '4 FV 1 2026-11-01 18547290 121.00',
    '8 FV 2 2026-11-02 18547290 242.00',
  ]);
  assert.deepEqual(unread, []);
});

test('the rows of one invoice by VAT rate are added, and an invoice entered twice stays two', async () => {
  const { entries } = await entriesOf(
    [
      head,
      '1;FV 1;01.11.2026;18547290;121,00;100,00;21,00',
      '2;FV 1;01.11.2026;18547290;111,00;100,00;11,00',
      '3;FV 2;01.11.2026;18547290;121,00;100,00;21,00',
      '4;FV 2;01.11.2026;18547290;121,00;100,00;21,00',
      '5;FV 3;01.11.2026;18547290;232,00;100,00;21,00',
      '6;FV 3;01.11.2026;18547290;232,00;100,00;11,00',
    ].join('\n'),
  );
  assert.deepEqual(entries.map(written), [
    '2 FV 1 2026-11-01 18547290 232.00',
    '4 FV 2 2026-11-01 18547290 121.00',
    '5 FV 2 2026-11-01 18547290 121.00',
    '6 FV 3 2026-11-01 18547290 464.00',
  ]);
  assert.deepEqual(
    entries.map(({ repeatedTotal }) => repeatedTotal),
    [undefined, undefined, undefined, '232.00'],
  );
});

test('number and date in one cell are two', async () => {
  const cells = ['FV 12/25.11.2026', 'FV-13 din 25-11-2026', '2026-11-25 FV 14', 'FV/15, 25.11.26'];
  const { entries } = await entriesOf(
    ['Nr./data document;CIF/CUI;Val. cu TVA', ...cells.map((cell) => `${cell};RO18547290;121,00`)].join('\n'),
  );
  assert.deepEqual(
    entries.map(({ number, date }) => `${number} ${date}`),
    ['FV 12 2026-11-25', 'FV-13 2026-11-25', 'FV 14 2026-11-25', 'FV/15 2026-11-25'],
  );
});

test('sales and purchases are known by the title, or by whose code the headings have', async () => {
  const direction = async (text: string) => (await opened(text)).direction;
  assert.deepEqual(await direction(`Jurnal de vânzări\n${head}`), { direction: 'sent', titled: true });
  assert.deepEqual(await direction(head), { direction: 'sent', titled: false });
  assert.deepEqual(await direction(head.replace('client', 'furnizor')), {
    direction: 'received',
    titled: false,
  });
  assert.equal(await direction(head.replace('client', 'partener')), null);
});

test('a column that a person chose must hold what it is chosen for', async () => {
  const journal = await opened(`${head}\n1;FV 1;01.11.2026;18547290;121,00;100,00;21,00`);
  const fault = (columns: object) => {
    const read = readWithColumns(journal, columns);
    return read.ok ? undefined : [read.fault, ...read.fields];
  };
  assert.deepEqual(fault({ number: 2, date: 2, total: 4 }), ['unfitting', 'number']);
  assert.deepEqual(fault({ number: 1, date: 2, total: 2 }), ['unfitting', 'total']);
  assert.deepEqual(fault({ number: 1, date: 2 }), ['missing', 'total']);
  assert.equal(fault({ number: 1, date: 2, total: 5 }), undefined);
});

test('without headings the first row is an entry, and every column is a letter', async () => {
  const journal = await opened('FV 1;01.11.2026;18547290;121,00\nFV 2;02.11.2026;18547290;121,00');
  const layout = layoutOf(journal);
  assert.deepEqual([layout.firstLine, layout.columns.length, layout.rows.length], [1, 4, 2]);
  assert.deepEqual(layout.guess.missing, ['number', 'total', 'date', 'cif']);
  const read = readWithColumns(journal, { number: 0, date: 1, cif: 2, total: 3 });
  assert.ok(read.ok);
  assert.deepEqual([read.entries.length, read.headings.total], [2, 'D']);
});

test('two files of one report have the same fingerprint of headings, another report has another', async () => {
  const of = async (text: string) => layoutOf(await opened(text)).headingSha256;
  assert.equal(await of(`${head}\n1;A;;;;;`), await of(`Firma X\n\n${head.toUpperCase()}\n`));
  assert.notEqual(await of(head), await of(head.replace('Baza', 'Cota')));
});

test('a name with any sign of a line’s end stays one cell (2026-11-29)', async () => {
  for (const end of ['\v', '\f', '\u0085', '\u2028', '\u2029']) {
    const { entries } = await entriesOf(
      `Nr. factura;Data;Furnizor;CIF;Total\nFV 1;01.11.2026;Moara${end}Veche;18547290;121,00\nFV 2;02.11.2026;"A\r\nB";18547290;1,00`,
    );
    assert.equal(entries.length, 2, JSON.stringify(end));
  }
});
