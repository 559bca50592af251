/** Plays one seed, from its first day to the check of its outcome. The same seed plays the same to the millisecond. */

import { createRandom, type Random, seedOf } from '../../sandbox/documents/random.ts';
import { nextBucharestDayAt } from '../../src/core/bucharest.ts';
import { dayMs, hourMs, minuteMs } from '../../src/core/durations.ts';
import { drawIdsFrom } from '../../src/db/new-id.ts';
import { checkOutcome, type Verdict, waitsForItsEnd } from './checker.ts';
import { askForRun, cancelManualRun, playRound, releaseDead } from './cron.ts';
import type { SimDatabase } from './database.ts';
import { type Extent, type ExtentName, extents } from './extent.ts';
import { endFaults, planFaults } from './faults.ts';
import { Invariants, ledgerOf } from './invariants.ts';
import { addPeople, connectAgain, type People } from './people.ts';
import { openSimulation, type Simulation } from './simulation.ts';
import { beginningOf, fillWorld, scheduleEvents } from './story.ts';

export interface Played extends Verdict {
  seed: number;
  extent: ExtentName;
  injected: Record<string, number>;
  calls: number;
  /** Statements that waited for another transaction's lock. */
  lockWaits: number;
  virtualDays: number;
  fingerprint: string;
}

export async function play(
  database: SimDatabase,
  seed: number,
  { extent = 'usual', verbose = false }: { extent?: ExtentName; verbose?: boolean } = {},
): Promise<Played> {
  const asked: Extent = extents[extent];
  const random = createRandom(seedOf('story', seed));
  const start = beginningOf(random);
  const lockWaitsBefore = database.connections.lockWaits;
  drawIdsFrom(bytesOf(createRandom(seedOf('ids', seed))));
  const simulation = await openSimulation(database, seed, start, verbose);
  const people = await simulation.time.pass(addPeople(simulation, asked));
  fillWorld(simulation, people, random, asked);
  const long = random.chance(asked.longShare);
  const end = start + (long ? random.int(55, 70) * dayMs : random.int(...asked.hours) * hourMs);
  scheduleEvents(simulation, people, random, end, asked);
  const planned = planFaults(simulation, random, end, asked);
  const invariants = new Invariants();

  const pace = long ? [24 * hourMs, 80 * hourMs] : [5 * minuteMs, 11 * hourMs];
  while (simulation.time.now() < end) {
    if (random.chance(0.1))
      await act(simulation, () => askForRun(simulation, random.pick(people.organisations).id));
    if (random.chance(0.02))
      await act(simulation, () => cancelManualRun(simulation, random.pick(people.organisations).id));
    const stopAfterMs = random.chance(0.05) ? random.int(1, 20_000) : undefined;
    const lived = await playRound(simulation, { workers: random.int(1, 3), stopAfterMs });
    if (!lived && random.chance(0.5)) await act(simulation, () => releaseDead(simulation));
    await invariants.look(simulation, people);
    const pause = lived ? random.int(pace[0]!, pace[1]!) : random.int(1_000, 2 * minuteMs);
    const midnight = nextBucharestDayAt(new Date(simulation.time.now()), 0, 0).getTime();
    const atMidnight = midnight < end && random.chance(0.2);
    await simulation.time.passUntil(
      atMidnight ? midnight - random.int(0, 3 * minuteMs) : simulation.time.now() + pause,
    );
  }

  const unfinished = await settle(simulation, people, invariants);
  await invariants.look(simulation, people);
  const verdict = await checkOutcome(simulation, people);
  verdict.losses.push(...unfinished);
  verdict.other.push(
    ...invariants.findings,
    ...simulation.mistakes,
    ...database.connections.lockFaults.splice(0),
  );
  const { journal, faults } = simulation.sandbox;
  return {
    ...verdict,
    seed,
    extent,
    injected: {
      ...faults.injected,
      ...planned.injected,
      ...(simulation.archive.failed > 0 && { disk: simulation.archive.failed }),
    },
    calls: journal.count,
    lockWaits: simulation.connections.lockWaits - lockWaitsBefore,
    virtualDays: (simulation.time.now() - start) / dayMs,
    fingerprint: seedOf(
      journal.calls.map((c) => `${c.at} ${c.endpoint} ${c.id ?? c.page} ${c.outcome}`).join('\n'),
    ).toString(36),
  };
}

/** The faults have ended, rights are back and people have connected again: everything must be archived without further help. */
async function settle(simulation: Simulation, people: People, invariants: Invariants): Promise<string[]> {
  endFaults(simulation);
  const { sandbox, time } = simulation;
  // A process that hangs goes on first.
  await time.passUntil(time.now() + 20 * minuteMs);
  for (const { state, uploadIndex } of [...sandbox.world.index.byId.values()])
    if (state === 'in prelucrare') sandbox.world.setProcessingState(uploadIndex, 'ok');
  // The status names one id for an upload index: a second message of it has its id from the list alone.
  for (const twins of sandbox.world.index.byUploadIndex.values())
    if (twins.length > 1) for (const { id } of twins) sandbox.world.changeMessage(id, { hideId: false });
  for (const cif of people.cifs) sandbox.world.grant(people.serials[0]!, cif);
  for (const { id } of people.organisations)
    for (const serial of people.serials) await act(simulation, () => connectAgain(simulation, id, serial));
  simulation.trace('the faults have ended');
  // Until then every late row has appeared.
  const cleared = time.now() + 8 * hourMs;
  await time.passUntil(cleared);
  for (let round = 0; ; round++) {
    await playRound(simulation, { workers: 2 });
    await invariants.look(simulation, people);
    const left = await whatIsLeft(simulation, cleared);
    if (left.length === 0 && !manifestBehind(simulation)) return [];
    if (round === 40) return left;
    // A refused certificate is asked about once a day.
    await time.passUntil(time.now() + (round === 0 ? 1 : 8) * hourMs);
  }
}

/** It is caught up at night. */
function manifestBehind({ archive }: Simulation): boolean {
  return [...archive.manifests.values()].reduce((n, lines) => n + lines.length, 0) < archive.files.size;
}

async function whatIsLeft(simulation: Simulation, listedAfter: number): Promise<string[]> {
  const rows = await simulation.connections.ask<{ id: string; cif: string; access: string; listed: boolean }>(
    `select id, cif, access, coalesce(last_listed_at > $1, false) as listed from company c`,
    [new Date(listedAfter)],
  );
  const left: string[] = [];
  for (const c of rows) {
    const pending = (await ledgerOf(simulation, c.id)).filter(
      (row) => row.state === 'pending' && !waitsForItsEnd(simulation, row),
    ).length;
    if (!c.listed || pending > 0)
      left.push(`${c.cif} does not come right: access ${c.access}, listed ${c.listed}, ${pending} pending`);
  }
  return left;
}

/** What a person does; the process may be killed meanwhile. */
async function act(simulation: Simulation, work: () => Promise<void>): Promise<void> {
  await simulation.time.pass(simulation.process.run(() => work().catch(() => {})));
}

function bytesOf(random: Random): (bytes: Uint8Array) => void {
  return (bytes) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = random.int(0, 255);
  };
}
