import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogued } from '../../core/hint.ts';
import { hintsOfMessages } from './buyers-messages.ts';
import { findHints } from './find-hints.ts';

const now = new Date('2026-11-20T10:00:00Z');

function invoice(number: string, issuedOn: string, over: Partial<Catalogued> = {}): Catalogued {
  const partner = { partnerCif: '12345674', partnerName: 'Furnizor SRL' };
  return {
    id: `${number} ${issuedOn}`,
    direction: 'received',
    number,
    issuedOn,
    ...partner,
    preceding: [],
    ...over,
  };
}

const run = (numbers: number[], over: Partial<Catalogued> = {}) =>
  numbers.map((n) => invoice(`FACT ${n}`, '2026-10-10', over));
/** What was here before the gap was. */
const older = (numbers: number[], over: Partial<Catalogued> = {}) =>
  numbers.map((n) => invoice(`FACT ${n}`, '2026-08-10', over));
const ofKind = (invoices: Catalogued[], kind: string) =>
  findHints(invoices, now).filter((one) => one.kind === kind);

test('a number that a series of one supplier jumps over is a hint with its neighbours', () => {
  const [hint, ...rest] = ofKind(
    [...older([95, 96, 97, 98, 99, 100]), ...run([101, 102, 104])],
    'number_gap',
  );
  assert.deepEqual(rest, []);
  assert.deepEqual([hint!.evidence.missing, hint!.confidence], [['FACT 103'], 'likely']);
  assert.deepEqual(
    hint!.evidence.seen.map(({ number }) => number),
    ['FACT 102', 'FACT 104'],
  );
  const padded = ['A-001', 'A-002', 'A-003', 'A-004', 'A-005', 'A-006'].map((n) => invoice(n, '2026-08-10'));
  const gap = ofKind(
    [...padded, invoice('A-007', '2026-10-10'), invoice('A-009', '2026-10-11')],
    'number_gap',
  );
  assert.deepEqual(gap[0]!.evidence.missing, ['A-008']);
});

test('a series that left numbers out before is a possible hint when they were few, and none when they were many', () => {
  const numbers = Array.from({ length: 30 }, (_, n) => n + 1);
  const gapIn = (before: number[]) => ofKind([...older(before), ...run([31, 33])], 'number_gap');
  assert.equal(gapIn(numbers)[0]!.confidence, 'likely');
  assert.equal(gapIn(numbers.filter((n) => n !== 12))[0]!.confidence, 'possible');
  assert.deepEqual(gapIn(numbers.filter((n) => n % 5 !== 0)), []);
  assert.deepEqual(gapIn(numbers.slice(-4)), [], 'too few to be a habit');
  const ended = ofKind([...older(numbers.filter((n) => n !== 29)), ...run([31])], 'number_gap');
  assert.deepEqual(ended, [], 'a gap of long ago is how the series is numbered');
});

test('the company’s own series is one for all buyers; a gap of the last week may still close', () => {
  const sent = [1, 2, 3, 4, 5, 6].map((n) =>
    invoice(`S${n}`, '2026-08-10', { direction: 'sent', partnerCif: `${n}` }),
  );
  const last = invoice('S8', '2026-10-10', { direction: 'sent', partnerCif: '9' });
  assert.deepEqual(ofKind([...sent, last], 'number_gap')[0]!.evidence.missing, ['S7']);
  const young = older([1, 2, 3, 4, 5, 6]).concat(invoice('FACT 8', '2026-11-18'));
  assert.deepEqual(ofKind(young, 'number_gap'), []);
});

test('a supplier of every month that sent nothing in the last one is a hint; one that never sent regularly is not', () => {
  const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
  const rent = months.map((month, n) => invoice(`R${n * 50}`, `${month}-03`));
  const [hint] = ofKind(rent, 'silent_partner');
  assert.deepEqual(
    [hint!.subject, hint!.confidence, hint!.evidence.months],
    ['12345674 2026-10', 'likely', months],
  );
  assert.deepEqual(ofKind([...rent, invoice('R999', '2026-10-04')], 'silent_partner'), []);
  assert.deepEqual(ofKind(rent.slice(1), 'silent_partner'), []);
  const twice = [...rent, invoice('R77', '2026-07-20')];
  assert.deepEqual(ofKind(twice, 'silent_partner'), [], 'more than one a month is trade');
  const anyDay = months.map((month, n) =>
    invoice(`R${n * 50}`, `${month}-${String(3 + 4 * n).padStart(2, '0')}`),
  );
  assert.equal(ofKind(anyDay, 'silent_partner')[0]!.confidence, 'possible');
  // The end of one month and the beginning of the next are days apart.
  const ends = months.map((month, n) => invoice(`R${n * 50}`, `${month}-${n % 2 === 0 ? '28' : '02'}`));
  assert.equal(ofKind(ends, 'silent_partner')[0]!.confidence, 'likely');
});

test('an invoice that another one names and that is not here is a hint; the same number written otherwise is here', () => {
  const credit = invoice('C 9', '2026-10-20', { preceding: ['FACT-00042'] });
  const [hint] = ofKind([credit], 'referred_invoice');
  assert.deepEqual([hint!.evidence.missing, hint!.evidence.seen[0]!.number], [['FACT-00042'], 'C 9']);
  assert.deepEqual(ofKind([credit, invoice('FACT 42', '2026-09-01')], 'referred_invoice'), []);
  const other = invoice('FACT 42', '2026-09-01', { partnerCif: '18547290' });
  assert.equal(ofKind([credit, other], 'referred_invoice').length, 1, 'of another supplier');
  assert.deepEqual(
    ofKind([invoice('C 8', '2026-02-20', { preceding: ['OLD 7'] })], 'referred_invoice'),
    [],
    'too old',
  );
});

test('of several messages about one invoice the newest is the evidence; of before the archive began it is only possible', () => {
  const message = (id: string, about: string, kind: 'buyer_message_received' | 'buyer_message_sent') => ({
    ...{ id, about, kind },
    createdAt: now,
  });
  const messages = [
    message('a', '5000000200', 'buyer_message_received'),
    message('b', '5000000200', 'buyer_message_received'),
    message('c', '900000000', 'buyer_message_sent'),
  ];
  const said = (oldest: string | null) =>
    hintsOfMessages(messages, oldest).map(({ confidence, evidence: { direction, message } }) => [
      confidence,
      direction,
      message!.id,
    ]);
  assert.deepEqual(said('5000000100'), [
    ['likely', 'sent', 'a'],
    ['possible', 'received', 'c'],
  ]);
  assert.deepEqual(
    said(null).map(([confidence]) => confidence),
    ['possible', 'possible'],
  );
});
