/** What happens in a company's SPV, told in one call each: a season of messages, self-billing, trade, late rows, reposts. */

import { companyOf } from './documents/companies.ts';
import type { DocumentKind } from './documents/facts.ts';
import { createRandom, type Random, seedOf } from './documents/random.ts';
import { dayMs, minuteMs } from './durations.ts';
import { draft, type MessageSpec, nextNumber } from './world-draft.ts';
import type { Message, MessageKind } from './world-message.ts';
import type { WorldRegister } from './world-register.ts';

export interface Season {
  /** Spread over this many days before `until`. Default 30. */
  days?: number;
  /** Default ten minutes before now: what is newer may be in the margin that a careful client leaves. */
  until?: number;
  /** Weights of the kinds; by default 72 received, 20 sent, 5 errors, 2 + 1 buyer messages. */
  mix?: Partial<Record<MessageKind, number>>;
  /** One kind of document for all, instead of the generator's mix. */
  document?: DocumentKind;
  /** Sets these on every message. */
  each?: MessageSpec;
}

const usualMix = { received: 72, sent: 20, error: 5, buyer_message_received: 2, buyer_message_sent: 1 };

/** A season of `count` messages, oldest first, their numbers rising with time. */
export function addMessages(
  world: WorldRegister,
  cif: string,
  count: number,
  season: Season = {},
): Message[] {
  const company = world.getCompany(cif);
  const until = season.until ?? world.clock.now() - 10 * minuteMs;
  const spanMs = (season.days ?? 30) * dayMs;
  const random = createRandom(seedOf(`season ${cif} ${world.counters.id}`, world.seed));
  const moments = Array.from({ length: count }, () => until - random.int(0, spanMs)).sort((a, b) => a - b);
  const drafts = moments.map((createdAt) => {
    const kind = weighted(random, season.mix ?? usualMix);
    const document =
      season.document && (kind === 'received' || kind === 'sent') ? season.document : undefined;
    return draft(world, company, { kind, ...(document && { document }), createdAt, ...season.each });
  });
  return world.addDrafts(cif, drafts);
}

/**
 * A self-billed invoice. The filer's list has it as sent, the supplier's as received; without a supplier the company
 * invoices itself and its own list has both: one upload index, two download ids.
 */
export function addSelfBilling(
  world: WorldRegister,
  filer: string,
  o: { supplier?: string; createdAt?: number } = {},
): Message[] {
  const supplier = o.supplier ?? filer;
  const buyer = { cif: filer, name: world.getCompany(filer).name };
  const first = world.addMessage(filer, {
    ...(o.createdAt !== undefined && { createdAt: o.createdAt }),
    kind: 'sent',
    document: 'self_billing',
    filer,
    buyer,
    ...(supplier === filer ? { seller: buyer } : { seller: partyOf(world, supplier) }),
  });
  if (!world.companies.has(supplier)) return [first];
  return [first, world.addMessage(supplier, { ...shared(first), kind: 'received', filer })];
}

/** An invoice between two companies of this world: each list has its own message of the one document. */
export function addTrade(
  world: WorldRegister,
  seller: string,
  buyer: string,
  o: MessageSpec = {},
): [Message, Message] {
  world.getCompany(buyer);
  const sent = world.addMessage(seller, { ...o, kind: 'sent', partner: partyOf(world, buyer) });
  return [sent, world.addMessage(buyer, { ...shared(sent), kind: 'received' })];
}

/** A row that lists go on showing although its download is refused: the two clocks of ANAF count differently. */
export function addExpiredButListed(world: WorldRegister, cif: string, spec: MessageSpec = {}): Message {
  const now = world.clock.now();
  return world.addMessage(cif, {
    createdAt: now - 59.5 * dayMs,
    downloadUntil: now - 60 * minuteMs,
    ...spec,
  });
}

/** A row that shows up `lagMs` from now, with a creation minute that lists have passed by then. */
export function addLate(
  world: WorldRegister,
  cif: string,
  o: { lagMs: number; createdAt?: number } & MessageSpec,
): Message {
  const { lagMs, ...spec } = o;
  const now = world.clock.now();
  return world.addMessage(cif, { createdAt: now - 10 * minuteMs, ...spec, visibleFrom: now + lagMs });
}

/**
 * An old document put back into the system: today's row, months-old dates inside. Whether ANAF keeps the upload index
 * is unknown, so both ways can be asked for.
 */
export function repost(
  world: WorldRegister,
  id: string,
  o: { newUploadIndex?: boolean; createdAt?: number } = {},
): Message {
  const old = world.getMessage(id);
  const { id: _id, createdAt: _createdAt, downloadUntil: _until, hiddenFrom: _hidden, cif, ...rest } = old;
  const uploadIndex = o.newUploadIndex ? nextNumber(world, 'uploadIndex') : old.uploadIndex;
  const now = world.clock.now() - 10 * minuteMs;
  return world.addMessage(cif, { ...rest, uploadIndex, createdAt: o.createdAt ?? now });
}

const partyOf = (world: WorldRegister, cif: string) => ({
  cif,
  name: world.companies.get(cif)?.name ?? companyOf(cif).name,
});

/** What two messages of one document have in common. */
function shared({ uploadIndex, seller, buyer, document, seed, issuedOn, createdAt }: Message): MessageSpec {
  return { uploadIndex, seller, buyer, document, seed, issuedOn, createdAt };
}

function weighted(random: Random, weights: Partial<Record<MessageKind, number>>): MessageKind {
  const entries = Object.entries(weights) as [MessageKind, number][];
  let left = random.int(
    1,
    entries.reduce((sum, [, weight]) => sum + weight, 0),
  );
  for (const [kind, weight] of entries) {
    left -= weight;
    if (left <= 0) return kind;
  }
  return 'received';
}
