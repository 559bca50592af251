import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptsGzip } from './compress-answers.ts';

test('gzip is accepted where it is named, or any coding is, and not refused by a weight of zero', () => {
  for (const header of [
    'gzip',
    'deflate, GZIP;q=0.1',
    'br;q=1.0, gzip;q=0.8, *;q=0.1',
    '*',
    'x-gzip',
    'gzip;q=1, *;q=0',
  ])
    assert.equal(acceptsGzip(header), true, header);
  for (const header of [
    undefined,
    '',
    'br',
    'identity',
    'gzip;q=0',
    'gzip; q=0.000',
    '*;q=0',
    'gzip;q=0, *',
    'gzip;q=x',
  ])
    assert.equal(acceptsGzip(header), false, String(header));
});
