/**
 * Writes ZIP archives in the shape of ANAF's: deflate, flags 0x808 (data descriptors, UTF-8 names), create system 0.
 * The sizes and the CRC in local headers are zero, so a reader that trusts them fails. No library writes just this.
 */

import { crc32, deflateRawSync } from 'node:zlib';
import { dosTime } from './bucharest.ts';

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

const flags = 0x808;
const deflate = 8;
const version = 20;

export function zip(entries: readonly ZipEntry[], modifiedAt: number): Buffer {
  const stamp = dosTime(modifiedAt);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(bytes);
    const sizes = { crc: crc32(bytes), packed: packed.length, plain: bytes.length };
    const local = localHeader(nameBytes.length, stamp);
    const descriptor = dataDescriptor(sizes);
    parts.push(local, nameBytes, packed, descriptor);
    directory.push(directoryHeader(nameBytes.length, stamp, sizes, offset), nameBytes);
    offset += local.length + nameBytes.length + packed.length + descriptor.length;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...parts, ...directory, endRecord(entries.length, directorySize, offset)]);
}

type Stamp = { date: number; time: number };
type Sizes = { crc: number; packed: number; plain: number };

function localHeader(nameLength: number, stamp: Stamp): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflate, 8);
  header.writeUInt16LE(stamp.time, 10);
  header.writeUInt16LE(stamp.date, 12);
  header.writeUInt16LE(nameLength, 26);
  return header;
}

function dataDescriptor(sizes: Sizes): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(sizes.crc, 4);
  descriptor.writeUInt32LE(sizes.packed, 8);
  descriptor.writeUInt32LE(sizes.plain, 12);
  return descriptor;
}

function directoryHeader(nameLength: number, stamp: Stamp, sizes: Sizes, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  // The high byte is the create system: 0 is FAT, as in the genuine files.
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflate, 10);
  header.writeUInt16LE(stamp.time, 12);
  header.writeUInt16LE(stamp.date, 14);
  header.writeUInt32LE(sizes.crc, 16);
  header.writeUInt32LE(sizes.packed, 20);
  header.writeUInt32LE(sizes.plain, 24);
  header.writeUInt16LE(nameLength, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
