import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCsv, readPasted } from './company-lines.ts';

test('code and name are told apart, whatever stands between them', () => {
  const text =
    'RO12345678\tExemplu SRL\n23456789; Alt Exemplu SRL\nro 34567890 Al Treilea\n45678901,"Al Patrulea"';
  assert.deepEqual(readPasted(text).lines, [
    { cif: 'RO12345678', name: 'Exemplu SRL' },
    { cif: '23456789', name: 'Alt Exemplu SRL' },
    { cif: 'ro 34567890', name: 'Al Treilea' },
    { cif: '45678901', name: 'Al Patrulea' },
  ]);
});

test('codes alone, a heading and empty lines', () => {
  assert.deepEqual(readPasted('CIF;Nume\r\n\r\nRO12345678\r\n 23456789; \r\n').lines, [
    { cif: 'RO12345678' },
    { cif: '23456789' },
  ]);
});

test('what is no code goes on as it is, to be verdict by the service', () => {
  assert.deepEqual(readPasted('Exemplu SRL').lines, [{ cif: 'Exemplu SRL' }]);
});

test('a name may begin with anything but a digit', () => {
  assert.deepEqual(readPasted('12345678 "Șapte Spice" SRL').lines, [
    { cif: '12345678', name: 'Șapte Spice" SRL' },
  ]);
});

test('a file of Windows keeps its letters', () => {
  assert.equal(decodeCsv(new Uint8Array([0xaa, 0x65, 0x66]).buffer), 'Şef');
  assert.equal(decodeCsv(new TextEncoder().encode('Șef').buffer as ArrayBuffer), 'Șef');
});

// 2026-11-29: 41 companies were made of the row numbers of a pasted table.
test('of any table the column of tax IDs is found by their control digits, not by its place', () => {
  const table = [
    'Nr.\tDenumire\tPersoană de contact\tTelefon\tCUI\tE-mail\tOraș',
    '1\tAlfa SRL\tMaria Pop\t0722000111\tRO12345674\tmaria@alfa.ro\tIași',
    '2\tBeta SRL\tIon Ion\t0722000222\t8000000000\tion@beta.ro\tCluj',
    '3\tGama SRL\t\t\t18547290\t\tArad',
    '3\tGama SRL\t\t\tRO 18547290\t\tArad',
    '\tTotal\t\t\t\t\t',
  ].join('\n');
  const { lines, skipped, repeated, column } = readPasted(table);
  assert.deepEqual(lines, [
    {
      cif: 'RO12345674',
      name: 'Alfa SRL',
      contact: { name: 'Maria Pop', email: 'maria@alfa.ro', phone: '0722000111' },
    },
    {
      cif: '8000000000',
      name: 'Beta SRL',
      contact: { name: 'Ion Ion', email: 'ion@beta.ro', phone: '0722000222' },
    },
    { cif: '18547290', name: 'Gama SRL' },
  ]);
  assert.deepEqual([skipped.length, skipped[1], repeated, column], [2, 'Total', 1, 'CUI']);
});

test('a table of a spreadsheet in quotes, its tax IDs last, without a heading', () => {
  const { lines, column } = readPasted('1;"Alfa; Beta ""SRL""";12345674\n2;"Gama SRL";18547290');
  assert.deepEqual(lines, [
    { cif: '12345674', name: 'Alfa; Beta "SRL"' },
    { cif: '18547290', name: 'Gama SRL' },
  ]);
  assert.equal(column, '3');
});
