/**
 * `npm run fuzz`: damaged and hostile downloads, taken as a sync takes them, in a child process that is watched.
 *
 *   npm run fuzz                            five minutes of a seed that it prints
 *   npm run fuzz -- --minutes 60 --seed 7
 *   npm run fuzz -- --seed 7 --case 4711    one case again, with its bytes in fuzz-7-4711.zip
 *
 * Ends with 1 when something was found.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fuzzCase } from './case.ts';
import { type Case, type Finding, limits, watch } from './watch.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '5' },
    cases: { type: 'string' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const started = Date.now();
console.log(
  `seed ${seed}; at most ${limits.cpuMs} ms of processor time and ${limits.rssBytes / 1e6} MB for each case`,
);

const seen = await watch(values.case === undefined ? cases() : [again(Number(values.case))], tell);

const counts = new Map<string, number>();
for (const outcome of seen.outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
const minutes = (Date.now() - started) / 60_000;
console.log(`\n${seen.outcomes.size} cases in ${minutes.toFixed(1)} minutes`);
for (const [outcome, count] of [...counts].toSorted((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(8)}  ${outcome}`);
console.log(`slowest ${Math.round(seen.slowestMs)} ms, most memory ${Math.round(seen.peakBytes / 1e6)} MB`);
console.log(`${seen.findings.length} findings`);
process.exitCode = seen.findings.length === 0 ? 0 : 1;

function* cases(): Generator<Case> {
  const most = values.cases === undefined ? Number.POSITIVE_INFINITY : Number(values.cases);
  const until =
    values.cases === undefined ? started + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
  for (let n = 0; n < most && Date.now() < until; n++)
    yield { name: String(n), build: () => fuzzCase(seed, n) };
}

function again(n: number): Case {
  const bytes = fuzzCase(seed, n);
  writeFileSync(`fuzz-${seed}-${n}.zip`, bytes);
  return { name: String(n), build: () => bytes };
}

function tell({ case: one, what, detail }: Finding): void {
  console.log(`\n${what}: ${detail}\n  again: npm run fuzz -- --seed ${seed} --case ${one}`);
}
