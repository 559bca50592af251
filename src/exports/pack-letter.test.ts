import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PackFacts, packLetter } from './pack-letter.ts';

const at = (text: string) => new Date(text);
/** October by Romanian time. */
const october = { from: at('2026-09-30T21:00:00Z'), to: at('2026-10-31T22:00:00Z') };

const facts: PackFacts = {
  company: {
    cif: '1960101123456',
    name: 'Ion Popescu PFA',
    counts: { listed: 5, archived: 3, expired: 1, closed: 0, pending: 1 },
    completeFrom: october.from,
    completeUpTo: october.to,
    coverage: [october],
    gaps: [],
    lastListing: null,
    chainHead: 'ab'.repeat(32),
    chainSeq: 3,
  },
  month: '2026-10',
  madeAt: at('2026-11-02T08:00:00Z'),
  invoices: { received: 2, sent: 1, problems: 0 },
  missing: 1,
  withoutPdf: false,
};

test('a letter has the manifest’s head and the ledger, and no personal code', () => {
  const letter = packLetter(facts, 'ro');
  assert.match(letter, new RegExp(`^  3 ${'ab'.repeat(32)}\\r$`, 'm'));
  assert.match(letter, /listate 5 = arhivate 3 \+ expirate 1 \+ închise 0 \+ în așteptare 1/);
  assert.match(letter, /Compania: 1\*{11}6, Ion Popescu PFA/);
});

test('a month is covered when listings reach over all of it and nothing of it is pending', () => {
  const said = (over: Partial<PackFacts['company']>) => {
    const letter = packLetter({ ...facts, company: { ...facts.company, ...over } }, 'en');
    return /is completely covered/.test(letter)
      ? 'covered'
      : /is NOT completely covered/.test(letter)
        ? 'not covered'
        : '';
  };
  const before = at('2026-10-20T00:00:00Z');
  assert.equal(said({}), 'covered');
  assert.equal(said({ completeUpTo: before }), 'not covered');
  assert.equal(said({ completeUpTo: null, coverage: [] }), 'not covered');
  assert.equal(said({ coverage: [{ from: before, to: at('2026-12-01T00:00:00Z') }] }), 'not covered');
  const gap = [
    { from: at('2026-08-01T00:00:00Z'), to: before },
    { from: at('2026-10-21T00:00:00Z'), to: at('2026-12-01T00:00:00Z') },
  ];
  assert.equal(said({ coverage: gap }), 'not covered');
});
