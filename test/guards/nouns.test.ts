import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNounCircles, findStrays } from './nouns.ts';

test("a file outside a noun's folder is refused on db, actions and api, and on no other floor", () => {
  const found = findStrays([
    { path: 'src/api/gadgets/gadget.ts', text: '' },
    { path: 'src/actions/do-it.ts', text: '' },
    { path: 'src/db/messages/message.ts', text: '' },
    { path: 'src/render/sheet.ts', text: '' },
  ]);
  assert.deepEqual(
    found.filter((sentence) => sentence.includes('noun')),
    ["src/api/gadgets/gadget.ts is in no noun's folder", "src/actions/do-it.ts is in no noun's folder"],
  );
});

test('a name in the list of what is shared that has no file is named', () => {
  assert.ok(findStrays([]).includes('src/db/page is named as shared and does not exist'));
});

test('two nouns of one floor that import each other are refused, types included', () => {
  assert.deepEqual(
    findNounCircles([
      { path: 'src/db/messages/message.ts', text: "import { x } from '../runs/run.ts';" },
      { path: 'src/db/runs/run.ts', text: "import type { X } from '../messages/message.ts';" },
      { path: 'src/api/runs/run.ts', text: "import type { X } from '../messages/message.ts';" },
    ]),
    ['src/db: messages and runs import each other'],
  );
});
