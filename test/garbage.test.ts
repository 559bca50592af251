/** A process that serves requests alone lets its garbage grow: by a setting of V8's that must still be there. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { growingPercent } from '../src/api/garbage.ts';

const run = promisify(execFile);
const source = new URL('../src/api/garbage.ts', import.meta.url).href;

/** Full collections while a hundred thousand objects are kept and others come and go. */
async function collections(before: string): Promise<number> {
  const program = `
    import { PerformanceObserver } from 'node:perf_hooks';
    import { setImmediate } from 'node:timers/promises';
    ${before}
    let full = 0;
    const observer = new PerformanceObserver((list) => { for (const { detail } of list.getEntries()) if (detail.kind === 4) full++; });
    observer.observe({ entryTypes: ['gc'] });
    const kept = Array.from({ length: 300_000 }, (_, n) => ({ n, text: 'kept ' + n }));
    for (let round = 0; round < 60; round++) {
      for (let n = 0; n < 60_000; n++) kept[(round * 60_000 + n) % kept.length] = { n, text: 'new ' + n };
      await setImmediate();
    }
    console.log(full);`;
  const flags = [
    '--max-semi-space-size=4',
    '--max-old-space-size=1536',
    '--input-type=module',
    '-e',
    program,
  ];
  const { stdout } = await run(process.execPath, flags);
  return Number(stdout);
}

test('V8 still has the setting, and with it there are at most two thirds as many full collections', async () => {
  const { stdout } = await run(process.execPath, ['--v8-options']);
  assert.ok(stdout.includes(`${growingPercent} `));
  const [usual, fewer] = [
    await collections(''),
    await collections(`import { collectLessOften } from '${source}'; collectLessOften();`),
  ];
  assert.ok(usual > 3 && fewer <= (2 * usual) / 3, `${usual} and ${fewer}`);
});
