/** Pasted lines of a VAT return: what is recognised, what is not, and what differs by more than the law's threshold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVat, defaultThreshold } from './compare-vat.ts';
import type { VatRow } from './vat.ts';
import { readReturnLines } from './vat-lines.ts';

test('lines are recognised by their words, with amounts as people write them', () => {
  const { lines, unread } = readReturnLines(
    [
      '9\tLivrări de bunuri și prestări de servicii taxabile cu cota 21%\t10.000\t2.100',
      'Achiziţii de bunuri şi servicii taxabile cu cota de 11%;1.234,50;135,80',
      'Livrări de bunuri cu taxare inversă  5.000',
      'Achiziții intracomunitare de bunuri  1 200  252',
      'Livrări taxabile cu cota de 9% 100 9,5',
      'Regularizări taxă colectată  100  21',
      'TOTAL TAXĂ COLECTATĂ  10000  2100',
      'Altceva  7  1',
      'un rând fără sume',
      '',
    ].join('\n'),
  );
  assert.deepEqual(
    lines.map(({ direction, category, rate, net, vat }) => [direction, category, rate, net, vat]),
    [
      ['sent', 'S', '21', '10000', '2100'],
      ['received', 'S', '11', '1234.50', '135.80'],
      ['sent', 'AE', '0', '5000', null],
      ['received', 'K', '0', '1200', '252'],
      ['sent', 'S', '9', '100', '9.5'],
    ],
  );
  assert.deepEqual(unread, ['Regularizări taxă colectată', 'TOTAL TAXĂ COLECTATĂ', 'Altceva']);
});

const row = (over: Partial<VatRow>): VatRow => ({
  ...{ direction: 'sent', category: 'S', rate: '21', typeGroup: 'invoice' },
  ...{ net: '0.00', vat: '0.00', count: 1, withoutRate: 0 },
  ...over,
});

test('a difference is significant at 20 percent and 5,000 lei together, in the column of the VAT', () => {
  const cases: [documents: string, declared: string, above: boolean][] = [
    ['30000.00', '25000', true],
    ['29999.99', '25000', false],
    ['24000.00', '20000', false],
    ['105000.00', '100000', false],
    ['20000.00', '25000', true],
    ['5000.00', '0', true],
    ['4999.99', '0', false],
  ];
  for (const [vat, declared, above] of cases) {
    const { lines } = readReturnLines(`Livrări taxabile cu cota 21%\t0\t${declared}`);
    const [found] = compareVat(lines, [row({ vat })], defaultThreshold);
    assert.equal(found!.above, above, `${vat} beside ${declared}`);
    assert.equal(found!.compared, 'vat');
  }
});

test('documents of all kinds are one sum beside a line, and what has no line is a difference of its own', () => {
  const rows = [
    row({ net: '100000.00', vat: '21000.00' }),
    row({ typeGroup: 'credit_note', net: '-10000.00', vat: '-2100.00' }),
    row({ direction: 'received', rate: '11', net: '60000.00', vat: '6600.00' }),
    row({ category: 'AE', rate: '0', net: '8000.00' }),
  ];
  const { lines } = readReturnLines('Livrări taxabile cu cota 21%\t90.000\t18.900');
  const found = compareVat(lines, rows, defaultThreshold);
  assert.deepEqual(
    found.map(({ label, compared, difference, above }) => [label !== null, compared, difference, above]),
    [
      [true, 'vat', '0.00', false],
      [false, 'vat', '6600.00', true],
      [false, 'net', '8000.00', true],
    ],
  );
});

test('a reverse charge is compared by its base, once, however often the return states it', () => {
  const { lines } = readReturnLines(
    [
      '5\tAchiziţii intracomunitare de bunuri pentru care cumpărătorul este obligat la plata TVA (taxare inversă)\t3.000\t630',
      '12\tAchiziţii de bunuri şi servicii supuse măsurilor de simplificare pentru care beneficiarul este obligat la plata TVA (taxare inversă)\t40.000\t8.400',
      '20\tAchiziţii intracomunitare de bunuri pentru care cumpărătorul este obligat la plata TVA (taxare inversă)\t3.000\t630',
      '27\tAchiziţii de bunuri şi servicii supuse măsurilor de simplificare pentru care beneficiarul este obligat la plata TVA (taxare inversă)\t40.000\t8.400',
    ].join('\n'),
  );
  const rows = [row({ direction: 'received', category: 'AE', rate: '0', net: '40000.00' })];
  assert.deepEqual(
    compareVat(lines, rows, defaultThreshold).map((one) => [
      one.category,
      one.compared,
      one.difference,
      one.above,
    ]),
    [
      ['K', 'net', '-3000.00', false],
      ['AE', 'net', '0.00', false],
    ],
  );
});

test('two lines of a return with equal amounts and other words are both declared', () => {
  const { lines } = readReturnLines(
    [
      '5\tAchiziții intracomunitare de bunuri (taxare inversă)\t3.000\t630',
      '7\tAchiziții intracomunitare de servicii (taxare inversă)\t3.000\t630',
    ].join('\n'),
  );
  assert.deepEqual(
    lines.map(({ net }) => net),
    ['3000', '3000'],
  );
});
