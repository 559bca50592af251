import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCsv, readCompanyLines } from './company-lines.ts';

test('code and name are told apart, whatever stands between them', () => {
  const text =
    'RO12345678\tExemplu SRL\n23456789; Alt Exemplu SRL\nro 34567890 Al Treilea\n45678901,"Al Patrulea"';
  assert.deepEqual(readCompanyLines(text), [
    { cif: 'RO12345678', name: 'Exemplu SRL' },
    { cif: '23456789', name: 'Alt Exemplu SRL' },
    { cif: 'ro 34567890', name: 'Al Treilea' },
    { cif: '45678901', name: 'Al Patrulea' },
  ]);
});

test('codes alone, a heading and empty lines', () => {
  assert.deepEqual(readCompanyLines('CIF;Nume\r\n\r\nRO12345678\r\n 23456789; \r\n'), [
    { cif: 'RO12345678' },
    { cif: '23456789' },
  ]);
});

test('what is no code goes on as it is, to be verdict by the service', () => {
  assert.deepEqual(readCompanyLines('Exemplu SRL'), [{ cif: 'Exemplu SRL' }]);
});

test('a name may begin with anything but a digit', () => {
  assert.deepEqual(readCompanyLines('12345678 "Șapte Spice" SRL'), [
    { cif: '12345678', name: 'Șapte Spice" SRL' },
  ]);
});

test('a file of Windows keeps its letters', () => {
  assert.equal(decodeCsv(new Uint8Array([0xaa, 0x65, 0x66]).buffer), 'Şef');
  assert.equal(decodeCsv(new TextEncoder().encode('Șef').buffer as ArrayBuffer), 'Șef');
});
