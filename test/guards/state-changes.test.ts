import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnguardedStates } from './state-changes.ts';

const found = (statement: string) =>
  findUnguardedStates([{ path: 'src/db/messages/x.ts', text: `sql\`${statement}\`` }]);

test('a statement that ends a message with a condition of its own is refused', () => {
  const refused = ['src/db/messages/x.ts makes a message closed without asking the table of transitions'];
  assert.deepEqual(found("update message set state = 'closed' where id = 1"), refused);
  assert.deepEqual(
    found("update message set reason = '', state = 'closed' where state = 'pending'"),
    refused,
  );
  assert.deepEqual(found("update message set state = 'closed' where ${mayBecome('expired')}"), refused);
});

test('one that asks the table, and one that changes no state, are fine', () => {
  assert.deepEqual(found("update message set state = 'closed' where id = 1 and ${mayBecome('closed')}"), []);
  assert.deepEqual(found("update message set reason = '' where state = 'pending'"), []);
});
