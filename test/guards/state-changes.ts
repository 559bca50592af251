/** A statement that changes a message's state takes its condition from the table of transitions in core/message-state.ts. */
import { isTest, type Source } from './source.ts';

/** From the beginning of the statement to the end of its template. */
const change = /\bupdate\s+message\b[^`]*?\bset\b[^`]*?\bstate\s*=\s*'(\w+)'[^`]*/g;

export function findUnguardedStates(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^src\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(change)]
        .filter(([statement, state]) => !statement.includes(`\${mayBecome('${state}')}`))
        .filter(([statement]) => setsState(statement))
        .map(([, state]) => `${path} makes a message ${state} without asking the table of transitions`),
    );
}

/** Not one that only asks for a state in its condition. */
function setsState(statement: string): boolean {
  const [assignments] = statement.split(/\bwhere\b/);
  return /\bstate\s*=/.test(assignments!);
}
