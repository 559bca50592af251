import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, findMisspelt } from './misspelt.ts';

const known = new Set(['PORT', 'DATA_DIR', 'DATABASE_URL', 'ANAF_CLIENT_ID', 'PUBLIC_URL']);

test('a name with a letter wrong, missing or swapped is told with the one that was meant', () => {
  for (const [name, meant] of [
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['ANAF_CLIENTID', 'ANAF_CLIENT_ID'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['DATADIR', 'DATA_DIR'],
  ])
    assert.deepEqual(findMisspelt([name!], known), [{ name, meant }]);
});

test('an unknown name that begins like one of ours is told without a guess', () => {
  assert.deepEqual(findMisspelt(['EFACTURA_TOKEN', 'ANAF_PASSWORD'], known), [
    { name: 'EFACTURA_TOKEN', meant: undefined },
    { name: 'ANAF_PASSWORD', meant: undefined },
  ]);
});

test("other programs' settings are not ours to judge", () => {
  assert.deepEqual(findMisspelt(['PATH', 'HOME', 'POST', 'PGPORT', 'EFACTURA_API_KEY', ...known], known), []);
});

test('the distance counts additions, omissions, changes and swaps', () => {
  assert.deepEqual(
    [distance('abc', 'abc'), distance('abc', 'acb'), distance('abc', 'abcd'), distance('abc', 'xbz')],
    [0, 1, 1, 2],
  );
});
