import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareLists, inBoth } from './compare-lists.ts';
import type { ListedMessage } from './message.ts';

const window = { start: new Date('2026-06-01T00:00:00Z'), end: new Date('2026-07-30T00:00:00Z') };

function row(messageId: string | null, createdAt = '2026-07-01T10:00:00Z', uploadIndex = `5${messageId}`) {
  return {
    messageId,
    uploadIndex,
    kind: 'received',
    rawKind: 'FACTURA PRIMITA',
    detail: '',
    createdAtRaw: createdAt,
    createdAt: new Date(createdAt),
    createdAtAmbiguous: false,
    rowCif: '8000000000',
  } satisfies ListedMessage;
}

const ids = (rows: ListedMessage[]) => rows.map(({ messageId }) => messageId);

test('the same rows in another order are no difference', () => {
  const found = compareLists([row('1'), row('2')], [row('2'), row('1')], window);
  assert.deepEqual(found, { onlyPaged: [], onlySimple: [], both: 2 });
});

test('each list is missed in the other one', () => {
  const found = compareLists([row('1'), row('2')], [row('2'), row('3')], window);
  assert.deepEqual([ids(found.onlyPaged), ids(found.onlySimple), found.both], [['1'], ['3'], 1]);
});

test('what came in the last half hour, or leaves the sixty days, is not compared', () => {
  const edges = [row('1', '2026-07-29T23:45:00Z'), row('2', '2026-06-01T00:20:00Z')];
  assert.deepEqual(compareLists([], edges, window).onlySimple, []);
  assert.deepEqual(compareLists(edges, [], window).onlyPaged, []);
});

test('a row without id is the same message by its upload, kind and minute', () => {
  const found = compareLists([row(null, undefined, '51')], [row('1')], window);
  assert.deepEqual(found, { onlyPaged: [], onlySimple: [], both: 1 });
  const another = compareLists([row(null, undefined, '52')], [row('1')], window);
  assert.deepEqual([another.onlyPaged.length, another.onlySimple.length], [1, 1]);
});

test('only what two comparisons found stays', () => {
  assert.deepEqual(ids(inBoth([row('1'), row('2')], [row('2'), row('3')])), ['2']);
});
