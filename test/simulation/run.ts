/** `npm run sim -- --seeds 10000 [--from N]` plays that many seeds on two cores; `--seed N` plays one and tells all. `--brief`: the short stories of `npm test`. */
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { openSimDatabase } from './database.ts';
import type { ExtentName } from './extent.ts';
import { type Played, play } from './play.ts';
import { addPlayed, emptyTally, faultsOf, printTally } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    brief: { type: 'boolean', default: false },
    processes: { type: 'string', default: '2' },
    /** A child's share: every so many-th seed. */
    stride: { type: 'string' },
  },
});
const from = Number(values.from);
const until = from + Number(values.seeds);
const extent: ExtentName = values.brief ? 'brief' : 'usual';

if (values.seed !== undefined) process.exitCode = await playOne(Number(values.seed));
else if (values.stride !== undefined) await playShare(Number(values.stride));
else process.exitCode = await playAll(Number(values.processes));

async function playOne(seed: number): Promise<number> {
  const database = await openSimDatabase();
  const played = await play(database, seed, { extent, verbose: true }).finally(() => database.close());
  console.log(played);
  return faultsOf(played).length > 0 ? 1 : 0;
}

async function playAll(processes: number): Promise<number> {
  const tally = emptyTally();
  const shares = Array.from({ length: processes }, (_, n) => {
    const its = [
      '--from',
      String(from + n),
      '--seeds',
      String(until - from - n),
      '--stride',
      String(processes),
      ...(values.brief ? ['--brief'] : []),
    ];
    const child = fork(import.meta.filename, its);
    child.on('message', (played: Played) => addPlayed(tally, played));
    return new Promise<number | null>((resolve) => child.on('exit', resolve));
  });
  const told = setInterval(() => console.log(`${tally.seeds} seeds`), 30_000);
  const codes = await Promise.all(shares);
  clearInterval(told);
  printTally(tally);
  const whole = codes.every((code) => code === 0) && tally.seeds === until - from;
  return whole && tally.failures.length === 0 ? 0 : 1;
}

async function playShare(stride: number): Promise<void> {
  const database = await openSimDatabase();
  for (let seed = from; seed < until; seed += stride) {
    const played = await play(database, seed, { extent }).catch((cause) => {
      throw new Error(`seed ${seed} broke the simulation itself`, { cause });
    });
    process.send?.(played);
  }
  await database.close();
  process.disconnect?.();
}
