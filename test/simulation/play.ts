/** One seed from its first day to its judgement. The same seed is the same story to the millisecond. */
import { createRandom, seedOf } from '../../sandbox/documents/random.ts';
import { nextBucharestDayAt } from '../../src/core/bucharest.ts';
import { checkOutcome, type Verdict } from './checker.ts';
import { askForRun, cancelManualRun, playRound, releaseDead } from './cron.ts';
import type { SimDatabase } from './database.ts';
import { type Extent, type ExtentName, extents } from './extent.ts';
import { endFaults, planFaults } from './faults.ts';
import { Invariants } from './invariants.ts';
import { type Cast, callCast, connectAgain } from './people.ts';
import { type Stage, setStage } from './stage.ts';
import { beginningOf, dayMs, fillWorld, hourMs, minuteMs, scheduleEvents } from './story.ts';

export interface Played extends Verdict {
  seed: number;
  extent: ExtentName;
  injected: Record<string, number>;
  calls: number;
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
  const stage = await setStage(database, seed, start, verbose);
  const cast = await stage.time.pass(callCast(stage, asked));
  fillWorld(stage, cast, random, asked);
  const long = random.chance(asked.longShare);
  const end = start + (long ? random.int(55, 70) * dayMs : random.int(...asked.hours) * hourMs);
  scheduleEvents(stage, cast, random, end, asked);
  const planned = planFaults(stage, random, end, asked);
  const invariants = new Invariants();

  const pace = long ? [24 * hourMs, 80 * hourMs] : [5 * minuteMs, 11 * hourMs];
  while (stage.time.now() < end) {
    if (random.chance(0.1)) await act(stage, () => askForRun(stage, random.pick(cast.organisations).id));
    if (random.chance(0.02))
      await act(stage, () => cancelManualRun(stage, random.pick(cast.organisations).id));
    const stopAfterMs = random.chance(0.05) ? random.int(1, 20_000) : undefined;
    const lived = await playRound(stage, { workers: random.int(1, 3), stopAfterMs });
    if (!lived && random.chance(0.5)) await act(stage, () => releaseDead(stage));
    await invariants.look(stage, cast);
    const pause = lived ? random.int(pace[0]!, pace[1]!) : random.int(1_000, 2 * minuteMs);
    const midnight = nextBucharestDayAt(new Date(stage.time.now()), 0, 0).getTime();
    const atMidnight = midnight < end && random.chance(0.2);
    await stage.time.passUntil(
      atMidnight ? midnight - random.int(0, 3 * minuteMs) : stage.time.now() + pause,
    );
  }

  const unfinished = await settle(stage, cast, invariants);
  await invariants.look(stage, cast);
  const verdict = await checkOutcome(stage, cast);
  verdict.losses.push(...unfinished);
  verdict.other.push(...invariants.findings, ...stage.mistakes);
  const { journal, faults } = stage.sandbox;
  return {
    ...verdict,
    seed,
    extent,
    injected: {
      ...faults.injected,
      ...planned.injected,
      ...(stage.archive.failed > 0 && { disk: stage.archive.failed }),
    },
    calls: journal.count,
    virtualDays: (stage.time.now() - start) / dayMs,
    fingerprint: seedOf(
      journal.calls.map((c) => `${c.at} ${c.endpoint} ${c.id ?? c.page} ${c.outcome}`).join('\n'),
    ).toString(36),
  };
}

/** The faults have stopped, rights are back and people have connected: everything must come right by itself. */
async function settle(stage: Stage, cast: Cast, invariants: Invariants): Promise<string[]> {
  endFaults(stage);
  const { sandbox, time } = stage;
  // Whoever hangs wakes first.
  await time.passUntil(time.now() + 20 * minuteMs);
  for (const { state, uploadIndex } of [...sandbox.world.index.byId.values()])
    if (state === 'in prelucrare') sandbox.world.setProcessingState(uploadIndex, 'ok');
  // The status names one id for an upload index: a second message of it has its id from the list, or from nobody.
  for (const twins of sandbox.world.index.byUploadIndex.values())
    if (twins.length > 1) for (const { id } of twins) sandbox.world.changeMessage(id, { hideId: false });
  for (const cif of cast.cifs) sandbox.world.grant(cast.serials[0]!, cif);
  for (const { id } of cast.organisations)
    for (const serial of cast.serials) await act(stage, () => connectAgain(stage, id, serial));
  stage.tell('the sky is clear');
  // Until then every late row has appeared.
  const cleared = time.now() + 8 * hourMs;
  await time.passUntil(cleared);
  for (let round = 0; ; round++) {
    await playRound(stage, { workers: 2 });
    await invariants.look(stage, cast);
    const left = await whatIsLeft(stage, cleared);
    if (left.length === 0 && !manifestBehind(stage)) return [];
    if (round === 40) return left;
    // A refused certificate is asked about once a day.
    await time.passUntil(time.now() + (round === 0 ? 1 : 8) * hourMs);
  }
}

/** It is caught up at night. */
function manifestBehind({ archive }: Stage): boolean {
  return [...archive.manifests.values()].reduce((n, lines) => n + lines.length, 0) < archive.files.size;
}

async function whatIsLeft(stage: Stage, listedAfter: number): Promise<string[]> {
  const rows = await stage.connection.ask<{
    cif: string;
    access: string;
    listed: boolean;
    pending: number;
  }>(
    `select cif, access, coalesce(last_listed_at > $1, false) as listed,
       (select count(*) from message m where m.company_id = c.id and state = 'pending') as pending
     from company c`,
    [new Date(listedAfter)],
  );
  return rows
    .filter(({ listed, pending }) => !listed || pending > 0)
    .map((c) => `${c.cif} does not come right: access ${c.access}, listed ${c.listed}, ${c.pending} pending`);
}

/** A person's deed; the process may die of it. */
async function act(stage: Stage, deed: () => Promise<void>): Promise<void> {
  await stage.time.pass(stage.process.life.live(() => deed().catch(() => {})));
}
