/** ZIPs with wrong sizes, checksums, methods and offsets, and other bytes where a ZIP was expected. */
import type { Random } from '../../sandbox/documents/random.ts';

type Lie = (zip: Buffer, random: Random) => Buffer;

export function mutateZip(zip: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(zip);
  for (let lies = random.int(1, 3); lies > 0; lies--) bytes = random.pick(lie)(bytes, random);
  return bytes;
}

const lie: Lie[] = [
  flipBits,
  flipBits,
  truncate,
  cut,
  directoryLie,
  directoryLie,
  directoryLie,
  directoryLie,
  localLie,
  endLie,
  endLie,
  comment,
  before,
  behind,
  twice,
  somethingElse,
];

function at(bytes: Buffer, random: Random): number {
  return random.int(0, Math.max(0, bytes.length - 1));
}

function flipBits(zip: Buffer, random: Random): Buffer {
  if (zip.length > 0)
    for (let n = random.int(1, 6); n > 0; n--) zip[at(zip, random)]! ^= 1 << random.int(0, 7);
  return zip;
}

function truncate(zip: Buffer, random: Random): Buffer {
  return zip.subarray(0, at(zip, random));
}

function cut(zip: Buffer, random: Random): Buffer {
  const from = at(zip, random);
  return Buffer.concat([zip.subarray(0, from), zip.subarray(from + random.int(1, 100))]);
}

/** Writes into a record that starts with `signature`: [offset, width] of its fields, and values that lie. */
function lieIn(
  zip: Buffer,
  signature: string,
  fields: readonly (readonly [number, 2 | 4])[],
  random: Random,
): Buffer {
  const places: number[] = [];
  for (let i = zip.indexOf(signature, 0, 'latin1'); i >= 0; i = zip.indexOf(signature, i + 1, 'latin1'))
    places.push(i);
  if (places.length === 0) return zip;
  const [offset, width] = random.pick(fields);
  const place = random.pick(places) + offset;
  if (place + width > zip.length) return zip;
  const values = [0, 1, 8, 12, 99, 0xffff, 1_000, 90_000_000, 100_000_000, 0x7fffffff, 0xffffffff];
  const now = width === 2 ? zip.readUInt16LE(place) : zip.readUInt32LE(place);
  const value = random.chance(0.3) ? now + random.int(-2, 2) : random.pick(values);
  if (width === 2) zip.writeUInt16LE(value & 0xffff, place);
  else zip.writeUInt32LE(value >>> 0, place);
  return zip;
}

function directoryLie(zip: Buffer, random: Random): Buffer {
  // Flags, method, checksum, packed size, size, lengths of name, extra and comment, offset.
  const fields = [
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [42, 4],
  ] as const;
  return lieIn(zip, 'PK\x01\x02', fields, random);
}

function localLie(zip: Buffer, random: Random): Buffer {
  const fields = [
    [6, 2],
    [8, 2],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ] as const;
  return lieIn(zip, 'PK\x03\x04', fields, random);
}

function endLie(zip: Buffer, random: Random): Buffer {
  const fields = [
    [4, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ] as const;
  return lieIn(zip, 'PK\x05\x06', fields, random);
}

function comment(zip: Buffer, random: Random): Buffer {
  const text = Buffer.alloc(random.int(1, 60_000), random.pick(['PK\x05\x06', 'x', '\0']));
  if (zip.length >= 2) zip.writeUInt16LE(text.length, zip.length - 2);
  return Buffer.concat([zip, text]);
}

function before(zip: Buffer, random: Random): Buffer {
  return Buffer.concat([Buffer.from(random.pick(['PK', 'PK\x03\x04', '\ufeff', 'MZ\0\0'])), zip]);
}

function behind(zip: Buffer, random: Random): Buffer {
  return Buffer.concat([zip, Buffer.alloc(random.int(1, 70_000), random.pick(['x', 'PK\x01\x02', '\0']))]);
}

function twice(zip: Buffer): Buffer {
  return Buffer.concat([zip, zip]);
}

function somethingElse(_zip: Buffer, random: Random): Buffer {
  return Buffer.from(
    random.pick([
      '',
      '{"eroare":"x"}',
      '<html></html>',
      '%PDF-1.4',
      'PK\x05\x06',
      'PK\x03\x04',
      `PK\x05\x06${'\0'.repeat(18)}`,
    ]),
    'latin1',
  );
}
