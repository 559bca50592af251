import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findImpure } from './purity.ts';

test('a file, the clock, the environment and chance are refused in core and documents', () => {
  const lines = [
    "import { readFileSync } from 'node:fs';",
    'const now = Date.now();',
    'const at = new Date();',
    'const home = process.env.HOME;',
    'const dice = Math.random();',
  ];
  for (const text of lines) assert.equal(findImpure([{ path: 'src/core/x.ts', text }]).length, 1, text);
});

test('a clock that is an argument, a comment and other folders are fine', () => {
  assert.deepEqual(
    findImpure([
      { path: 'src/core/x.ts', text: '// Date.now() is the caller\nconst a = new Date(ms);' },
      { path: 'src/sync/x.ts', text: 'Date.now();' },
    ]),
    [],
  );
});
