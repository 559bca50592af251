import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileName } from './read-file-name.ts';

test('a file’s name says which journal it is and of which month, in the ways people write it', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' };
  for (const [name, direction, days] of [
    ['Jurnal cumpărări 2026-10.xlsx', 'received', october],
    ['jurnal_vanzari_10.2026.csv', 'sent', october],
    ['JC_202610_CUMPARARI.XLSX', 'received', october],
    ['vânzări 02-2028.csv', 'sent', { from: '2028-02-01', to: '2028-02-29' }],
    ['registru.xlsx', null, null],
    ['cumparari si vanzari 2026.csv', null, null],
    ['export 12345674 20261013.csv', null, null],
    ['13-2026 intrari.csv', 'received', null],
  ] as const)
    assert.deepEqual(readFileName(name), { direction, days }, name);
});
