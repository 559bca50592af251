/** Codes as people type them and documents write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  cifDigits,
  hasValidControlDigit,
  isPersonalCode,
  maskCif,
  maskPersonalCodes,
  readCif,
} from './cif.ts';

test('RO, case, spaces and dots do not matter', () => {
  for (const input of ['RO14399840', 'ro 14399840', ' 14 399 840 ', 'RO.14399840', 'Ro-14399840'])
    assert.deepEqual(readCif(input), { ok: true, cif: '14399840', person: false, remarks: [] });
});

test('letters and wrong lengths are refused, a control digit that does not match is a remark', () => {
  assert.deepEqual(readCif('RO12AB'), { ok: false, reason: 'letters' });
  assert.deepEqual(readCif('1'), { ok: false, reason: 'length' });
  assert.deepEqual(readCif('12345678901'), { ok: false, reason: 'length' });
  assert.deepEqual(readCif('  RO '), { ok: false, reason: 'empty' });
  assert.deepEqual(readCif('14399841'), {
    ok: true,
    cif: '14399841',
    person: false,
    remarks: ['control_digit_mismatch'],
  });
});

test("a person's code is taken, and masked wherever it is shown", () => {
  assert.deepEqual(readCif('1991313000000'), {
    ok: true,
    cif: '1991313000000',
    person: true,
    remarks: ['personal_code'],
  });
  assert.equal(maskCif('1991313000000'), '1***********0');
  assert.equal(maskCif('0000000000000'), '0000000000000');
  assert.equal(maskCif('14399840'), '14399840');
  assert.equal(
    maskPersonalCodes('emisa de cif_emitent=14399840 pentru cif_beneficiar=1991313000000'),
    'emisa de cif_emitent=14399840 pentru cif_beneficiar=1***********0',
  );
});

test('exactly one last digit fits each body of a code', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{0,8}$/), (body) => {
      const fitting = [...'0123456789'].filter((digit) => hasValidControlDigit(body + digit));
      assert.equal(fitting.length, 1);
    }),
  );
});

test('whatever is typed is read or refused, and what is read has digits alone', () => {
  fc.assert(
    fc.property(fc.string(), (input) => {
      const reading = readCif(input);
      if (reading.ok) assert.match(reading.cif, /^\d{2,13}$/);
      const digits = cifDigits(input);
      if (digits !== null) assert.match(digits, /^\d{2,13}$/);
    }),
  );
});

test('codes of two to ten digits are companies, and RO stands before them alone', () => {
  for (const input of ['19', '1234567890']) assert.ok(readCif(input).ok, input);
  assert.deepEqual(readCif('14RO399840'), { ok: false, reason: 'letters' });
});

test('a code in a document is its digits, however it is written, or none', () => {
  assert.equal(cifDigits('ro 14.399-840'), '14399840');
  assert.equal(cifDigits('14399840'), '14399840');
  for (const none of [null, undefined, '', '-', 'J40/123/2001', '14RO399840', 'RO1', '12345678901234'])
    assert.equal(cifDigits(none), null, String(none));
});

test('a control digit is that of a whole code, and of nothing else', () => {
  assert.ok(hasValidControlDigit('14399840') && hasValidControlDigit('19'));
  for (const wrong of ['14399841', '', 'x14399840', '14399840x', '00014399840', '0'])
    assert.ok(!hasValidControlDigit(wrong), wrong);
});

test('thirteen digits are a person, in a row of their own', () => {
  assert.equal(maskCif('0000000000001'), '0***********1');
  for (const other of ['x1991313000000', '19913130000001', '1991313000000x'])
    assert.equal(maskCif(other), other);
  assert.equal(maskPersonalCodes('19601011234561 1960101123456a'), '19601011234561 1***********6a');
});

test('in a text only what has a date and a control digit is a person, or what is called a code (2026-11-29)', () => {
  // A number, a day that there is not, a control digit that does not hold, a barcode.
  for (const other of ['2026000012345', '1960230123459', '1960101123457', '5941234567893', '0000000000000'])
    assert.equal(maskPersonalCodes(`Factura ${other}`), `Factura ${other}`);
  assert.equal(
    maskPersonalCodes('AWB 1960101123456, AWB nr. 1960101123456'),
    'AWB 1960101123456, AWB nr. 1960101123456',
  );
  for (const code of ['1960101123456', '1960229123452'])
    assert.equal(maskPersonalCodes(`F-${code}/3`), `F-${code[0]}***********${code[12]}/3`);
  assert.ok(isPersonalCode('1960229123452'));
  assert.equal(maskPersonalCodes('CNP: 1960101123457'), 'CNP: 1***********7');
  assert.equal(maskPersonalCodes('{"cif":"1960101123457"}'), '{"cif":"1***********7"}');
});
