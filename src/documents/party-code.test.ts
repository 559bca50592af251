import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyCif } from './party-code.ts';

test('the VAT code is the first choice, however it is written', () => {
  for (const code of ['RO14399840', 'ro14399840', 'RO 143 99840', '14399840', ' RO-14399840 ']) {
    assert.equal(
      cif(
        [
          ['!VAT', '90000009'],
          ['VAT', code],
        ],
        '90000009',
      ),
      '14399840',
      code,
    );
  }
});

test('a party that pays no VAT is found under another scheme, or by its legal registration alone', () => {
  assert.equal(cif([['FC', '14399840']], 'J40/123/2010'), '14399840');
  assert.equal(cif([['!VAT', '14399840']], null), '14399840');
  assert.equal(cif([[null, '14399840']], null), '14399840');
  assert.equal(cif([], '14399840'), '14399840');
  assert.equal(cif([['VAT', null]], 'RO14399840'), '14399840');
});

test('a number of the trade register is no fiscal code', () => {
  for (const legal of ['J40/12345/1998', 'F35/2068/2013', '40/123/2010', 'J2024012345678', '123456789012']) {
    assert.equal(cif([], legal), null, legal);
  }
});

test("a person's code is read as it stands, the placeholder of zeros too", () => {
  assert.equal(cif([], '1990101123456'), '1990101123456');
  assert.equal(cif([], '0000000000000'), '0000000000000');
});

test('a party abroad has no CIF, unless one stands plainly beside its own code', () => {
  assert.equal(cif([['VAT', 'SE123451234501']], null), null);
  assert.equal(cif([['VAT', '1A81000001']], '12345678'), null);
  assert.equal(cif([['VAT', 'HU91234567']], '14399840'), '14399840');
  assert.equal(cif([], null), null);
});

function cif(
  registrations: [scheme: string | null, code: string | null][],
  legal: string | null,
): string | null {
  return partyCif({
    taxRegistrations: registrations.map(([scheme, code]) => ({ isVat: scheme === 'VAT', code })),
    legal,
  });
}
