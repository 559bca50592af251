/**
 * `npm run mutation`: changes the engine's rules one little thing at a time, and counts how many changes the tests notice.
 * Brings its own runner, which the project itself does not need. Arguments: words of the groups to run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Group, groups } from './groups.ts';

const root = resolve(import.meta.dirname, '../..');
const runner = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');

interface Mutant {
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'CompileError' | 'RuntimeError' | 'Ignored';
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
}

if (!existsSync(runner)) spawnSync('npm', ['ci'], { cwd: import.meta.dirname, stdio: 'inherit' });

let [noticed, all] = [0, 0];
const words = process.argv.slice(2);
for (const group of groups.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
)) {
  const survivors: string[] = [];
  let [killed, count] = [0, 0];
  for (const [file, mutants] of Object.entries(run(group))) {
    for (const mutant of mutants) {
      if (mutant.status === 'Ignored' || mutant.status === 'CompileError') continue;
      count++;
      if (mutant.status === 'Killed' || mutant.status === 'Timeout' || mutant.status === 'RuntimeError')
        killed++;
      else
        survivors.push(
          `  ${file}:${mutant.location.start.line} ${mutant.mutatorName}: ${oneLine(mutant.replacement)}`,
        );
    }
  }
  noticed += killed;
  all += count;
  console.log(`${group.name}: ${killed} of ${count} noticed\n${survivors.join('\n')}`);
}
console.log(`\n${noticed} of ${all} mutants noticed: ${((100 * noticed) / all).toFixed(1)} %`);
process.exitCode = noticed / all >= 0.85 ? 0 : 1;

/** By file. */
function run({ mutate, tests }: Group): Record<string, Mutant[]> {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-mutation-'));
  const report = join(dir, 'report.json');
  const config = join(dir, 'stryker.config.json');
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: 'command',
      commandRunner: {
        command: `${JSON.stringify(process.execPath)} --test --test-reporter=dot ${tests.join(' ')}`,
      },
      mutate,
      ignorePatterns: ['data*', 'web', 'docs', 'bench', 'sandbox', 'test', 'scripts'],
      concurrency: availableParallelism(),
      timeoutMS: 20_000,
      reporters: ['json'],
      jsonReporter: { fileName: report },
      tempDirName: join(dir, 'sandbox'),
      // TypeScript runs as it is, so there is nothing to rewrite for it.
      tsconfigFile: 'none',
      logLevel: 'error',
    }),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, 'run', config], {
    cwd: root,
    encoding: 'utf8',
  });
  try {
    if (status !== 0) throw new Error(`the mutation runner failed:\n${stdout}\n${stderr}`);
    const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
      files: Record<string, { mutants: Mutant[] }>;
    };
    return Object.fromEntries(Object.entries(files).map(([file, { mutants }]) => [file, mutants]));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function oneLine(text = ''): string {
  return text.replace(/\s+/g, ' ').slice(0, 100);
}
