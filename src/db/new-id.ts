/**
 * Ids of rows in large tables: UUIDv7 (RFC 9562), made here because PostgreSQL 15 has no function for it. They grow with
 * time, so that new rows share the last pages of an index instead of touching one page each: with random ids every
 * message costs a few full pages of WAL in a large ledger.
 */
import { randomFillSync } from 'node:crypto';

type Fill = (bytes: Uint8Array) => void;

const randomBytesOfId = 10;
const idsOfOneFill = 256;
/** 12 bits after the version and the upper 14 after the variant. */
const counterLimit = 2 ** 26;

let next: (unixMs: number) => string;
drawIdsFrom(randomFillSync);

/** Sorts after every id that this process made before, as text and as PostgreSQL's uuid. */
export function newId(now: Date): string {
  return next(now.getTime());
}

/** For the simulation, whose seeds must always see the same ids. The sequence starts from the beginning. */
export function drawIdsFrom(fill: Fill): void {
  next = createUuidV7(fill);
}

/**
 * 48 bits of milliseconds, a counter of 26 bits, and 48 random bits. The counter starts at a random number in its lower
 * half at each new millisecond. A clock that goes back, and a counter that is full, go on from the latest millisecond.
 */
export function createUuidV7(fill: Fill): (unixMs: number) => string {
  const random = Buffer.alloc(randomBytesOfId * idsOfOneFill);
  let used = random.length;
  let latestMs = 0;
  let counter = 0;
  return (unixMs) => {
    if (used === random.length) {
      fill(random);
      used = 0;
    }
    const start = random.readUInt32BE(used) >>> 7;
    const tail = random.toString('hex', used + 4, used + randomBytesOfId);
    used += randomBytesOfId;
    if (unixMs > latestMs) {
      latestMs = unixMs;
      counter = start;
    } else if (++counter === counterLimit) {
      latestMs++;
      counter = start;
    }
    const ms = latestMs.toString(16).padStart(12, '0');
    const upper = (0x7000 | (counter >>> 14)).toString(16);
    const lower = (0x8000 | (counter & 0x3fff)).toString(16);
    return `${ms.slice(0, 8)}-${ms.slice(8)}-${upper}-${lower}-${tail}`;
  };
}
