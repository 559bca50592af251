import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findImportCycles } from './import-cycles.ts';

test('a circle of imports is refused, of types alone and without endings too', () => {
  const circle = [
    { path: 'src/a.ts', text: "import { b } from './b.ts';" },
    { path: 'src/b.ts', text: "import type { C } from './c.ts';" },
    { path: 'src/c.ts', text: "export { a } from './a.ts';" },
    { path: 'src/d.ts', text: "import { a } from './a.ts';" },
    { path: 'web/src/e.tsx', text: "import { f } from './f';" },
    { path: 'web/src/f.tsx', text: "import { e } from './e';" },
  ];
  assert.deepEqual(findImportCycles(circle).sort(), [
    'src/a.ts <> src/b.ts <> src/c.ts',
    'web/src/e.tsx <> web/src/f.tsx',
  ]);
});

test('a chain is no circle', () => {
  const chain = [
    { path: 'src/a.ts', text: "import { b } from './b.ts';" },
    { path: 'src/b.ts', text: '' },
  ];
  assert.deepEqual(findImportCycles(chain), []);
});
