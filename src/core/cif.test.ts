/** Codes as people type them and documents write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cifDigits, hasValidControlDigit, maskCif, maskPersonalCodes, readCif } from './cif.ts';

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
