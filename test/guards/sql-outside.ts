/** SQL is written in src/db alone: any statement in a literal elsewhere is refused, with whatever it is sent. */
import { isTest, type Source, scan } from './source.ts';

/** Wrappers of libraries that have tables of their own, each with its reason. */
const allowed: Record<string, string> = {
  'src/accounts/sign-in.ts': 'better-auth keeps people and sessions in its own schema',
  'src/jobs/queue.ts': 'pg-boss keeps the queue in its own schema',
};

/** In lower case, as all SQL here is written: "Select a company from the list" is English. */
const statements = [
  /\bselect\s[^;]*\bfrom\s+[a-z_.]+/,
  /\bselect\s+[a-z_]+\(/,
  /\binsert\s+into\s+[a-z_.]+/,
  /\bupdate\s+[a-z_.]+(\s+[a-z])?\s+set\s/,
  /\bdelete\s+from\s+[a-z_.]+/,
  /\b(create|alter|drop)\s+(table|index|schema|database|type|function)\s/,
  /^\s*(listen|notify|lock table|truncate|copy|set local)\s/,
];

export function findSqlOutside(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => /^src\//.test(path) && !/^src\/db\//.test(path) && !isTest(path))
    .filter(({ path }) => !(path in allowed))
    .flatMap(({ path, text }) => {
      const tag = /from 'sql-template-tag'/.test(text) ? [`${path} imports sql-template-tag`] : [];
      const found = scan(text).literals.filter(({ text: literal }) =>
        statements.some((statement) => statement.test(literal)),
      );
      return [...tag, ...found.map(({ line }) => `${path}:${line} has SQL`)];
    });
}
