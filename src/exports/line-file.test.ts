import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLines, readLines } from './line-file.ts';

test('lines come back as they were written, whatever is in them and wherever a chunk ends (2026-11-29)', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-lines-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const written = Array.from(
    { length: 3_000 },
    (_, i) => `${i} ă\r\v\f\u0085\u2028\u2029${'é'.repeat(i % 90)}`,
  );
  const lines = await openLines(join(dir, 'lines'));
  for (const line of written) await lines.write(line);
  await lines.close();
  const read = [];
  for await (const page of readLines(lines.file)) read.push(...page);
  assert.deepEqual(read, written);
});
