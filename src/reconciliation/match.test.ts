import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JournalEntry } from './journal-entry.ts';
import { matchJournal, type SpvInvoice } from './match.ts';
import { normaliseNumber } from './normalise-number.ts';

const invoice = (over: Partial<SpvInvoice> = {}): SpvInvoice => ({
  id: 'a',
  number: 'FV-0012',
  issuedOn: '2026-09-10',
  partnerCif: '8000000000',
  gross: '1190.00',
  payable: '1190.00',
  creditNote: false,
  foreign: false,
  ...over,
});
const entry = (over: Partial<JournalEntry> = {}): JournalEntry => ({
  line: 2,
  number: 'FV-0012',
  date: '2026-09-10',
  cif: '8000000000',
  total: '1190.00',
  ...over,
});

/** What became of one entry beside one invoice. */
function outcome(e: Partial<JournalEntry>, i: Partial<SpvInvoice> = {}): string {
  const { pairs, extra, missing } = matchJournal([entry(e)], [invoice(i)], '0.02');
  if (pairs.length === 0) return `extra ${extra.length}, missing ${missing.length}`;
  return pairs[0]!.differences.join(' ') || 'matched';
}

test('a number is the same whatever its case, spaces, signs and leading zeros', () => {
  for (const number of ['fv 12', 'FV12', 'FV/012', ' Fv - 0012 ', '0012', '12'])
    assert.equal(outcome({ number }), 'matched', number);
  assert.equal(normaliseNumber('fv 0012/026'), 'FV1226');
  assert.equal(normaliseNumber('---'), null);
});

test('what differs is named', () => {
  assert.equal(outcome({ date: '2026-09-11' }), 'date');
  assert.equal(outcome({ total: '1191.00' }), 'total');
  assert.equal(outcome({ total: '1190.02' }), 'matched');
  assert.equal(outcome({ total: '1190.03' }), 'total');
  assert.equal(outcome({ cif: '99999' }), 'cif');
  assert.equal(outcome({ number: 'XX 12' }), 'number');
  assert.equal(outcome({ number: 'X 99' }), 'number');
  assert.equal(outcome({ number: 'X 99', total: '5.00' }), 'extra 1, missing 1');
  assert.equal(outcome({ total: '5900.00' }, { foreign: true, gross: '1190.00' }), 'foreign_total');
});

test('a journal may lack codes or dates, and may have what is left to pay', () => {
  assert.equal(outcome({ cif: null }), 'matched');
  assert.equal(outcome({ date: null }), 'matched');
  assert.equal(outcome({ total: '190.00' }, { payable: '190.00' }), 'matched');
});

test('a credit note has a minus in a journal; another document has not', () => {
  assert.equal(outcome({ total: '-1190.00' }, { creditNote: true }), 'matched');
  assert.equal(outcome({ total: '1190.00' }, { creditNote: true }), 'matched');
  assert.equal(outcome({ total: '-1190.00' }), 'total');
});

test('of two invoices with one number each finds its own', () => {
  const a = invoice({ id: 'a', issuedOn: '2025-09-10', gross: '1.00', payable: '1.00' });
  const b = invoice({ id: 'b' });
  const journal = [entry({ line: 2 }), entry({ line: 3, date: '2025-09-10', total: '1.00' })];
  const { pairs } = matchJournal(journal, [a, b], '0.02');
  assert.deepEqual(
    pairs.map(({ invoice: { id }, differences }) => [id, differences]),
    [
      ['b', []],
      ['a', []],
    ],
  );
});

test('the total of an invoice with a row for each rate is the rows’ sum, or what every row repeats', () => {
  assert.equal(outcome({ total: '2380.00', repeatedTotal: '1190.00' }), 'matched');
  assert.equal(outcome({ total: '1190.00', repeatedTotal: '595.00' }), 'matched');
  assert.equal(outcome({ total: '2380.00' }), 'total');
  const [pair] = matchJournal(
    [entry({ total: '2380.00', repeatedTotal: '1190.00' })],
    [invoice()],
    '0.02',
  ).pairs;
  assert.deepEqual(pair!.entry, entry({}));
});

test('an invoice booked twice is extra once', () => {
  const { pairs, extra, missing } = matchJournal([entry({}), entry({ line: 3 })], [invoice()], '0.02');
  assert.deepEqual([pairs.length, extra.map(({ line }) => line), missing.length], [1, [3], 0]);
});

