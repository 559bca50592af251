/** Files that import each other in a circle, types included: neither can be read, moved or tested alone. */
import { importsOf, type Source } from './source.ts';

/** @returns each circle once, as the files that are in it */
export function findImportCycles(sources: Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const imports = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ path }) => withEnding(path, known) ?? []),
    ]),
  );
  return stronglyConnected(imports)
    .filter((group) => group.length > 1 || imports.get(group[0]!)!.includes(group[0]!))
    .map((group) => group.sort().join(' <> '));
}

/** The dashboard's imports have no ending. */
function withEnding(path: string, known: Set<string>): string | undefined {
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => known.has(candidate));
}

/** Tarjan's algorithm; recursion as deep as the longest chain of imports. */
function stronglyConnected(edges: Map<string, string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node)!, low.get(next)!));
      } else if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, index.get(next)!));
    }
    if (low.get(node) === index.get(node)) groups.push(stack.splice(stack.indexOf(node)));
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return groups;
}
