/** What happens to a company's SPV in a seed: messages arrive, late or without id or twice; rights and tokens come and go; clocks part. */
import type { Random } from '../../sandbox/documents/random.ts';
import type { Extent } from './extent.ts';
import { type Cast, connectAgain } from './people.ts';
import type { Stage } from './stage.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Event = (stage: Stage, cast: Cast, random: Random) => void;

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
export function fillWorld({ sandbox: { world } }: Stage, cast: Cast, random: Random, extent: Extent): void {
  for (const cif of cast.cifs) {
    const days = random.pick([1, 20, 59, 62]);
    world.addMessages(cif, random.pick(extent.messages), { days });
  }
}

const events: Record<string, Event> = {
  arrive: ({ sandbox: { world } }, cast, random) => {
    const cif = random.pick(cast.cifs);
    for (let n = random.int(1, 4); n > 0; n--) {
      const kind = random.pick(['received', 'sent', 'error', 'buyer_message_received', 'unknown'] as const);
      const createdAt = world.clock.now() - random.int(0, 30) * minuteMs;
      world.addMessage(cif, { kind, createdAt, numericIds: random.chance(0.2) });
    }
  },
  late: ({ sandbox: { world } }, cast, random) => {
    const lagMs = random.pick([5, 25, 90, 300]) * minuteMs;
    world.addLate(random.pick(cast.cifs), {
      lagMs,
      createdAt: world.clock.now() - random.int(0, 20) * minuteMs,
    });
  },
  trade: ({ sandbox: { world } }, cast, random) => {
    if (cast.cifs.length > 1)
      world.addTrade(cast.cifs[0]!, cast.cifs[1]!, { numericIds: random.chance(0.2) });
  },
  selfBilling: ({ sandbox: { world } }, cast, random) => {
    world.addSelfBilling(random.pick(cast.cifs));
  },
  repost: ({ sandbox: { world } }, cast, random) => {
    const { messages } = world.getCompany(random.pick(cast.cifs));
    if (messages.length === 0) return;
    const { id } = world.repost(random.pick(messages).id, { newUploadIndex: random.chance(0.5) });
    // The status names one id for an upload index: of two messages without id nobody could say which is which.
    world.changeMessage(id, { hideId: false });
  },
  goneButListed: ({ sandbox: { world } }, cast, random) => {
    world.addExpiredButListed(random.pick(cast.cifs), random.chance(0.3) ? { hideId: true } : {});
  },
  /** A row without id, whose id ANAF tells in the list some time later, or never. */
  withoutId: ({ sandbox: { world }, time }, cast, random) => {
    const state = random.pick(['ok', 'ok', 'in prelucrare'] as const);
    const { id, uploadIndex } = world.addMessage(random.pick(cast.cifs), { hideId: true, state });
    if (random.chance(0.5))
      time.at(time.now() + random.int(1, 48) * hourMs, () => world.changeMessage(id, { hideId: false }));
    else time.at(time.now() + random.int(1, 72) * hourMs, () => world.setProcessingState(uploadIndex, 'ok'));
  },
  /** The id is there at first and missing for a while. */
  losesId: ({ sandbox: { world }, time }, cast, random) => {
    const { messages } = world.getCompany(random.pick(cast.cifs));
    if (messages.length === 0) return;
    const { id, uploadIndex } = random.pick(messages);
    if (world.index.byUploadIndex.get(uploadIndex)!.length > 1) return;
    world.changeMessage(id, { hideId: true });
    if (random.chance(0.7))
      time.at(time.now() + random.int(1, 30) * hourMs, () => world.changeMessage(id, { hideId: false }));
  },
  rightLost: ({ sandbox: { world }, time }, cast, random) => {
    const [cif, serial] = [random.pick(cast.cifs), random.pick(cast.serials)];
    if (!world.getCertificate(serial).cifs.has(cif)) return;
    world.revoke(serial, cif);
    time.at(time.now() + random.int(1, 90) * hourMs, () => world.grant(serial, cif));
  },
  tokensUnknown: ({ sandbox: { tokens } }, cast, random) => {
    tokens.invalidate({ serial: random.pick(cast.serials), keepRefresh: random.chance(0.6) });
  },
  personConnects: (stage, cast, random) => {
    void connectAgain(stage, random.pick(cast.organisations).id, random.pick(cast.serials)).catch(() => {});
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

export const eventNames = Object.keys(events);

/** Strews events over the days; each is told when it happens. */
export function scheduleEvents(
  stage: Stage,
  cast: Cast,
  random: Random,
  until: number,
  extent: Extent,
): void {
  const { time } = stage;
  const count = random.int(...extent.events);
  for (let n = 0; n < count; n++) {
    const name = random.pick(eventNames);
    const at = random.int(time.now(), until);
    time.at(at, () => {
      stage.tell(`event: ${name}`);
      events[name]!(stage, cast, random);
    });
  }
}

export { dayMs, hourMs, minuteMs };
