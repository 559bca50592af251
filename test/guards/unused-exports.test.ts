import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnusedExports } from './unused-exports.ts';

const used = { path: 'src/used.ts', text: 'export const used = 1;\nexport function alone() {}' };

test('an export that no file imports is refused', () => {
  assert.deepEqual(
    findUnusedExports([used, { path: 'src/main.ts', text: "import { used } from './used.ts';" }]),
    ['src/used.ts: no file imports alone'],
  );
});

test('an export that a test alone uses is refused, unless its own file uses it', () => {
  const beside = { path: 'src/used.test.ts', text: "import { alone, used } from './used.ts';" };
  assert.deepEqual(findUnusedExports([used, beside]), [
    'src/used.ts: only tests use used',
    'src/used.ts: only tests use alone',
  ]);
  const inUse = { path: 'src/used.ts', text: `${used.text}\nalone(used);` };
  assert.deepEqual(findUnusedExports([inUse, beside]), []);
});

test('an import of everything, and one at run time, use every export', () => {
  for (const text of ["import * as all from './used.ts';", "await import('./used.ts');"])
    assert.deepEqual(findUnusedExports([used, { path: 'src/main.ts', text }]), []);
});
