/** Why bytes are not the text that their XML declaration says: which byte, or which part of the declaration. Pure, and linear. */

/** Null when nothing of that sort is wrong. */
export function encodingFault(bytes: Uint8Array): string | null {
  const wide = bytes.length >= 2 && (bytes[0] === 0 || bytes[1] === 0 || bytes[0]! >= 0xfe);
  if (wide) return null;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_000)).toString('latin1');
  const declaration =
    /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*\?>/.exec(head)?.[0]?.replace(/^\xef\xbb\xbf/, '') ?? '';
  if (declaration !== '' && !/^<\?xml\s+version\s*=/.test(declaration))
    return `the XML declaration has to begin with a version: ${declaration}`;
  const encoding = /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? 'UTF-8';
  if (/^(utf-?16|utf-?32|ucs-?[24])/i.test(encoding))
    return `the XML declaration says ${encoding}, and the bytes are not in it`;
  const at = /^utf-?8$/i.test(encoding)
    ? firstInvalidUtf8(bytes)
    : /^(us-)?ascii$/i.test(encoding)
      ? bytes.findIndex((byte) => byte >= 0x80)
      : -1;
  if (at === -1) return null;
  const byte = bytes[at]!.toString(16).padStart(2, '0').toUpperCase();
  const said = declaration.includes('encoding') ? `the ${encoding} that its declaration says` : 'UTF-8';
  return `the byte 0x${byte} at offset ${at}, in line ${lineOf(bytes, at)}, is not ${said}`;
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line++;
  return line;
}

/** Where a sequence begins that is no character of Unicode (RFC 3629, section 4). */
function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceAt(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** How many bytes the character has that begins here; 0 when none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >= 0xe0 && first <= 0xef
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const [least, most] =
    first === 0xe0
      ? [0xa0, 0xbf]
      : first === 0xed
        ? [0x80, 0x9f]
        : first === 0xf0
          ? [0x90, 0xbf]
          : first === 0xf4
            ? [0x80, 0x8f]
            : [0x80, 0xbf];
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
