/** The database suites that are run once more through PgBouncer: those in which sessions, locks and connections matter. */
const pooled = [
  'admissions',
  'backup',
  'budget',
  'chain',
  'companies',
  'deliveries',
  'events',
  'exports-worker',
  'interleavings',
  'kept-counts',
  'lock-order',
  'message-state',
  'months',
  'quarantine',
  'runs',
  'sync',
  'tasks',
  'verify',
  'webhooks',
];

export function isPooled(file: string): boolean {
  return pooled.some((name) => file === `test/${name}.test.ts`);
}
