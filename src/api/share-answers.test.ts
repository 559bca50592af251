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
  const beginning = async (n: number) => {
    while (begun.length < n) await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, answer, finish, beginning };
}

test('what is asked while callers are gathered is one answer', async () => {
  const gathered = Promise.withResolvers<void>();
  const share = createShareAnswers({ gather: () => gathered.promise });
  const { begun, answer, finish, beginning } = heldQuestion();
  const first = share('a', answer);
  await new Promise((resolve) => setImmediate(resolve));
  const second = share('a', answer);
  gathered.resolve();
  await beginning(1);
  finish(0);
  assert.deepEqual([said(await first), said(await second), begun.length], ['0', '0', 1]);
});

test('a request joins an answer that begins after it came, and none that had begun', async () => {
  const share = createShareAnswers();
  const { begun, answer, finish, beginning } = heldQuestion();
  const first = share('a', answer);
  await beginning(1);
  const later = [share('a', answer), share('a', answer), share('a', answer)];
  assert.equal(said(await share('b', async () => saying('b'))), 'b');
  assert.equal(begun.length, 1, 'no second answer is worked out beside the first');
  finish(0);
  assert.equal(said(await first), '0');
  await beginning(2);
  finish(1);
  assert.deepEqual((await Promise.all(later)).map(said), ['1', '1', '1']);
});

test('an answer that takes too long does not hold up those that came later', async () => {
  const share = createShareAnswers({ waitMs: 1 });
  const { answer, finish, beginning } = heldQuestion();
  const hanging = share('a', answer);
  await beginning(1);
  const later = [share('a', answer), share('a', answer)];
  await beginning(2);
  finish(1);
  assert.deepEqual((await Promise.all(later)).map(said), ['1', '1']);
  finish(0);
  assert.equal(said(await hanging), '0');
});

test('different questions do not wait for each other', async () => {
  const share = createShareAnswers();
  const held = heldQuestion();
  const waiting = share('a', held.answer);
  await held.beginning(1);
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
  const first = share('a', held.answer);
  await held.beginning(1);
  const results = Promise.allSettled([first, share('a', held.answer), share('a', held.answer)]);
  held.begun[0]!.reject(new Error('lost'));
  await held.beginning(2);
  held.begun[1]!.reject(new Error('lost again'));
  assert.deepEqual(
    (await results).map((result) => result.status === 'rejected' && result.reason.message),
    ['lost', 'lost again', 'lost again'],
  );
  assert.equal(said(await share('a', async () => saying('well'))), 'well');
});
