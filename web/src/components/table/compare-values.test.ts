import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareValues, type SortValue } from './compare-values.ts';

const sorted = (values: SortValue[], down = false) =>
  [...values].sort(compareValues(new Intl.Collator('ro-RO', { numeric: true }), down));

test('texts are in the order of Romanian, numbers by size, and what is unknown is last both ways', () => {
  assert.deepEqual(sorted(['Țesătoria', 'Tipografia', null, 'Ulei', 'șapte', 'Sare']), [
    'Sare',
    'șapte',
    'Tipografia',
    'Țesătoria',
    'Ulei',
    null,
  ]);
  assert.deepEqual(sorted([10, null, 9, 100], true), [100, 10, 9, null]);
  assert.deepEqual(sorted(['8000000010', '99']), ['99', '8000000010']);
});
