import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSqlOutside } from './sql-outside.ts';

test('a statement in a plain string, in a template or over several lines is found', () => {
  const literals = [
    "'select 1 from message'",
    "'select version()'",
    '`insert into run (id) values ($1)`',
    '`\n  update company c\n  set name = null`',
    "'delete from audit'",
    "'listen efactura'",
    "'create table if not exists x (a int)'",
  ];
  for (const literal of literals)
    assert.deepEqual(
      findSqlOutside([{ path: 'src/cli/check.ts', text: `await db.query(${literal});` }]),
      ['src/cli/check.ts:1 has SQL'],
      literal,
    );
});

test('the tag alone is found, and neither English nor SQL in db is', () => {
  assert.deepEqual(
    findSqlOutside([
      { path: 'src/sync/x.ts', text: "import sql from 'sql-template-tag';" },
      { path: 'src/api/x.ts', text: "const say = 'Select a company from the list; updates are set daily.';" },
      { path: 'src/db/x.ts', text: "db.query('select 1 from message')" },
    ]),
    ['src/sync/x.ts imports sql-template-tag'],
  );
});
