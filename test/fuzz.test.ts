/** A short run of the fuzz, always the same; `npm run fuzz` goes on for as long as one likes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzCase } from './fuzz/case.ts';
import { busyLimits, watch } from './fuzz/watch.ts';

test('600 damaged downloads crash nothing, hang nowhere, fill no memory and break no promise', async () => {
  const cases = Array.from({ length: 600 }, (_, n) => ({ name: String(n), build: () => fuzzCase(1, n) }));
  const { findings, outcomes } = await watch(cases, undefined, busyLimits);
  assert.deepEqual(findings, []);
  assert.equal(outcomes.size, 600);
  // Wounds that leave something to read, and wounds that do not: otherwise nothing much is tried.
  const met = new Set(outcomes.values());
  for (const outcome of ['read', 'unreadable', 'not_an_invoice', 'zip_corrupt', 'zip_not_a_zip'])
    assert.ok(met.has(outcome), outcome);
});
