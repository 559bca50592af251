/** What many seeds came to, in one table; and for each seed that failed, the one command that repeats it. */
import type { Played } from './play.ts';

export interface Tally {
  seeds: number;
  messages: number;
  calls: number;
  lockWaits: number;
  virtualDays: number;
  injected: Record<string, number>;
  losses: number;
  doubles: number;
  overLimit: number;
  failures: number[];
  startedAt: number;
}

export const emptyTally = (): Tally => ({
  seeds: 0,
  messages: 0,
  calls: 0,
  lockWaits: 0,
  virtualDays: 0,
  injected: {},
  losses: 0,
  doubles: 0,
  overLimit: 0,
  failures: [],
  startedAt: performance.now(),
});

export const faultsOf = (played: Played): string[] => [
  ...played.losses,
  ...played.doubles,
  ...played.overLimit,
  ...played.other,
];

/** Repeats a seed, and tells all. */
export const commandOf = ({ seed, extent }: Pick<Played, 'seed' | 'extent'>): string =>
  `npm run sim -- --seed ${seed}${extent === 'brief' ? ' --brief' : ''}`;

export function addPlayed(tally: Tally, played: Played): void {
  tally.seeds++;
  tally.messages += played.messages;
  tally.calls += played.calls;
  tally.lockWaits += played.lockWaits;
  tally.virtualDays += played.virtualDays;
  tally.losses += played.losses.length;
  tally.doubles += played.doubles.length;
  tally.overLimit += played.overLimit.length;
  for (const [kind, n] of Object.entries(played.injected))
    tally.injected[kind] = (tally.injected[kind] ?? 0) + n;
  const faults = faultsOf(played);
  if (faults.length === 0) return;
  tally.failures.push(played.seed);
  console.log(
    `seed ${played.seed} fails:\n${faults
      .slice(0, 5)
      .map((fault) => `  ${fault}`)
      .join('\n')}`,
  );
  console.log(`  again: ${commandOf(played)}`);
}

export function printTally(tally: Tally): void {
  const seconds = (performance.now() - tally.startedAt) / 1000;
  const injected = Object.entries(tally.injected).sort(([, a], [, b]) => b - a);
  console.log(`
seeds             ${tally.seeds} (${tally.failures.length} failed)
simulated days    ${Math.round(tally.virtualDays)}
messages          ${tally.messages}
calls to ANAF     ${tally.calls}
lock waits        ${tally.lockWaits}
faults injected   ${injected.reduce((sum, [, n]) => sum + n, 0)}
  ${injected.map(([kind, n]) => `${kind} ${n}`).join(', ')}
losses            ${tally.losses}
doubles           ${tally.doubles}
calls over limit  ${tally.overLimit}
pace              ${(tally.seeds / seconds).toFixed(1)} seeds/s, ${Math.round(seconds)} s in all`);
}
