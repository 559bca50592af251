import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTextOutside } from './text-outside.ts';

const file = (path: string, text: string) => [{ path, text }];

test('a Romanian sentence outside src/text is refused, with its letters or without', () => {
  assert.deepEqual(findTextOutside(file('src/api/errors.ts', "\nthrow new Error('Încercați din nou.');")), [
    'src/api/errors.ts:2 has a Romanian text',
  ]);
  assert.deepEqual(
    findTextOutside(file('src/cli/sync.ts', 'const told = `Nu s-au descarcat $' + '{n} facturi`;')),
    ['src/cli/sync.ts:1 has a Romanian text'],
  );
});

test('a text in two languages beside the code that uses it is refused', () => {
  assert.deepEqual(
    findTextOutside(file('src/actions/tasks/x.ts', "const title = { ro: 'Gata', en: 'Done' };")),
    ['src/actions/tasks/x.ts has a text in two languages'],
  );
});

test('catalogues, comments, tests, wire names and recognised prose are no such texts', () => {
  const sentence = "const text = 'Factura nu există.';";
  for (const path of ['src/text/problems/ro.ts', 'src/anaf/read-note.ts', 'src/db/page.test.ts'])
    assert.deepEqual(findTextOutside(file(path, sentence)), []);
  assert.deepEqual(
    findTextOutside(file('src/db/page.ts', "// ANAF: „Nu există mesaje”\nconst tag = 'factura';")),
    [],
  );
});
