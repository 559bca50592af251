/** The records of a ZIP: an entry's header, its line in the directory, the directory's end. Pure. */

export interface WrittenEntry {
  path: string;
  modifiedAt: Date;
  /** Not deflated. */
  stored: boolean;
  crc: number;
  bytes: number;
  compressedBytes: number;
}

const utf8Names = 0x0800;
const versionOf = { plain: 20, zip64: 45 };
const most32 = 0xffff_ffff;
const most16 = 0xffff;

/** @throws RangeError for an entry of 4 GB or more: none of ours is near it */
export function localHeader(entry: WrittenEntry): Buffer {
  if (entry.bytes >= most32 || entry.compressedBytes >= most32)
    throw new RangeError(`${entry.path} is too large for a pack`);
  const name = Buffer.from(entry.path);
  const record = Buffer.alloc(30);
  record.writeUInt32LE(0x0403_4b50, 0);
  record.writeUInt16LE(versionOf.plain, 4);
  writeShared(record, 6, entry, name.length);
  return Buffer.concat([record, name]);
}

/** What both records of an entry have in common, from the flags to the length of the extra field. */
function writeShared(record: Buffer, at: number, entry: WrittenEntry, nameBytes: number): void {
  const { date, time } = dosTime(entry.modifiedAt);
  record.writeUInt16LE(utf8Names, at);
  record.writeUInt16LE(entry.stored ? 0 : 8, at + 2);
  record.writeUInt16LE(time, at + 4);
  record.writeUInt16LE(date, at + 6);
  record.writeUInt32LE(entry.crc, at + 8);
  record.writeUInt32LE(entry.compressedBytes, at + 12);
  record.writeUInt32LE(entry.bytes, at + 16);
  record.writeUInt16LE(nameBytes, at + 20);
}

/** Lines wait in slabs: a small buffer of its own for each would cost more than it holds. */
const slabBytes = 256 * 1024;

export function createDirectory() {
  let slab = Buffer.allocUnsafeSlow(slabBytes);
  let used = 0;
  let entries = 0;
  let bytes = 0;
  return {
    /**
     * @param offset of its header in the ZIP
     * @returns a slab of the lines before it when one is full: the caller keeps it until the end
     */
    add(entry: WrittenEntry, offset: number): Buffer | undefined {
      const line = directoryLine(entry, offset);
      let full: Buffer | undefined;
      if (used + line.length > slabBytes) {
        full = slab.subarray(0, used);
        slab = Buffer.allocUnsafeSlow(slabBytes);
        used = 0;
      }
      used += line.copy(slab, used);
      bytes += line.length;
      entries++;
      return full;
    },
    /**
     * What comes after the slabs that were handed over.
     * @param offset where the directory begins
     */
    end(offset: number): Buffer[] {
      return [slab.subarray(0, used), ...endRecords({ entries, bytes, offset })];
    },
  };
}

function directoryLine(entry: WrittenEntry, offset: number): Buffer {
  const name = Buffer.from(entry.path);
  const far = offset >= most32;
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x0201_4b50, 0);
  // Made on Unix, where the mode below means something.
  record.writeUInt16LE((3 << 8) | (far ? versionOf.zip64 : versionOf.plain), 4);
  record.writeUInt16LE(far ? versionOf.zip64 : versionOf.plain, 6);
  writeShared(record, 8, entry, name.length);
  record.writeUInt16LE(far ? 12 : 0, 30);
  record.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  record.writeUInt32LE(far ? most32 : offset, 42);
  if (!far) return Buffer.concat([record, name]);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return Buffer.concat([record, name, extra]);
}

function endRecords({
  entries,
  bytes,
  offset,
}: {
  entries: number;
  bytes: number;
  offset: number;
}): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(Math.min(entries, most16), 8);
  end.writeUInt16LE(Math.min(entries, most16), 10);
  end.writeUInt32LE(Math.min(bytes, most32), 12);
  end.writeUInt32LE(Math.min(offset, most32), 16);
  if (entries < most16 && bytes < most32 && offset < most32) return [end];
  const zip64 = Buffer.alloc(56);
  zip64.writeUInt32LE(0x0606_4b50, 0);
  zip64.writeBigUInt64LE(44n, 4);
  zip64.writeUInt16LE((3 << 8) | versionOf.zip64, 12);
  zip64.writeUInt16LE(versionOf.zip64, 14);
  zip64.writeBigUInt64LE(BigInt(entries), 24);
  zip64.writeBigUInt64LE(BigInt(entries), 32);
  zip64.writeBigUInt64LE(BigInt(bytes), 40);
  zip64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x0706_4b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return [zip64, locator, end];
}

/** To two seconds, from 1980 to 2107, in a clock that the format leaves open: UTC. */
function dosTime(instant: Date): { date: number; time: number } {
  const year = Math.min(Math.max(instant.getUTCFullYear(), 1980), 2107) - 1980;
  const [hour, minute, second] = [instant.getUTCHours(), instant.getUTCMinutes(), instant.getUTCSeconds()];
  return {
    date: (year << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate(),
    time: (hour << 11) | (minute << 5) | (second >> 1),
  };
}
