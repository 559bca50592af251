/** How large the entries of a ZIP say that they are, from its central directory alone: nothing is opened. Pure. */

const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** The end record is the last thing in a file, but for a comment of 64 kB at most. */
const mostTailBytes = 22 + 0xffff;
/** More are refused when the ZIP is opened. */
const mostEntries = 100;

/** The sum of what the entries declare; 0 for bytes that are no ZIP, which are refused soon. */
export function declaredSize(zip: Buffer): number {
  const end = findEnd(zip);
  if (end === -1) return 0;
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let n = 0; n < mostEntries && at + 46 <= zip.length; n++) {
    if (zip.readUInt32LE(at) !== entrySignature) break;
    total += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - mostTailBytes); at--)
    if (zip.readUInt32LE(at) === endSignature) return at;
  return -1;
}
