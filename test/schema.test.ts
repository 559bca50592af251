/** The schema dump for review, on whichever server the tests run: it has to be the same on all of them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lineDiff } from '../scripts/schema/line-diff.ts';
import { dumpSchema } from '../src/db/dump-schema.ts';
import { testDatabase } from './support/database.ts';

test('this server has exactly the schema that src/db/schema.sql shows', async (t) => {
  const { pool } = await testDatabase(t);
  const kept = readFileSync(join(import.meta.dirname, '../src/db/schema.sql'), 'utf8');
  assert.equal(lineDiff(kept, await dumpSchema(pool)), '', 'run: npm run schema');
});

test('a difference shows as the lines that went and came', () => {
  assert.equal(lineDiff('a\nb\nc', 'a\nx\nc\nd'), '2: - b\n3: + x\n4: + d');
});
