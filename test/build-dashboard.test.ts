/** The dashboard's build beside the service: whatever keeps it from being made, the service lives on. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildDashboard } from '../src/api/build-dashboard.ts';

test('where nothing can be written the build fails with a word, and does not throw', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'efactura-dashboard-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'file');
  await writeFile(file, '');
  const warned: unknown[][] = [];
  const log = { info: () => {}, warn: (...said: unknown[]) => void warned.push(said) };
  const signal = AbortSignal.timeout(60_000);
  assert.equal(await buildDashboard(join(file, 'dist'), log, signal), 'failed');
  assert.match(String(warned.flat().at(-1)), /could not be built/);
});
