/** The text of a file of unknown encoding: by its byte order mark, or by what its bytes exclude. Pure. */

/** UTF-8 and UTF-16 with or without a mark; what is neither comes from a Romanian Windows. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 2_000);
  if (start.includes(0)) return zeroes(start, 0) > zeroes(start, 1) ? 'utf-16be' : 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1250';
}

/** Latin text has a zero in every second byte of UTF-16. */
function zeroes(bytes: Uint8Array, from: 0 | 1): number {
  let n = 0;
  for (let i = from; i < bytes.length; i += 2) if (bytes[i] === 0) n++;
  return n;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
