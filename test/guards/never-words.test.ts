import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNeverWords } from './never-words.ts';

const found = (text: string, path = 'src/x.ts') => findNeverWords([{ path, text }]);

test('each word of the list is refused as an identifier', () => {
  for (const word of [
    'turn',
    'takeTurn',
    'inTurn',
    'together',
    'books',
    'weather',
    'witness',
    'buryDead',
    'forgetOld',
  ])
    assert.equal(found(`const ${word} = 1;`).length, 1, word);
});

test('a file of such a name is refused', () => {
  assert.equal(found('', 'src/sync/in-turn.ts').length, 1);
  assert.equal(found('', 'src/jobs/bury-dead-workers.ts').length, 1);
});

test('parts are refused as a context, and fine as pieces', () => {
  assert.equal(found('function f(parts: SyncContext) {}').length, 1);
  assert.equal(found('interface ServerParts {}').length, 1);
  assert.deepEqual(found('function f(parts: string[]) {} const parts = text.split(sep);'), []);
});

test('comments, texts and longer words are not looked at', () => {
  assert.deepEqual(
    found("// in turn\nconst returned = 'together'; const turnover = 1; const unforgettable = 2;"),
    [],
  );
});
