/** Programs that must not know each other: the sandbox and the product, the dashboard and what serves it. */
import { importsOf, isTest, type Source } from './source.ts';

/** A product that is tested against its own idea of ANAF proves only that it agrees with itself. */
export function findCrossings(sources: Source[]): string[] {
  const rules: [from: RegExp, may: (path: string) => boolean][] = [
    [/^sandbox\//, (path) => !path.startsWith('src/')],
    [/^src\//, (path) => !path.startsWith('sandbox/')],
    // It can do only what the API does, and knows the API by its OpenAPI document.
    [/^web\/src\//, (path) => path.startsWith('web/src/')],
  ];
  return sources.flatMap((source) =>
    rules
      .filter(([from]) => from.test(source.path))
      .flatMap(([, may]) => importsOf(source).filter(({ path }) => !may(path)))
      .map(({ path }) => `${source.path} imports ${path}`),
  );
}

/** The environment is read once, by the settings; the launcher of PostgreSQL hands PATH on. */
const readers = ['src/main.ts', 'src/config/config.ts', 'src/db/embedded/binaries.ts'];

export function findEnvironmentReaders(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !readers.includes(path))
    .filter(({ text }) => /process\.env/.test(text))
    .map(({ path }) => `${path} reads the environment`);
}
