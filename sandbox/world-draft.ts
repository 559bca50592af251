/** Completes a message from the little that a test or a script says of it. */

import type { Clock } from './clock.ts';
import { companyOf, inventCif } from './documents/companies.ts';
import type { DocumentKind } from './documents/facts.ts';
import { pickKind } from './documents/generate.ts';
import { createRandom, seedOf } from './documents/random.ts';
import { dayMs, minuteMs } from './durations.ts';
import type { Company } from './world-index.ts';
import type { Message, MessageKind, Party } from './world-message.ts';

/** What a draft needs to know of the world it is for. */
export interface DraftWorld {
  readonly seed: number;
  readonly clock: Clock;
  readonly companies: ReadonlyMap<string, Company>;
  readonly partners: readonly Party[];
  readonly counters: { uploadIndex: number; id: number };
}

/** All optional. `partner` is the other party; a kind of document that does not suit the message is the caller's doing. */
export type MessageSpec = Partial<Omit<Message, 'cif' | 'seller' | 'buyer'>> & {
  partner?: Party | string;
  seller?: Party;
  buyer?: Party;
  xml?: Uint8Array | string;
  zip?: Uint8Array;
};

export function draft(world: DraftWorld, company: Company, spec: MessageSpec): Message {
  const { partner: _, xml, zip, ...given } = spec;
  const kind = spec.kind ?? 'received';
  const uploadIndex = spec.uploadIndex ?? nextNumber(world, 'uploadIndex');
  const seed = spec.seed ?? seedOf(`document ${uploadIndex}`, world.seed) >>> 0;
  const document = spec.document ?? documentFor(kind, seed);
  const createdAt = toMinute(spec.createdAt ?? world.clock.now() - 10 * minuteMs);
  const message: Message = {
    ...given,
    ...partiesFor(world, company, kind, document, seed, spec),
    cif: company.cif,
    id: spec.id ?? nextNumber(world, 'id'),
    uploadIndex,
    kind,
    createdAt,
    document,
    seed,
    issuedOn: spec.issuedOn ?? new Date(createdAt - (seed % 5) * dayMs).toISOString().slice(0, 10),
  };
  if (xml !== undefined) message.xmlBase64 = Buffer.from(xml).toString('base64');
  if (zip !== undefined) message.zipBase64 = Buffer.from(zip).toString('base64');
  return message;
}

const toMinute = (at: number): number => Math.floor(at / minuteMs) * minuteMs;

/** Numbers rise by uneven steps, as in a service that a whole country shares. */
export function nextNumber(world: DraftWorld, which: 'uploadIndex' | 'id'): string {
  const last = world.counters[which];
  world.counters[which] = last + 1 + ((seedOf(String(last), world.seed) >>> 0) % 7);
  return String(world.counters[which]);
}

function documentFor(kind: MessageKind, seed: number): DocumentKind {
  if (kind === 'error') return 'error_file';
  if (kind === 'buyer_message_received' || kind === 'buyer_message_sent') return 'buyer_message';
  const document = pickKind(seed);
  // The generator's mix is of all messages; what is no invoice has kinds of its own here, and so has self-billing.
  if (document === 'error_file' || document === 'buyer_message' || document === 'self_billing')
    return 'invoice';
  // A company is never the private buyer of what it received.
  if (document === 'b2c_buyer' && kind !== 'sent') return 'invoice';
  return document;
}

/** The company sells what it sent and buys what it received. A buyer's message goes from buyer to seller. */
function partiesFor(
  world: DraftWorld,
  company: Company,
  kind: MessageKind,
  document: DocumentKind,
  seed: number,
  spec: MessageSpec,
): { seller: Party; buyer: Party } {
  const own = company.party;
  const other = partnerFor(world, document, seed, spec.partner);
  const sells = kind === 'sent' || kind === 'error' || kind === 'buyer_message_received';
  return {
    seller: spec.seller ?? (sells ? own : other),
    buyer: spec.buyer ?? (sells ? other : own),
  };
}

function partnerFor(
  world: DraftWorld,
  document: DocumentKind,
  seed: number,
  partner: Party | string | undefined,
): Party {
  if (typeof partner === 'string')
    return { cif: partner, name: world.companies.get(partner)?.name ?? companyOf(partner).name };
  if (partner) return partner;
  if (document === 'b2c_buyer') return { cif: '0000000000000', name: 'Persoană fizică' };
  return world.partners[seed % partnerCount] as Party;
}

const partnerCount = 40;

export function inventPartners(seed: number): Party[] {
  const random = createRandom(seedOf('partners', seed));
  return Array.from({ length: partnerCount }, () => inventCif(random)).map((cif) => ({
    cif,
    name: companyOf(cif).name,
  }));
}
