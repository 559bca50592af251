import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnneededExceptions, findWrongArrows } from './folder-arrows.ts';

const file = (path: string, ...imported: string[]) => ({
  path,
  text: imported.map((target) => `import type { X } from '${target}';`).join('\n'),
});

test('an import that points up, or to a neighbour of the same row, is refused', () => {
  assert.deepEqual(
    findWrongArrows([
      file('src/db/messages/message.ts', '../../core/message.ts', '../../sync/budget.ts'),
      file('src/anaf/list.ts', '../db/page.ts'),
    ]),
    ['src/db/messages/message.ts imports sync', 'src/anaf/list.ts imports db'],
  );
});

test('a folder that the order does not name is refused', () => {
  assert.deepEqual(findWrongArrows([file('src/attic/box.ts')]), [
    'src/attic/box.ts is in no row of the order',
  ]);
});

test('an exception that no import needs any more is named', () => {
  assert.ok(findUnneededExceptions([file('src/cli/run.ts', '../app.ts')]).includes('main > cli'));
  assert.ok(!findUnneededExceptions([file('src/cli/run.ts', '../app.ts')]).includes('cli > app'));
});
