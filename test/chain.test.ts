import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { chainHash, chainStart } from '../src/archive/chain.ts';
import { chainHead } from './support/chain-head.ts';

const links = [
  { seq: 1, sha256: 'a'.repeat(64), path: 'prod/o/12345674/2026/07/1_1.zip' },
  { seq: 2, sha256: 'b'.repeat(64), path: 'prod/o/12345674/2026/07/1_2.zip' },
];

test('the first link follows 64 zeros, in the bytes that the manual promises', () => {
  const text = `${'0'.repeat(64)}\n1 ${'a'.repeat(64)} prod/o/12345674/2026/07/1_1.zip\n`;
  assert.equal(chainHash(chainStart, links[0]!), createHash('sha256').update(text).digest('hex'));
});

test('the head is the last of the hashes, from the start or from any link on', () => {
  const first = chainHash(chainStart, links[0]!);
  assert.equal(chainHead(links), chainHash(first, links[1]!));
  assert.equal(chainHead(links.slice(1), first), chainHead(links));
  assert.equal(chainHead([]), chainStart);
});

test('a changed hash, path, number or order changes the head', () => {
  const [one, two] = links as [(typeof links)[0], (typeof links)[0]];
  const heads = [
    links,
    [two, one],
    [{ ...one, sha256: 'c'.repeat(64) }, two],
    [{ ...one, path: `${one.path}x` }, two],
    [{ ...one, seq: 3 }, two],
  ].map((variant) => chainHead(variant));
  assert.equal(new Set(heads).size, heads.length);
});
