/** A test file whose tests were not run fails the run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

// 2026-11-30: a process that several files shared ended early, and the tests of one file were missing in a green run.
test('a file that ends before its tests is named, alone and among others; those with tests are not', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-not-run-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const declared = "import { test } from 'node:test';\n";
  const passing = file('passing.test.mjs', `${declared}test('one', () => {});`);
  const skipping = file('skipping.test.mjs', `${declared}test('two', { skip: true }, () => {});`);
  const failing = file('failing.test.mjs', `${declared}test('three', () => { throw new Error(); });`);
  const ended = file('ended.test.mjs', 'process.exit(0);');
  const empty = file('empty.test.mjs', '');
  const shared = [file('shared.test.mjs', `${declared}test('four', () => {});`), file('silent.test.mjs', '')];
  const gathered = file(
    'gathered.test.mjs',
    shared.map((path) => `import ${JSON.stringify(path)};`).join('\n'),
  );
  const alone = [passing, skipping, failing, ended, empty];

  const program = file(
    'run.mjs',
    `
    import { relative } from 'node:path';
    import { filesNotRun } from ${JSON.stringify(join(import.meta.dirname, 'outcome.ts'))};
    import { runFiles } from ${JSON.stringify(join(import.meta.dirname, 'run-files.ts'))};
    const [alone, gathered, shared] = JSON.parse(process.argv[2]);
    const outcome = await runFiles([...alone, gathered], 2, process.env, new AbortController().signal);
    const chosen = [...alone, ...shared].map((file) => relative(process.cwd(), file));
    const { passed, failures, skips } = outcome;
    const notRun = filesNotRun(chosen, outcome);
    console.log('\\n' + JSON.stringify({ passed, failed: failures.length, skipped: skips.length, notRun }));`,
  );
  // The runner runs nothing inside of a test.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = [program, JSON.stringify([alone, gathered, shared])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, cwd: dir, encoding: 'utf8' });
  const told = stdout.trim().split('\n').at(-1)!;
  assert.equal(stderr, '');
  assert.deepEqual(JSON.parse(told), {
    ...{ passed: 2, failed: 1, skipped: 1 },
    notRun: ['ended.test.mjs', 'empty.test.mjs', 'silent.test.mjs'],
  });
});
