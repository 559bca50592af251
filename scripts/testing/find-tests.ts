/** Which files are tests, and which of them come to a database by what they import. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const patterns = ['src', 'sandbox', 'scripts', 'test', 'web/src'].map((dir) => `${dir}/**/*.test.ts`);
const databaseSupport = join(root, 'test/support/database.ts');

/** Paths from the root, in the order of a run; without words all but test/long, which has commands of its own. */
export function findTests(words: string[]): string[] {
  const all = spread(globSync(patterns, { cwd: root }).sort());
  if (words.length === 0) return all.filter((file) => !file.startsWith('test/long/'));
  const wanted = words.map((word) => (existsSync(resolve(word)) ? relative(root, resolve(word)) : word));
  return all.filter((file) => wanted.some((word) => file.includes(word)));
}

/** Browser tests take the longest: among the others, so that no run ends with one of them while a core is idle. */
function spread(files: string[]): string[] {
  const { browser = [], other = [] } = Object.groupBy(files, (file) =>
    file.startsWith('test/web/') ? 'browser' : 'other',
  );
  // The last third of the run is left to the short ones.
  const every = Math.max(1, Math.floor((other.length * 2) / 3 / Math.max(1, browser.length)));
  const among = other.flatMap((file, n) =>
    n % every === 0 ? [...browser.slice(n / every, n / every + 1), file] : [file],
  );
  return [...among, ...browser.slice(Math.ceil(other.length / every))];
}

export function needsDatabase(file: string): boolean {
  return reaches(join(root, file), new Set());
}

function reaches(file: string, seen: Set<string>): boolean {
  if (file === databaseSupport) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  return importsOf(file).some((imported) => reaches(imported, seen));
}

/** Paths of the project's own files that it imports. @param file a path from the root of the file system */
export function importsOf(file: string): string[] {
  const relativeImports = /(?:from|import|import\()\s*'(\.[^']*\.ts)'/g;
  return [...readFileSync(file, 'utf8').matchAll(relativeImports)].map(([, path]) =>
    resolve(dirname(file), path!),
  );
}
