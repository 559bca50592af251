/**
 * How much of ANAF's calls a minute a backlog uses, against a sandbox that counts every call in any sixty seconds:
 * with one worker process, and with three that share the budget through PostgreSQL.
 */
import { openStand } from './engine/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

/** A third of ANAF's: the limit is what is measured, not the machine. */
const callsPerMinute = Number(process.env.BENCH_CALLS_PER_MINUTE ?? 300);
const companies = 6;
/** Three windows whole, and something of a fourth. */
const messagesEach = Math.ceil((callsPerMinute * 3.2) / companies);

/** Both at once: each has a sandbox, a database and workers of its own, and mostly waits. */
export async function benchBudget(): Promise<BenchResult> {
  const [one, three] = await Promise.all([withWorkers(1), withWorkers(3)]);
  return { figures: [...one, ...three] };
}

async function withWorkers(workers: number): Promise<Figure[]> {
  await using stand = await openStand({ companies, messagesEach, callsPerMinute, prebuilt: true });
  await stand.requestFirstSync();
  const names = Array.from({ length: workers }, (_, i) => `bench ${i}`);
  const done = await Promise.all(
    names.map((name) => stand.work({ name, companiesAtOnce: Math.ceil(companies / workers), memoryAt: [] })),
  );
  const { violations, at } = await stand.calls();
  const kept = done.reduce((sum, { kept }) => sum + kept, 0);
  if (kept !== companies * messagesEach) throw new Error(`${kept} messages were kept`);
  const who = workers === 1 ? 'one worker' : `${workers} workers`;
  return [
    figureOf(`${who}: share of ${callsPerMinute} calls a minute`, sharesUsed(at), {
      unit: '%',
      atLeast: 95,
    }),
    figureOf(`${who}: calls over the limit of any 60 s`, [violations], { unit: '', target: 0 }),
  ];
}

/** So many calls of each allowance are looked at. */
const looks = 10;

/**
 * For a call and the one a whole allowance later: how much of the time between them had to pass. In a steady state that
 * is the share of the allowed calls that is used.
 */
function sharesUsed(at: number[]): number[] {
  const step = callsPerMinute / looks;
  return at
    .slice(callsPerMinute)
    .map((later, i) => (60_000 / (later - at[i]!)) * 100)
    .filter((_, i) => i % step === 0);
}
