/**
 * `npm run bench <name>`: measures, prints a table and then one line of JSON. Every figure has a reference
 * from the same run beside it, because machines differ by more than programs do. Without a name it lists what there is.
 */
import { availableParallelism } from 'node:os';
import { type BenchResult, isMissed, printTable } from './figures.ts';

const benches: Record<string, () => Promise<BenchResult>> = {
  start: async () => (await import('./start.ts')).benchStart(),
  engine: async () => (await import('./engine.ts')).benchEngine(),
  references: async () => (await import('./references.ts')).benchReferences(),
  day: async () => (await import('./day.ts')).benchDay(),
  documents: async () => (await import('./documents.ts')).benchDocuments(),
  packs: async () => (await import('./packs.ts')).benchPacks(),
  exports: async () => (await import('./exports.ts')).benchExports(),
  sweep: async () => (await import('./sweep.ts')).benchSweep(),
  budget: async () => (await import('./budget.ts')).benchBudget(),
  web: async () => (await import('./web.ts')).benchWeb(),
  ledger: async () => (await import('./ledger.ts')).benchLedger(),
  partitions: async () => (await import('./partitions.ts')).benchPartitions(),
  hooks: async () => (await import('./hooks.ts')).benchHooks(),
  api: async () => (await import('./api.ts')).benchApi(),
  lists: async () => (await import('./lists.ts')).benchLists(),
  questions: async () => (await import('./questions.ts')).benchQuestions(),
  hints: async () => (await import('./hints.ts')).benchHints(),
  verifier: async () => (await import('./verifier.ts')).benchVerifier(),
};

const name = process.argv[2];
const bench = name === undefined || !Object.hasOwn(benches, name) ? undefined : benches[name];
if (!bench) {
  console.error(`Usage: npm run bench ${Object.keys(benches).join('|')}`);
  process.exitCode = 2;
} else {
  const machine = `Node.js ${process.versions.node}, ${availableParallelism()} cores, ${process.platform}-${process.arch}`;
  console.log(`${name}: ${machine}\n`);
  const result = await bench();
  printTable(result);
  console.log(`\n${JSON.stringify({ bench: name, machine, ...result })}`);
  if (result.figures.some(isMissed)) process.exitCode = 1;
}
