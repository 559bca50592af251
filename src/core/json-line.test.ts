import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { writeJsonLine } from './json-line.ts';

/** Whatever some reader takes for the end of a line. */
const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

test('a value is one line for every reader, and comes back as it was (2026-11-29)', async () => {
  for (const end of lineEnds) {
    const value = { name: `Moara${end}Veche SRL`, [`key${end}`]: end };
    const line = writeJsonLine(value);
    assert.doesNotMatch(line, /[\n\r\v\f\u0085\u2028\u2029]/, JSON.stringify(end));
    assert.deepEqual(JSON.parse(line), value);
    const lines = [];
    for await (const read of createInterface({ input: Readable.from([`${line}\n`]) })) lines.push(read);
    assert.deepEqual(lines, [line]);
  }
});
