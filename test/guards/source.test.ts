import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf, scan } from './source.ts';

test('imports of values, of types, for effects and at run time are all found, by name', () => {
  const text = `
    import a, { type B, c as d } from './a.ts';
    import type { E } from '../e.ts';
    import * as f from './f.ts';
    export { g } from './g.ts';
    import pg from 'pg';
    const h = await import('./h.ts');
  `;
  assert.deepEqual(importsOf({ path: 'src/x/y.ts', text }), [
    { path: 'src/x/a.ts', names: ['B', 'c', 'default'] },
    { path: 'src/e.ts', names: ['E'] },
    { path: 'src/x/f.ts', names: ['*'] },
    { path: 'src/x/g.ts', names: ['g'] },
    { path: 'src/x/h.ts', names: ['*'] },
  ]);
});

test('comments, strings, templates and regular expressions are no code; substitutions are', () => {
  const { code, literals } = scan(
    [
      "let a = 'turn'; // turn",
      '/* turn */ let b = `x $' + "{inner(`y`)} z`; let c = /turn'/.test(a) ? d / e : f;",
    ].join('\n'),
  );
  assert.doesNotMatch(code, /turn/);
  assert.match(code, /inner\(/);
  assert.match(code, /d \/ e/);
  assert.deepEqual(
    literals.map(({ text, line }) => [text, line]),
    [
      ['turn', 1],
      ['x … z', 2],
      ['y', 2],
    ],
  );
});
