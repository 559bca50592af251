/** Exports that nothing uses, or only a test: dead code that looks alive. Types are not looked at: they describe what a file exports. */
import { importsOf, isTest, type Source, scan } from './source.ts';

/** Files that are started, or whose exports a library reads: nothing imports them. */
const entries =
  /^(src\/main\.ts|web\/(src\/main\.tsx|vite\.config\.ts)|sandbox\/main\.ts|(scripts|bench)\/[^/]+\.ts)$/;

/** @returns values that no other file imports, and values that only tests import and their own file does not use */
export function findUnusedExports(sources: Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const importers = new Map<string, Set<string>>();
  for (const source of sources)
    for (const { path, names } of importsOf(source)) {
      const target = [path, `${path}.ts`, `${path}.tsx`].find((candidate) => known.has(candidate));
      for (const name of names) {
        const key = `${target} ${name}`;
        importers.set(key, (importers.get(key) ?? new Set()).add(source.path));
      }
    }
  return sources
    .filter(({ path }) => !isTest(path) && !entries.test(path))
    .flatMap(({ path, text }) => {
      const { code } = scan(text);
      return exportedValues(code).flatMap((name) => {
        const users = [...(importers.get(`${path} ${name}`) ?? []), ...(importers.get(`${path} *`) ?? [])];
        if (users.length === 0) return [`${path}: no file imports ${name}`];
        const usedHere = [...code.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
        if (!forTests(path) && users.every(forTests) && !usedHere) return [`${path}: only tests use ${name}`];
        return [];
      });
    });
}

function exportedValues(code: string): string[] {
  const declared = /^export (?:async )?(?:function\*?|const|let|class|abstract class)\s+([A-Za-z_$][\w$]*)/gm;
  return [...code.matchAll(declared)].map(([, name]) => name!);
}

function forTests(path: string): boolean {
  return isTest(path) || /^test\/|\/(testing|fixtures)\//.test(path);
}
