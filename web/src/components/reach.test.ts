import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReach } from './reach.ts';

test('a failed question tells that the service is lost since its last answer', () => {
  const reach = makeReach(0);
  const question = {};
  reach.asked(question, 10);
  reach.answered(question, 20);
  assert.equal(reach.lostSince(), undefined);
  reach.asked(question, 90);
  reach.failed(100);
  reach.failed(200);
  assert.equal(reach.lostSince(), 20);
});

test('an answer to what was asked before does not tell that it is back, one to a later question does', () => {
  const reach = makeReach(0);
  const [early, later] = [{}, {}];
  reach.asked(early, 10);
  reach.failed(20);
  reach.answered(early, 30);
  assert.equal(reach.lostSince(), 0);
  reach.asked(later, 40);
  reach.answered(later, 50);
  assert.equal(reach.lostSince(), undefined);
});
