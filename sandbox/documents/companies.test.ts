import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cifControlDigit, companyOf, iban, inventCif, inventPersonalCode } from './companies.ts';
import { inventEan } from './goods.ts';
import { COUNTIES } from './places.ts';
import { createRandom } from './random.ts';

const random = createRandom(1);

test('the control digit is the weighted sum times ten modulo eleven, and ten is written 0', () => {
  // 9×3 = 27, 270 mod 11 = 6; and 9×3 + 1×7 = 34, 340 mod 11 = 10.
  assert.equal(cifControlDigit('9000000'), '6');
  assert.equal(cifControlDigit('9001000'), '0');
});

test('an invented CIF has a good control digit and is beyond the register', () => {
  for (let i = 0; i < 1000; i++) {
    const cif = inventCif(random);
    assert.equal(cifControlDigit(cif.slice(0, -1)), cif.slice(-1));
    assert.ok(Number(cif) >= 90_000_000);
  }
});

test('an IBAN is 1 modulo 97 once its first four characters stand last', () => {
  for (let i = 0; i < 200; i++) {
    const text = iban('BXEA', random.digits(16));
    assert.match(text, /^RO\d\d[A-Z]{4}\d{16}$/);
    const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    assert.equal(BigInt(digits) % 97n, 1n);
  }
});

test('a personal code belongs to no person: it is zeros, or its month and day do not exist', () => {
  for (let i = 0; i < 1000; i++) {
    const code = inventPersonalCode(random);
    assert.match(code, /^\d{13}$/);
    if (code === '0000000000000') continue;
    assert.ok(Number(code.slice(3, 5)) > 12 && Number(code.slice(5, 7)) > 31, code);
  }
});

test('a company is the same wherever its CIF turns up, by whatever name', () => {
  const { name, ...rest } = companyOf('90000009');
  const { name: given, ...again } = companyOf('90000009', 'Alt nume SRL');
  assert.deepEqual(again, rest);
  assert.deepEqual([name === companyOf('90000009').name, given], [true, 'Alt nume SRL']);
});

test('a company in Bucharest has a sector for a city, another has a town of its county', () => {
  for (let i = 0; i < 500; i++) {
    const { county, city } = companyOf(inventCif(random));
    if (county === 'RO-B') assert.match(city, /^SECTOR[1-6]$/);
    else assert.ok(COUNTIES.find(({ code }) => code === county)?.cities.includes(city));
  }
});

test('an EAN has a good check digit', () => {
  for (let i = 0; i < 200; i++) {
    const ean = inventEan(random.digits(11));
    const weighted = [...ean].reduce(
      (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
      0,
    );
    assert.deepEqual([ean.length, weighted % 10], [13, 0]);
  }
});
