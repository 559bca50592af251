import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Coded, partyCodes, type WrittenCodes } from './party-code.ts';

test('the VAT code is the first choice, however it is written', () => {
  for (const code of ['RO14399840', 'ro14399840', 'RO 143 99840', '14399840', ' RO-14399840 ', 'R14399840'])
    assert.deepEqual(
      codes({
        taxRegistrations: [other('90000009'), vat(code)],
        legal: { code: '90000009', scheme: null },
      }),
      ['14399840', '90000009'],
      code,
    );
});

test('a party that pays no VAT is found under another scheme, or by its legal registration alone', () => {
  assert.equal(cif({ taxRegistrations: [other('14399840')], legal: plain('J40/123/2010') }), '14399840');
  assert.equal(cif({ legal: plain('14399840') }), '14399840');
  assert.equal(cif({ taxRegistrations: [vat(null)], legal: plain('RO14399840') }), '14399840');
});

test('a code that stands as electronic address or identifier alone counts (2026-11-29)', () => {
  assert.equal(cif({ endpoint: { code: 'RO18547290', scheme: '9947' } }), '18547290');
  assert.equal(cif({ identifiers: [plain('RO18547290')] }), '18547290');
  assert.equal(cif({ endpoint: { code: '18547290', scheme: '0106' } }), null);
});

test("an identifier may be anybody's numbering: listed only where it is plainly a CIF, known again in any case", () => {
  assert.deepEqual(all({ identifiers: [plain('123457')] }), { cif: null, codes: ['123457'] });
  assert.equal(cif({ identifiers: [plain('14399840')] }), '14399840');
});

test('a member of a VAT group has the code of the group, and its own beside it (2026-11-29)', () => {
  assert.deepEqual(codes({ taxRegistrations: [vat('RO47000007')], legal: plain('18547290') }), [
    '47000007',
    '18547290',
  ]);
});

test('a number of the trade register is no fiscal code', () => {
  for (const legal of ['J40/12345/1998', 'F35/2068/2013', '40/123/2010', 'J2024012345678', '123456789012'])
    assert.equal(cif({ legal: plain(legal) }), null, legal);
});

test("a person's code is read as it stands, the placeholder of zeros too; a location number is no code", () => {
  assert.equal(cif({ legal: plain('1990101123456') }), '1990101123456');
  assert.equal(cif({ legal: plain('0000000000000') }), '0000000000000');
  const location: Coded = { code: '1960101123456', scheme: '0088' };
  assert.deepEqual(partyCodes({ ...none, legal: location, identifiers: [location] }), {
    cif: null,
    codes: [],
    locationNumbers: ['1960101123456'],
  });
});

test('a party abroad has no CIF, unless one stands plainly beside its own code', () => {
  assert.equal(cif({ taxRegistrations: [vat('SE123451234501')] }), null);
  assert.equal(cif({ taxRegistrations: [vat('1A81000001')], legal: plain('12345678') }), null);
  assert.equal(cif({ taxRegistrations: [vat('HU91234567')], legal: plain('14399840') }), '14399840');
  assert.equal(cif({}), null);
});

const plain = (code: string | null): Coded => ({ code, scheme: null });
const vat = (code: string | null) => ({ isVat: true, code });
const other = (code: string | null) => ({ isVat: false, code });
const none: WrittenCodes = {
  taxRegistrations: [],
  legal: plain(null),
  endpoint: plain(null),
  identifiers: [],
};

function all(written: Partial<WrittenCodes>) {
  const { locationNumbers, ...codes } = partyCodes({ ...none, ...written });
  return codes;
}

const codes = (written: Partial<WrittenCodes>) => all(written).codes;
const cif = (written: Partial<WrittenCodes>) => all(written).cif;
