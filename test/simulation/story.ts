/** What happens to a company's SPV in a seed: messages arrive, late or without id or twice; rights and tokens come and go; clocks part. */

import type { Random } from '../../sandbox/documents/random.ts';
import { hourMs, minuteMs } from '../../src/core/durations.ts';
import type { Extent } from './extent.ts';
import { connectAgain, type People } from './people.ts';
import type { Simulation } from './simulation.ts';

type Event = (simulation: Simulation, people: People, random: Random) => void;

/** Evenings before the clocks change, before a new year, and ordinary ones: the shortest story passes a Romanian midnight now and then. */
const beginnings = [
  Date.UTC(2026, 9, 24, 19),
  Date.UTC(2026, 9, 24, 22, 30),
  Date.UTC(2027, 2, 27, 20),
  Date.UTC(2026, 11, 31, 19),
  Date.UTC(2026, 5, 10, 9),
  Date.UTC(2026, 7, 1, 19, 30),
];

export const beginningOf = (random: Random): number => random.pick(beginnings) + random.int(0, 3 * hourMs);

/** What is there on the first day. */
export function fillWorld(
  { sandbox: { world } }: Simulation,
  people: People,
  random: Random,
  extent: Extent,
): void {
  for (const cif of people.cifs) {
    const days = random.pick([1, 20, 59, 62]);
    world.addMessages(cif, random.pick(extent.messages), { days });
  }
}

const events: Record<string, Event> = {
  arrive: ({ sandbox: { world } }, people, random) => {
    const cif = random.pick(people.cifs);
    for (let n = random.int(1, 4); n > 0; n--) {
      const kind = random.pick(['received', 'sent', 'error', 'buyer_message_received', 'unknown'] as const);
      const createdAt = world.clock.now() - random.int(0, 30) * minuteMs;
      world.addMessage(cif, { kind, createdAt, numericIds: random.chance(0.2) });
    }
  },
  late: ({ sandbox: { world } }, people, random) => {
    const lagMs = random.pick([5, 25, 90, 300]) * minuteMs;
    world.addLate(random.pick(people.cifs), {
      lagMs,
      createdAt: world.clock.now() - random.int(0, 20) * minuteMs,
    });
  },
  trade: ({ sandbox: { world } }, people, random) => {
    if (people.cifs.length > 1)
      world.addTrade(people.cifs[0]!, people.cifs[1]!, { numericIds: random.chance(0.2) });
  },
  selfBilling: ({ sandbox: { world } }, people, random) => {
    world.addSelfBilling(random.pick(people.cifs));
  },
  repost: ({ sandbox: { world } }, people, random) => {
    const { messages } = world.getCompany(random.pick(people.cifs));
    if (messages.length === 0) return;
    const { id } = world.repost(random.pick(messages).id, { newUploadIndex: random.chance(0.5) });
    // The status names one id for an upload index: of two messages without id there would be no telling which is which.
    world.changeMessage(id, { hideId: false });
  },
  goneButListed: ({ sandbox: { world } }, people, random) => {
    world.addExpiredButListed(random.pick(people.cifs), random.chance(0.3) ? { hideId: true } : {});
  },
  /** A row without id, whose id ANAF tells in the list some time later, or never. */
  withoutId: ({ sandbox: { world }, time }, people, random) => {
    const state = random.pick(['ok', 'ok', 'in prelucrare'] as const);
    const { id, uploadIndex } = world.addMessage(random.pick(people.cifs), { hideId: true, state });
    if (random.chance(0.5))
      time.at(time.now() + random.int(1, 48) * hourMs, () => world.changeMessage(id, { hideId: false }));
    else time.at(time.now() + random.int(1, 72) * hourMs, () => world.setProcessingState(uploadIndex, 'ok'));
  },
  /** The id is there at first and missing for a while. */
  losesId: ({ sandbox: { world }, time }, people, random) => {
    const { messages } = world.getCompany(random.pick(people.cifs));
    if (messages.length === 0) return;
    const { id, uploadIndex } = random.pick(messages);
    if (world.index.byUploadIndex.get(uploadIndex)!.length > 1) return;
    world.changeMessage(id, { hideId: true });
    if (random.chance(0.7))
      time.at(time.now() + random.int(1, 30) * hourMs, () => world.changeMessage(id, { hideId: false }));
  },
  rightLost: ({ sandbox: { world }, time }, people, random) => {
    const [cif, serial] = [random.pick(people.cifs), random.pick(people.serials)];
    if (!world.getCertificate(serial).cifs.has(cif)) return;
    world.revoke(serial, cif);
    time.at(time.now() + random.int(1, 90) * hourMs, () => world.grant(serial, cif));
  },
  tokensUnknown: ({ sandbox: { tokens } }, people, random) => {
    tokens.invalidate({ serial: random.pick(people.serials), keepRefresh: random.chance(0.6) });
  },
  personConnects: (simulation, people, random) => {
    void connectAgain(simulation, random.pick(people.organisations).id, random.pick(people.serials)).catch(
      () => {},
    );
  },
  /** ANAF's clock and ours part, or meet again. */
  clocksPart: ({ sandbox: { clock } }, _cast, random) => {
    clock.offsetMs = random.pick([
      0,
      0,
      45_000,
      -45_000,
      150_000,
      -150_000,
      11 * minuteMs,
      -11 * minuteMs,
      hourMs,
    ]);
  },
};

const eventNames = Object.keys(events);

/** Spreads events over the time until then; each is traced when it happens. */
export function scheduleEvents(
  simulation: Simulation,
  people: People,
  random: Random,
  until: number,
  extent: Extent,
): void {
  const { time } = simulation;
  const count = random.int(...extent.events);
  for (let n = 0; n < count; n++) {
    const name = random.pick(eventNames);
    const at = random.int(time.now(), until);
    time.at(at, () => {
      simulation.trace(`event: ${name}`);
      events[name]!(simulation, people, random);
    });
  }
}
