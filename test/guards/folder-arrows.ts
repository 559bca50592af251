/** The arrows between the folders of src/: a file imports from its own folder or from one further left. */
import { importsOf, isTest, type Source } from './source.ts';

/** Folders of one row do not know one another. */
const order: readonly (readonly string[])[] = [
  ['core'],
  ['text'],
  ['anaf', 'documents', 'archive', 'reconciliation', 'db', 'outbound', 'telemetry'],
  // Reads kept bytes and opens documents, which do not know each other.
  ['originals'],
  ['render', 'exports', 'webhooks', 'notify', 'sync'],
  ['integrity'],
  ['jobs'],
  ['accounts'],
  ['actions'],
  ['mcp'],
  ['api', 'cli'],
  ['config'],
  ['take-jobs'],
  ['app'],
  ['main'],
];

/** The exceptions, each with its reason. */
const allowed: Record<string, string> = {
  'cli > app': 'a command opens the app for its own length',
  'cli > config': 'and reads the settings for it',
  'main > cli': 'main runs a command',
  'main > api': 'main builds the dashboard',
};

/** @returns a sentence for each import that points up or sideways, and for each folder that has no row */
export function findWrongArrows(sources: Source[]): string[] {
  return sources.flatMap((source) => {
    const from = roomOf(source.path);
    if (rowOf(from) === -1) return [`${source.path} is in no row of the order`];
    return importsOf(source).flatMap(({ path }) => {
      const to = roomOf(path);
      if (rowOf(to) === -1) return [`${source.path} imports ${path}, which is in no row of the order`];
      const fine = to === from || rowOf(to) < rowOf(from) || `${from} > ${to}` in allowed;
      return fine || isTest(source.path) ? [] : [`${source.path} imports ${to}`];
    });
  });
}

/** Exceptions that no import needs: they are to be deleted. */
export function findUnneededExceptions(sources: Source[]): string[] {
  const used = new Set(
    sources.flatMap((source) =>
      importsOf(source).map(({ path }) => `${roomOf(source.path)} > ${roomOf(path)}`),
    ),
  );
  return Object.keys(allowed).filter((exception) => !used.has(exception));
}

/** The first part of a path below src/: a folder, or a file of its own. */
function roomOf(path: string): string {
  return path
    .replace(/^src\//, '')
    .split('/')[0]!
    .replace(/(\.test)?\.ts$/, '');
}

function rowOf(room: string): number {
  return order.findIndex((names) => names.includes(room));
}
