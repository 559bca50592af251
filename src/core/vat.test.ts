/** VAT sums against an adding-up of their own, in whole bani, over generated documents; and the documents that fit no sum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sumVat, type VatDocument, vatOf } from './vat.ts';

const bani = (n: number) =>
  `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
const numberOf = (amount: string) => Math.round(Number(amount) * 100);

function documentOf(
  groups: { category: string; rate: string | null; base: number; vat: number }[],
  over: Partial<VatDocument> = {},
): VatDocument {
  const total = (part: 'base' | 'vat') => groups.reduce((sum, group) => sum + group[part], 0);
  const vat = bani(total('vat'));
  return {
    ...{ direction: 'received', role: 'buyer', typeCode: '380', currency: 'RON' },
    ...{ net: bani(total('base')), vat, payable: bani(total('base') + total('vat')), vatInLei: vat },
    ...{ taxPointCode: null, reading: 'read', unproven: false, copy: false },
    vatBreakdown: groups.map(({ category, rate, base, vat: own }) => ({
      ...{ category, rate, base: bani(base), vat: bani(own) },
      ...{ exemptionReason: null, exemptionCode: null },
    })),
    ...over,
  };
}

const group = fc
  .record({
    kind: fc.constantFrom(['S', '21'], ['S', '21.00'], ['S', '11'], ['AE', null], ['E', '0.00']),
    base: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  })
  .map(({ kind: [category, rate], base }) => ({
    ...{ category: category!, rate: rate ?? null, base },
    vat: rate && Number(rate) > 0 ? Math.round((base * Number(rate)) / 100) : 0,
  }));
const documents = fc.array(
  fc.record({
    groups: fc.array(group, { minLength: 1, maxLength: 4 }),
    typeCode: fc.constantFrom('380', '381', '389'),
    direction: fc.constantFrom('received' as const, 'sent' as const),
    role: fc.constantFrom('buyer' as const, 'seller' as const, null),
    copy: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('sums in lei are what an adding-up in whole bani comes to, sign and storno included', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const rows = sumVat(all.map(({ groups, ...over }) => vatOf(documentOf(groups, over))));
      const expected = new Map<string, { net: number; vat: number }>();
      for (const { groups, typeCode, direction, role, copy } of all) {
        if (copy) continue;
        const net = groups.reduce((sum, one) => sum + one.base, 0);
        const total = net + groups.reduce((sum, one) => sum + one.vat, 0);
        const sign = typeCode === '381' && !((net === 0 ? total : net) < 0) ? -1 : 1;
        const whose = role === null ? direction : role === 'buyer' ? 'received' : 'sent';
        for (const { category, rate, base, vat } of groups) {
          const key = `${whose} ${category} ${Number(rate ?? 0)}`;
          const sum = expected.get(key) ?? { net: 0, vat: 0 };
          expected.set(key, { net: sum.net + sign * base, vat: sum.vat + sign * vat });
        }
      }
      const found = new Map<string, { net: number; vat: number }>();
      for (const { direction, category, rate, net, vat } of rows) {
        const key = `${direction} ${category} ${Number(rate)}`;
        const sum = found.get(key) ?? { net: 0, vat: 0 };
        found.set(key, { net: sum.net + numberOf(net), vat: sum.vat + numberOf(vat) });
      }
      const sorted = (sums: typeof found) =>
        [...sums].map(([key, { net, vat }]) => [key, net + 0, vat + 0]).sort();
      assert.deepEqual(sorted(found), sorted(expected));
    }),
  );
});

test('the VAT in lei of an invoice in another currency comes to its BT-111 to the ban, however many rates it has', () => {
  const priced = fc.record({
    groups: fc.array(
      fc.record({
        base: fc.integer({ min: 100, max: 9_999_999 }),
        rate: fc.constantFrom('21', '11', '9', '5'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    rate: fc.integer({ min: 40_000, max: 60_000 }),
  });
  fc.assert(
    fc.property(priced, ({ groups, rate }) => {
      const made = groups.map((one) => ({
        ...{ ...one, category: 'S' },
        vat: Math.max(1, Math.round((one.base * Number(one.rate)) / 100)),
      }));
      const foreign = made.reduce((sum, one) => sum + one.vat, 0);
      const lei = Math.round((foreign * rate) / 10_000);
      const { shares, doubts } = vatOf(documentOf(made, { currency: 'EUR', vatInLei: bani(lei) }));
      assert.deepEqual(doubts, ['net_from_vat']);
      assert.equal(
        shares.reduce((sum, { vat }) => sum + numberOf(vat!), 0),
        lei,
      );
      made.forEach(({ base }, n) => {
        const exact = (base * lei) / foreign;
        assert.ok(Math.abs(numberOf(shares[n]!.net!) - exact) <= 0.5 + 1e-6);
      });
    }),
  );
});

test('a credit note is subtracted once, however it is written, and storno keeps its minus', () => {
  const plus = [{ category: 'S', rate: '21', base: 10_000, vat: 2_100 }];
  const minus = [{ category: 'S', rate: '21', base: -10_000, vat: -2_100 }];
  const only = (document: VatDocument) => {
    const [row] = sumVat([vatOf(document)]);
    return [row!.typeGroup, row!.net, row!.vat];
  };
  assert.deepEqual(only(documentOf(plus)), ['invoice', '100.00', '21.00']);
  assert.deepEqual(only(documentOf(minus)), ['storno', '-100.00', '-21.00']);
  assert.deepEqual(only(documentOf(plus, { typeCode: '381' })), ['credit_note', '-100.00', '-21.00']);
  assert.deepEqual(only(documentOf(minus, { typeCode: '381' })), ['credit_note', '-100.00', '-21.00']);
});

test('what fits no sum is named with the reason', () => {
  const groups = [{ category: 'S', rate: '21', base: 10_000, vat: 2_100 }];
  const cases: [Partial<VatDocument>, string[], number][] = [
    [{}, [], 1],
    [{ reading: 'unreadable', vatBreakdown: null }, ['unread'], 0],
    [{ unproven: true }, ['unproven'], 0],
    [{ copy: true }, ['copy'], 0],
    [{ vatBreakdown: [] }, ['no_breakdown'], 0],
    [{ net: '99.00' }, ['sums_differ'], 1],
    [{ taxPointCode: '432' }, ['cash_vat'], 1],
    [{ currency: 'EUR', vatInLei: null }, ['without_rate'], 1],
    [{ currency: 'EUR', vatInLei: '106.05' }, ['net_from_vat'], 1],
  ];
  for (const [over, doubts, shares] of cases) {
    const found = vatOf(documentOf(groups, over));
    assert.deepEqual([found.doubts, found.shares.length], [doubts, shares], JSON.stringify(over));
  }
  const [row] = sumVat([vatOf(documentOf(groups, { currency: 'EUR', vatInLei: null }))]);
  assert.deepEqual([row!.net, row!.vat, row!.count, row!.withoutRate], ['0.00', '0.00', 1, 1]);
});

test('what the company bought is received, also where it filed the invoice itself', () => {
  const bought = vatOf(documentOf([], { direction: 'sent', role: 'buyer', typeCode: '389' }));
  assert.deepEqual([bought.direction, bought.typeGroup], ['received', 'self_billed']);
});
