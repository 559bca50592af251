import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { AnafError, bodySampleCapBytes, errorTable } from './errors.ts';

test("ANAF's words are kept on one line, capped, with personal codes masked", () => {
  const { words } = new AnafError('unknown_note', {
    words: `  Pentru\n\tcif=9999999999999 ${'x'.repeat(600)}`,
  });
  assert.equal(words?.length, 500);
  assert.ok(words?.startsWith('Pentru cif=9***********9 xxx'));
  assert.equal(new AnafError('unknown_note', { words: ' ' }).words, null);
});

test('a body is kept for the codes of answers that could not be read, capped, and is not written by a logger', () => {
  const body = Buffer.alloc(bodySampleCapBytes + 1, 'a');
  assert.equal(new AnafError('malformed', { body }).bodySample?.length, bodySampleCapBytes);
  assert.equal(new AnafError('rate_limited', { body }).bodySample, undefined);
  assert.ok(!inspect(new AnafError('malformed', { body: Buffer.from('secret') })).includes('bodySample'));
});

test('what looks like an outage is transient', () => {
  for (const [code, meaning] of Object.entries(errorTable)) {
    if (meaning.outage) assert.ok(meaning.transient, code);
  }
});
