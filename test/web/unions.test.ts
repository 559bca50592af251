/** What the dashboard lists by itself agrees with the program: it imports nothing of src/, so only a test can compare them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorTable } from '../../src/anaf/errors.ts';
import { eventTypes } from '../../src/db/events/event.ts';
import { eventTypes as listenedTo } from '../../web/src/api/event-types.ts';
import { failure } from '../../web/src/text/ro/failure.ts';

test('every live event of the service is listened to', () => {
  assert.deepEqual([...listenedTo].sort(), [...eventTypes].sort());
});

test('every failure between us and ANAF has a text', () => {
  assert.deepEqual(
    Object.keys(errorTable).filter((code) => !Object.hasOwn(failure, code)),
    [],
  );
});
