/** What holds for every catalogue: letters, and that no sentence is left out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { notFound, Problem } from '../core/errors.ts';
import { problemText } from './problems/problem-text.ts';

test('Romanian is written with the comma below ș and ț', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const wrong = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) =>
      /[\u015f\u0163\u015e\u0162]/.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
    );
  assert.deepEqual(wrong, []);
});

test('a problem is told in the language of its reader, with its values', () => {
  const problem = new Problem('conflict', 'too_many_exports', { most: 20 });
  assert.deepEqual(problemText(problem, 'ro'), {
    title: 'Nu se poate acum',
    detail: 'Sunt păstrate deja 20 de exporturi: ștergeți întâi câteva.',
  });
  assert.deepEqual(problemText(problem, 'en'), {
    title: 'Conflict',
    detail: '20 exports are already stored: delete some of them first.',
  });
  assert.equal(problemText(notFound('invoice'), 'ro').detail, 'Factura nu există în această organizație.');
});

test('the title of a task begins with a capital letter when it begins with a count', () => {
  const titles = ['ro.ts', 'group-ro.ts'].flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, 'tasks', file), 'utf8');
    return [...text.matchAll(/title: `\$\{(?:countRo\([^,]+, '(?<first>.)|(?<helper>messages|invoices)\()/g)];
  });
  assert.ok(titles.length > 5);
  for (const { 0: title, groups } of titles) assert.match(groups?.first ?? '', /^[A-ZĂÂÎȘȚ]$/, title);
});
