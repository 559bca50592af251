/** Which parts of an address become filters, and what the named periods mean. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filterNames, filterOf, nextSort, periodsAround, sortOf } from './invoice-filter.ts';

test('a filter says what the address says', () => {
  const company = '0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11';
  assert.deepEqual(
    filterOf({ text: 'FACT', company, direction: 'sent', from: '2026-11-01', min: '10.5', late: 'true' }),
    { text: 'FACT', company, direction: 'sent', issuedFrom: '2026-11-01', amountMin: '10.5', late: 'true' },
  );
});

test('what is no filter is left out, whatever it is', () => {
  assert.deepEqual(
    filterOf({
      company: 'mine',
      direction: 'up',
      from: '2026-02-30',
      max: '1e9',
      type: '999',
      seal: 'x',
      late: '1',
    }),
    {},
  );
  fc.assert(
    fc.property(fc.constantFrom(...filterNames), fc.string(), (name, value) => {
      for (const kept of Object.values(filterOf({ [name]: value }))) assert.equal(kept, value.slice(0, 100));
    }),
  );
});

test('a heading asks for its order up, down, and for the usual one again', () => {
  assert.equal(sortOf({ sort: '-payable' }), '-payable');
  for (const sort of ['net', '--payable', '-availableAt', ''])
    assert.equal(sortOf({ sort }), undefined, sort);
  const clicks = (column: string) => {
    const first = nextSort('number', column);
    return [first, nextSort(first, column), nextSort(nextSort(first, column), column)];
  };
  assert.deepEqual(clicks('payable'), ['payable', '-payable', undefined]);
  // Downwards it is the usual order.
  assert.deepEqual(clicks('availableAt'), ['availableAt', undefined, 'availableAt']);
  assert.equal(nextSort(undefined, 'seal'), undefined);
});

test('months begin with their first day and end with their last', () => {
  assert.deepEqual(periodsAround('2028-03-31'), {
    thisMonth: { from: '2028-03-01', to: '2028-03-31' },
    lastMonth: { from: '2028-02-01', to: '2028-02-29' },
    thisYear: { from: '2028-01-01', to: '2028-12-31' },
  });
  assert.deepEqual(periodsAround('2026-01-05').lastMonth, { from: '2025-12-01', to: '2025-12-31' });
});
