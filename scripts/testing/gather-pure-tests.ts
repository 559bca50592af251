/** Test files that come to no database, no process and no browser share a process by the dozen: each alone would load the same modules again. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { importsOf, needsDatabase } from './find-tests.ts';

/** So many that each process runs for some seconds, and a core is not left with one of them at the end. */
const inOne = 40;

/** These lie beside what they test; those in test/ may start servers and processes. */
const isPure = (file: string) => /^(src|sandbox|web\/src)\//.test(file) && !needsDatabase(file);

/**
 * The files to run: those that need a process of their own, then files that import the others.
 * @param directory where the importing files are written; a failure still names the file that its test is in
 */
export async function gatherPureTests(files: string[], directory: string): Promise<string[]> {
  const { pure = [], alone = [] } = Object.groupBy(files, (file) => (isPure(file) ? 'pure' : 'alone'));
  const importing: string[] = [];
  for (let from = 0; from < pure.length; from += inOne) {
    const path = join(directory, `pure-${importing.length + 1}.test.mjs`);
    const tests = pure.slice(from, from + inOne).map((file) => resolve(file));
    // What they test first: a test runs as soon as it is declared, and loading modules would hold up its timers.
    const loaded = [...new Set(tests.flatMap(importsOf)), ...tests];
    await writeFile(path, loaded.map((file) => `import ${JSON.stringify(file)};\n`).join(''));
    importing.push(path);
  }
  return [...alone, ...importing];
}
