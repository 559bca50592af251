/** The document on ways to lose an invoice names tests that exist. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

test('every way to lose an invoice names a test that exists', () => {
  const document = readFileSync(join(root, 'docs/ways-to-lose-an-invoice.md'), 'utf8');
  const named = [...document.matchAll(/\| `([^`]+\.test\.ts)`: (.+) \|$/gm)].map(([, file, name]) => ({
    file: file!,
    name: name!,
  }));
  assert.ok(named.length >= 25, `${named.length} rows`);
  const missing = named.filter(({ file, name }) => !readFileSync(join(root, file), 'utf8').includes(name));
  assert.deepEqual(missing, []);
});
