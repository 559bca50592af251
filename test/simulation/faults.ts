/** What goes wrong in a seed, and when: ANAF's faults, the disk's, the database's, and deaths of the process. */

import type { Random } from '../../sandbox/documents/random.ts';
import { allKinds, type FaultKind, passingKinds } from '../../sandbox/faults/kinds.ts';
import { hourMs } from '../../src/core/durations.ts';
import type { Extent } from './extent.ts';
import type { Simulation } from './simulation.ts';

export interface Faults {
  /** By kind, beside what the sandbox counts itself. */
  injected: Record<string, number>;
}

/** Of the browser's part of the login, which no machine sees. */
const unseen: FaultKind[] = ['access_denied', 'no_certificate_page'];
const kinds = allKinds.filter((kind) => !unseen.includes(kind));

type Trouble = (simulation: Simulation, random: Random, faults: Faults) => void;

const troubles: Record<string, Trouble> = {
  /** A stretch of days on which a share of all calls meets passing faults. */
  badStretch: ({ sandbox, time }, random) => {
    const chosen = random.chance(0.5) ? passingKinds : Array.from({ length: 3 }, () => random.pick(kinds));
    const id = sandbox.faults.random({
      seed: random.int(1, 1e9),
      rate: random.pick([0.03, 0.1, 0.3, 0.7]),
      kinds: chosen,
      by: random.pick(['key', 'call'] as const),
      delayMs: random.pick([1_000, 50_000, 130_000]),
      rows: random.int(1, 4),
      where: random.pick(['newest', 'oldest'] as const),
      skewMs: random.pick([-90_000, -400_000, 3_600_000]),
    });
    time.at(time.now() + random.int(1, 40) * hourMs, () => sandbox.faults.remove(id));
  },
  /** One kind, a few times. */
  single: ({ sandbox, time }, random) => {
    const id = sandbox.faults.add({
      kind: random.pick(kinds),
      times: random.int(1, 6),
      after: random.pick([0, 0, 1, 5]),
      delayMs: random.pick([1_000, 130_000]),
      rows: random.int(1, 3),
      where: random.pick(['newest', 'oldest'] as const),
      skewMs: random.pick([-90_000, 90_000, -3_600_000, 3_600_000]),
      ...(random.chance(0.3) && { retryAfter: random.pick([5, 90, 3_000]) }),
    });
    time.at(time.now() + random.int(2, 60) * hourMs, () => sandbox.faults.remove(id));
  },
  /** ANAF is down for hours. */
  outage: ({ sandbox, time }, random) => {
    const kind = random.pick([
      'http_503',
      'maintenance_page',
      'reset',
      'hang',
      'maintenance_redirect',
    ] as const);
    const id = sandbox.faults.add({ kind });
    time.at(time.now() + random.int(1, 12) * hourMs, () => sandbox.faults.remove(id));
  },
  disk: ({ archive, time }, random) => {
    archive.trouble = random.pick(['full', 'read_only', 'unavailable'] as const);
    time.at(time.now() + random.int(1, 20) * hourMs, () => {
      archive.trouble = undefined;
    });
  },
  diskHalfWay: ({ archive }, random) => {
    archive.failAfter = random.int(0, 20);
  },
  databaseLost: ({ connections }, random) => {
    connections.failAfter = random.int(0, 150);
  },
  death: (simulation, random, faults) => {
    faults.injected.death = (faults.injected.death ?? 0) + 1;
    simulation.process.killAfter(random.int(1, 250), random.pick(['before', 'after'] as const));
  },
  /** The process hangs for longer than its leases last, and wakes while another works on its companies. */
  stall: ({ process, time }, random, faults) => {
    faults.injected.stall = (faults.injected.stall ?? 0) + 1;
    process.stallUntil(time.sleep(random.int(20_000, 15 * 60_000)));
  },
};

/** Of dozens of ANAF's faults each is to come now and then, so their troubles are drawn twice as often. */
const names = [...Object.keys(troubles), 'badStretch', 'single'];

export function planFaults(simulation: Simulation, random: Random, until: number, extent: Extent): Faults {
  const faults: Faults = { injected: {} };
  const count = random.pick(extent.troubles);
  for (let n = 0; n < count; n++) {
    const name = random.pick(names);
    // What begins with the last round meets nothing.
    const latest = simulation.time.now() + (until - simulation.time.now()) * 0.7;
    simulation.time.at(random.int(simulation.time.now(), Math.floor(latest)), () => {
      simulation.trace(`trouble: ${name}`);
      troubles[name]!(simulation, random, faults);
    });
  }
  return faults;
}

/** Ends every fault, those included that do not end by themselves. */
export function endFaults(simulation: Simulation): void {
  simulation.sandbox.faults.clear();
  simulation.archive.trouble = undefined;
  simulation.archive.failAfter = Number.POSITIVE_INFINITY;
  simulation.connections.failAfter = Number.POSITIVE_INFINITY;
  simulation.process.killAfter(Number.POSITIVE_INFINITY, 'before');
}
