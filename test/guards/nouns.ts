/** The same nouns on every floor: db, actions and api have a folder for each noun, and nothing beside them but what all nouns share. */
import { importsOf, isTest, type Source } from './source.ts';

/** The table of nouns is in CONTRIBUTING.md; a new one is added there first. */
const nouns = [
  'people',
  'api-keys',
  'audit',
  'connections',
  'companies',
  'messages',
  'invoices',
  'runs',
  'completeness',
  'tasks',
  'budget',
  'archive',
  'exports',
  'reconciliation',
  'vat',
  'events',
  'changes',
  'webhooks',
  'notifications',
  'installation',
] as const;

/** What belongs to the floor and to no noun. */
const shared: Record<string, readonly string[]> = {
  db: [
    'bounded-db',
    'bounded-views',
    'column-names',
    'connection',
    'connection-lost',
    'copy',
    'database-error',
    'embedded',
    'delete-in-pieces',
    'dump-schema',
    'dump-tables',
    'migrate',
    'migration-files',
    'name-contains',
    'newest-first',
    'usual-page',
    'new-id',
    'open-database',
    'page',
    'prepared',
    'idempotent-answer',
    'rate-limit',
    'trace-statements',
    'type-parsers',
    'pooler',
    'without-timeout',
  ],
  actions: ['context', 'ctx-for', 'check-outbound-url', 'check-rate-limit', 'anaf-problem', 'plan-of'],
  api: [
    'basics',
    'context',
    'enumerations',
    'build-dashboard',
    'cache-answers',
    'share-answers',
    'compress-answers',
    'complete-document',
    'complete-operation',
    'close-soon',
    'count-requests',
    'cross-origin',
    'deprecation',
    'dashboard',
    'dashboard-waiting-page',
    'describe-route',
    'disposition',
    'errors',
    'example-of',
    'garbage',
    'handle-errors',
    'heavy-reads',
    'idempotency',
    'log-requests',
    'name-schemas',
    'may-still',
    'mcp-endpoint',
    'openapi',
    'problem',
    'problem-pages',
    'register',
    'request-id',
    'request-language',
    'request-limiter',
    'route',
    'security-headers',
    'send-document',
    'send-range',
    'server',
    'stand-alone-page',
    'trace-requests',
    'validate-input',
    'while-answering',
  ],
};

/** @returns files of a floor that are in no noun's folder and are not named as shared, and names in that list without a file */
export function findStrays(sources: Source[]): string[] {
  const places = sources.map(({ path }) => path.replace(/(\.test)?\.ts$/, '').split('/'));
  const strays = places
    .filter(([, floor]) => floor !== undefined && floor in shared)
    .filter(([, floor, name]) => !isNoun(name!) && !shared[floor!]!.includes(name!))
    .map((place) => `${place.join('/')}.ts is in no noun's folder`);
  const gone = Object.entries(shared).flatMap(([floor, names]) =>
    names
      .filter((name) => !places.some((place) => place[1] === floor && place[2] === name))
      .map((name) => `src/${floor}/${name} is named as shared and does not exist`),
  );
  return [...new Set([...strays, ...gone])];
}

/** @returns pairs of nouns of one floor that import each other both ways */
export function findNounCircles(sources: Source[]): string[] {
  const arrows = new Set<string>();
  for (const source of sources.filter(({ path }) => !isTest(path)))
    for (const { path } of importsOf(source)) {
      const [, floor, from] = source.path.split('/');
      const [, toFloor, to] = path.split('/');
      if (floor === toFloor && floor! in shared && from !== to && isNoun(from!) && isNoun(to!))
        arrows.add(`${floor} ${from} ${to}`);
    }
  return [...arrows]
    .map((arrow) => arrow.split(' '))
    .filter(([floor, from, to]) => from! < to! && arrows.has(`${floor} ${to} ${from}`))
    .map(([floor, from, to]) => `src/${floor}: ${from} and ${to} import each other`);
}

function isNoun(name: string): boolean {
  return (nouns as readonly string[]).includes(name);
}
