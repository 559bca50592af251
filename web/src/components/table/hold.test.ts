import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHold, stayInPlace } from './hold.ts';

test('a list stays for a second after the pointer moved over it, and for three seconds at most', () => {
  const hold = makeHold();
  assert.equal(hold.leftMs(0), 0);
  hold.move(5_000);
  assert.equal(hold.leftMs(5_000), 1_000);
  hold.move(5_900);
  assert.equal(hold.leftMs(6_000), 900);
  for (let at = 6_000; at < 8_000; at += 500) hold.move(at);
  assert.equal(hold.leftMs(7_600), 400);
  assert.equal(hold.leftMs(8_000), 0);
});

test('a hand that never rests holds a list no longer; one that comes back after a rest does', () => {
  const hold = makeHold();
  for (let at = 0; at <= 4_000; at += 500) hold.move(at);
  assert.equal(hold.leftMs(4_000), 0);
  hold.move(6_000);
  assert.equal(hold.leftMs(6_000), 1_000);
});

test('a pressed button holds a list until it is released', () => {
  const hold = makeHold();
  hold.move(0);
  hold.press();
  assert.equal(hold.leftMs(60_000), Number.POSITIVE_INFINITY);
  hold.release();
  assert.equal(hold.leftMs(60_000), 0);
});

test('rows that come after what is shown move nothing, any others do', () => {
  const stay = (shown: string, next: string) => stayInPlace([...shown], [...next], (row) => row);
  assert.ok(stay('abc', 'abc') && stay('abc', 'abcd') && stay('', 'a'));
  assert.ok(!stay('abc', 'ab') && !stay('abc', 'xabc') && !stay('abc', 'acb'));
});
