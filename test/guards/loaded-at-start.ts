/** What a process reads from disk before it does anything: each package costs memory for as long as it runs, and CPU at each start. */
import { importsOf, type Source } from './source.ts';

/** What most processes never use, or use only after a while; each is opened with `await import()` in one place. */
const heavy = [
  '@modelcontextprotocol/server',
  '@myriaddreamin/typst-ts-node-compiler',
  '@opentelemetry/api',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
  '@simplewebauthn/server',
  'better-auth',
  'hucre',
  'nodemailer',
  'openid-client',
  'pg-boss',
  'undici',
];
/** What serves requests. */
const server = ['@fastify/cookie', '@fastify/static', '@fastify/swagger', '@fastify/swagger-ui', 'fastify'];

interface Start {
  what: string;
  /** The files that it begins with. */
  from: string[];
  /** Packages that none of them may lead to. */
  without: string[];
}

const app = 'src/app.ts';
const starts: Start[] = [
  {
    what: 'help, and a command that is misspelt',
    from: ['src/main.ts', 'src/cli/explain.ts', 'src/cli/run-command.ts'],
    without: [...heavy, ...server, 'libxml2-wasm', 'pg', 'pino', 'prom-client', 'zod'],
  },
  {
    what: 'a command',
    from: ['src/cli/run-command.ts', 'src/cli/open-app.ts', app],
    without: [...heavy, ...server, 'libxml2-wasm', 'csv-parse', 'csv-stringify', 'yauzl'],
  },
  {
    what: 'a worker',
    from: [app, 'src/take-jobs.ts', 'src/cli/announce.ts'],
    without: [...heavy, ...server],
  },
  {
    what: 'a process that serves people',
    from: [app, 'src/api/server.ts', 'src/cli/announce.ts'],
    without: [...heavy, 'libxml2-wasm'],
  },
];

/** @returns a sentence for each package that is loaded too early, with the way to it, and for each file of the table that is not there */
export function findLoadedTooEarly(sources: Source[], table = starts): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return table.flatMap(({ what, from, without }) => {
    const missing = from.filter((path) => !byPath.has(path)).map((path) => `${what}: there is no ${path}`);
    const ways = new Map(from.map((path) => [path, path]));
    // A Map is walked in the order in which it grows.
    for (const [path, way] of ways)
      for (const next of byPath.has(path) ? loadedBy(byPath.get(path)!) : [])
        if (!ways.has(next)) ways.set(next, `${way} > ${next}`);
    const loaded = [...ways.keys()].filter((path) => without.includes(packageOf(path)));
    return [...missing, ...loaded.map((path) => `${what} loads ${ways.get(path)}`)];
  });
}

/** Files and packages that are loaded with a file: neither imports of types alone nor those that are awaited. */
function loadedBy(source: Source): string[] {
  const stated = /^(?:import|export)\s+(?!type\s)([^'";=(]*?)\s*(?:from\s*)?'([^']+)'/gm;
  const wanted = [...source.text.matchAll(stated)].filter(([, clause]) => !isOfTypesAlone(clause!));
  return wanted.flatMap(([statement, , target]) =>
    target!.startsWith('.') ? importsOf({ ...source, text: statement }).map(({ path }) => path) : [target!],
  );
}

/** `{ type A, type B }` */
function isOfTypesAlone(clause: string): boolean {
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names?.every((name) => name.trim().startsWith('type ')) ?? false;
}

/** `hucre/xlsx` is of `hucre`, `@fastify/cookie` is a whole name. */
function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}
