import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedMessage } from '../core/message.ts';
import { createIdentities } from './ledger-identities.ts';

const row = (messageId: string | null, uploadIndex: string): ListedMessage => ({
  messageId,
  uploadIndex,
  kind: 'received',
  rawKind: 'FACTURA PRIMITA',
  detail: '',
  createdAtRaw: '202607151200',
  createdAt: null,
  createdAtAmbiguous: false,
  rowCif: '8000000000',
});

function countOf(...pages: ListedMessage[][]): number {
  const seen = createIdentities();
  for (const page of pages) seen.addPage(page);
  return seen.count();
}

test('a row that comes twice is one message, with an id and without', () => {
  assert.equal(countOf([row('1', 'a'), row('1', 'a')], [row('1', 'a')]), 1);
  assert.equal(countOf([row(null, 'a')], [row(null, 'a')]), 1);
});

test('a row that another page shows with its id is the same message', () => {
  assert.equal(countOf([row('1', 'a')], [row(null, 'a')]), 1);
  assert.equal(countOf([row(null, 'a')], [row('1', 'a')]), 1);
});

test('a row without id beside one like it with an id is another message', () => {
  assert.equal(countOf([row('1', 'a'), row(null, 'a')]), 2);
});

test('two ids are two messages, though all else is the same', () => {
  assert.equal(countOf([row('1', 'a')], [row('2', 'a')]), 2);
});