const anyInvoice = fc.record({
  number: fc.tuple(fc.constantFrom('FV', 'AB', 'SER'), fc.nat(9_999)).map(([series, n]) => `${series}-${n}`),
  issuedOn: fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`),
  partnerCif: fc.constantFrom('12345674', '8000000000', '99999'),
  gross: fc.integer({ min: 1, max: 10_000_000 }).map((n) => (n / 100).toFixed(2)),
});
/** Of different numbers, so that it is plain which is which. */
const anyInvoices = fc
  .uniqueArray(anyInvoice, { selector: ({ number }) => number.replace(/\D/g, ''), maxLength: 40 })
  .map((all) => all.map((one, i) => invoice({ ...one, payable: one.gross, id: String(i) })));
const noise = fc.constantFrom<(number: string) => string>(
  (n) => n,
  (n) => n.toLowerCase(),
  (n) => n.replace('-', ' '),
  (n) => n.replace('-', '000'),
  (n) => ` ${n.replace('-', '')} `,
);

test('a journal that was typed with other spaces, cases and zeros agrees with what it was typed from, in any order', () => {
  fc.assert(
    fc.property(
      anyInvoices,
      fc.array(noise, { minLength: 40, maxLength: 40 }),
      fc.boolean(),
      (invoices, noises, back) => {
        const journal = invoices.map((one, i) =>
          entry({
            line: i,
            number: noises[i]!(one.number!),
            date: one.issuedOn,
            cif: one.partnerCif,
            total: one.gross,
          }),
        );
        const { pairs, extra, missing } = matchJournal(
          back ? journal.toReversed() : journal,
          invoices,
          '0.02',
        );
        assert.deepEqual([extra, missing], [[], []]);
        for (const { entry: e, invoice: i, differences } of pairs)
          assert.deepEqual([String(e.line), differences], [i.id, []]);
      },
    ),
  );
});

test('what is taken out of either side is what is missing or extra', () => {
  fc.assert(
    fc.property(anyInvoices, fc.nat(), fc.nat(), (invoices, a, b) => {
      fc.pre(invoices.length >= 2);
      const [lost, unsent] = [a % invoices.length, b % invoices.length];
      fc.pre(lost !== unsent);
      // Nothing else in common: a mistyped number is found again by the rest.
      fc.pre(
        new Set(invoices.map(({ partnerCif, issuedOn, gross }) => `${partnerCif}${issuedOn}${gross}`))
          .size === invoices.length,
      );
      const journal = invoices
        .map((one, line) =>
          entry({ line, number: one.number, date: one.issuedOn, cif: one.partnerCif, total: one.gross }),
        )
        .filter((_, i) => i !== lost);
      const spv = invoices.filter((_, i) => i !== unsent);
      const { pairs, extra, missing } = matchJournal(journal, spv, '0.02');
      assert.deepEqual(
        extra.map(({ line }) => line),
        [unsent],
      );
      assert.deepEqual(
        missing.map(({ id }) => id),
        [String(lost)],
      );
      assert.equal(pairs.length, invoices.length - 2);
    }),
  );
});

test('whatever is compared: every entry and every invoice is told of exactly once', () => {
  const few = fc.constantFrom('1', '01', 'A1', '2', null);
  const day = fc.constantFrom('2026-09-01', '2026-09-02', null);
  const code = fc.constantFrom('12', '34', null);
  const total = fc.constantFrom('1.00', '-1.00', '2.00', null);
  fc.assert(
    fc.property(
      fc.array(fc.record({ number: few, date: day, cif: code, total }), { maxLength: 25 }),
      fc.array(
        fc.record({ number: few, issuedOn: day, partnerCif: code, gross: total, creditNote: fc.boolean() }),
        {
          maxLength: 25,
        },
      ),
      (some, others) => {
        const journal = some.map((one, line) => ({ ...one, line }));
        const spv = others.map((one, i) => invoice({ ...one, payable: null, id: String(i) }));
        const { pairs, extra, missing } = matchJournal(journal, spv, '0.02');
        const lines = [...pairs.map((p) => p.entry), ...extra].map(({ line }) => line);
        const ids = [...pairs.map((p) => p.invoice), ...missing].map(({ id }) => id);
        assert.deepEqual(
          lines.toSorted((a, b) => a - b),
          journal.map(({ line }) => line),
        );
        assert.deepEqual(
          ids.toSorted((a, b) => Number(a) - Number(b)),
          spv.map(({ id }) => id),
        );
      },
    ),
  );
});
