/** A short run of the fuzz, always the same; `npm run fuzz` goes on for as long as one likes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watch } from './fuzz/watch.ts';

test('600 damaged downloads crash nothing, hang nowhere, fill no memory and break no promise', async () => {
  const asked = [Array.from({ length: 600 }, (_, i) => i)];
  const { findings, outcomes } = await watch(1, () => asked.pop() ?? []);
  assert.deepEqual(findings, []);
  const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  assert.equal(total, 600);
  // Wounds that leave something to read, and wounds that do not: otherwise nothing much is tried.
  for (const outcome of ['read', 'unreadable', 'not_an_invoice', 'zip_corrupt', 'zip_not_a_zip'])
    assert.ok(outcomes.has(outcome), outcome);
});
