import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from './explain.ts';

// 2026-11-29: a read-only or a full disk at start was a stack of lines from inside.
test('a disk that is full, read-only or another’s is a sentence that says what to do, in both languages', () => {
  for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'])
    for (const language of ['ro', 'en'] as const) {
      const error = Object.assign(new Error(`${code}: mkdir`), { code, path: '/srv/data', syscall: 'mkdir' });
      const told = explain(error, language);
      assert.match(told, /\/srv\/data/, code);
      assert.doesNotMatch(told, /Error|\n|mkdir/, code);
    }
});

test('an unexpected error keeps its stack', () => {
  assert.match(explain(new TypeError('x is not a function'), 'en'), /explain\.test/);
});
