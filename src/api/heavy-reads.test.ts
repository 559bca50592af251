import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHeavyReads } from './heavy-reads.ts';

const present = new AbortController().signal;

/** Work that lasts until it is finished by hand. */
function works(reads: ReturnType<typeof createHeavyReads>) {
  const begun: string[] = [];
  const finishes = new Map<string, () => void>();
  const run = (organisation: string, name: string, gone = present) =>
    reads.run(organisation, gone, () => {
      begun.push(name);
      return new Promise<void>((resolve) => finishes.set(name, resolve));
    });
  const finish = async (name: string) => {
    finishes.get(name)!();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { begun, run, finish };
}

test('one organisation never has more than its share, and the others are served in turn', async () => {
  const { begun, run, finish } = works(createHeavyReads({ atOnce: 3, atOnceOfOne: 2 }));
  const all = ['a1', 'a2', 'a3', 'a4'].map((name) => run('a', name));
  all.push(run('b', 'b1'), run('b', 'b2'), run('c', 'c1'));
  await Promise.resolve();
  assert.deepEqual(begun, ['a1', 'a2', 'b1']);
  await finish('a1');
  assert.deepEqual(begun.slice(3), ['a3']);
  await finish('b1');
  assert.deepEqual(begun.slice(4), ['b2']);
  await finish('a2');
  assert.deepEqual(begun.slice(5), ['c1']);
  for (const name of ['a3', 'b2', 'c1', 'a4']) await finish(name);
  await Promise.all(all);
});

test('a caller that has gone leaves its place, and a full queue is refused', async () => {
  const { begun, run, finish } = works(createHeavyReads({ atOnce: 1, atOnceOfOne: 1, waitingOfOne: 1 }));
  const first = run('a', 'a1');
  const gone = new AbortController();
  const second = run('a', 'a2', gone.signal);
  await assert.rejects(run('a', 'a3'), { code: 'unavailable' });
  gone.abort();
  await assert.rejects(second, { name: 'AbortError' });
  const third = run('a', 'a3');
  await finish('a1');
  assert.deepEqual(begun, ['a1', 'a3']);
  await finish('a3');
  await Promise.all([first, third]);
});

test('work that fails gives its place back', async () => {
  const reads = createHeavyReads({ atOnce: 1 });
  await assert.rejects(
    reads.run('a', present, () => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.equal(await reads.run('b', present, async () => 1), 1);
});
