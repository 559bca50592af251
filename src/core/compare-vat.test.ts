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

test('what the return has one line for is one sum: exempt, zero-rated and not taxable', () => {
  const { lines, unread } = readReturnLines(
    [
      '3\tLivrări de bunuri și prestări de servicii pentru care locul livrării/prestării este în afara României, din care:\t9.000',
      '3.1\tPrestări de servicii intracomunitare care nu beneficiază de scutire în statul membru\t4.000',
      '14\tLivrări de bunuri și prestări de servicii scutite cu drept de deducere, altele decât cele de la rd. 1-3\t20.000',
      '15\tLivrări de bunuri și prestări de servicii scutite fără drept de deducere\t1.000',
      '30\tAchiziții de bunuri și servicii scutite de taxă sau neimpozabile\t30.000',
    ].join('\n'),
  );
  assert.deepEqual(unread, []);
  const rows = [
    row({ category: 'E', rate: '0', net: '1000.00' }),
    row({ category: 'G', rate: '0', net: '20000.00' }),
    row({ category: 'O', rate: '0', net: '5000.00' }),
    row({ category: 'K', rate: '0', net: '4000.00' }),
    ...['E', 'Z', 'O'].map((category) =>
      row({ direction: 'received', category, rate: '0', net: category === 'Z' ? '12000.00' : '6000.00' }),
    ),
  ];
  const found = compareVat(lines, rows, defaultThreshold);
  assert.deepEqual(
    found.map(({ direction, categories, declared, difference, above }) => [
      `${direction} ${categories.join('+')}`,
      declared.net,
      difference,
      above,
    ]),
    [
      ['sent E+Z+O+G', '26000.00', '0.00', false],
      ['sent K', '4000.00', '0.00', false],
      ['received E+Z+O', '30000.00', '-6000.00', true],
    ],
  );
  assert.deepEqual(found[2]!.shares, [
    { category: 'E', net: '6000.00', vat: '0.00' },
    { category: 'Z', net: '12000.00', vat: '0.00' },
    { category: 'O', net: '6000.00', vat: '0.00' },
  ]);
});

test('exports are apart where the return has a line for them, and a category alone has no shares', () => {
  const { lines } = readReturnLines('Export de bunuri, livrări scutite\t20.000\nLivrări scutite\t500');
  const rows = [
    row({ category: 'G', rate: '0', net: '20000.00' }),
    row({ category: 'O', rate: '0', net: '500.00' }),
  ];
  assert.deepEqual(
    compareVat(lines, rows, defaultThreshold).map(({ categories, difference, shares }) => [
      categories.join('+'),
      difference,
      shares.length,
    ]),
    [
      ['G', '0.00', 0],
      ['E+Z+O', '0.00', 1],
    ],
  );
});

test('a row that says what part of the row above is of another kind counts once, on both sides', () => {
  const { lines } = readReturnLines(
    [
      '5\tAchiziții intracomunitare de bunuri (taxare inversă), din care:\t3.000\t630',
      '5.1\tAchiziții intracomunitare al căror furnizor este înregistrat (taxare inversă)\t1.000\t210',
      '20\tAchiziții intracomunitare de bunuri (taxare inversă), din care:\t3.000\t630',
      '20.1\tAchiziții intracomunitare al căror furnizor este înregistrat (taxare inversă)\t1.000\t210',
    ].join('\n'),
  );
  const rows = [row({ direction: 'received', category: 'K', rate: '0', net: '3000.00' })];
  assert.deepEqual(
    compareVat(lines, rows, defaultThreshold).map(({ declared, difference }) => [declared.net, difference]),
    [['3000.00', '0.00']],
  );
});
