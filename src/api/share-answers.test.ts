import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShareAnswers, type SharedAnswer } from './share-answers.ts';

const saying = (text: string): SharedAnswer => ({ body: Buffer.from(text), tag: undefined });
const said = ({ body }: SharedAnswer) => body.toString();

/** A question that is answered when the test says so, with how often it was asked before. */
function heldQuestion() {
  const begun: PromiseWithResolvers<SharedAnswer>[] = [];
  const answer = () => {
    const held = Promise.withResolvers<SharedAnswer>();
    begun.push(held);
    return held.promise;
  };
  const finish = (n: number) => begun[n]!.resolve(saying(String(n)));
  return { begun, answer, finish };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a request joins an answer that begins after it came, and none that had begun', async () => {
  const share = createShareAnswers();
  const { begun, answer, finish } = heldQuestion();
  const first = [share('a', answer), share('a', answer)];
  const later = [share('a', answer), share('a', answer), share('a', answer)];
  assert.equal(begun.length, 2);
  finish(0);
  assert.equal(said((await first[0])!), '0');
  await settled();
  assert.equal(begun.length, 3);
  finish(2);
  assert.deepEqual((await Promise.all(later)).map(said), ['2', '2', '2']);
  finish(1);
  assert.equal(said((await first[1])!), '1');
});

test('different questions do not wait for each other', async () => {
  const share = createShareAnswers();
  const held = heldQuestion();
  const waiting = share('a', held.answer);
  assert.equal(said(await share('b', async () => saying('b'))), 'b');
  held.finish(0);
  await waiting;
});

test('nothing is kept: a question that is asked again is answered again', async () => {
  const share = createShareAnswers();
  let n = 0;
  const answer = async () => saying(String(n++));
  assert.deepEqual([said(await share('a', answer)), said(await share('a', answer))], ['0', '1']);
});

test('a failure is for those that shared it, and the next answer is worked out', async () => {
  const share = createShareAnswers();
  const held = heldQuestion();
  const ones = [
    share('a', held.answer),
    share('a', held.answer),
    share('a', held.answer),
    share('a', held.answer),
  ];
  const results = Promise.allSettled(ones);
  held.begun[0]!.reject(new Error('lost'));
  held.finish(1);
  await settled();
  held.begun[2]!.reject(new Error('lost again'));
  assert.deepEqual(
    (await results).map(({ status }) => status),
    ['rejected', 'fulfilled', 'rejected', 'rejected'],
  );
  assert.equal(said(await share('a', async () => saying('well'))), 'well');
});
