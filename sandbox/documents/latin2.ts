/** ISO-8859-2 for Romanian texts: the cedilla letters are in it, the comma ones are not. */

const TABLE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Ă: 0xc3,
    ă: 0xe3,
    Â: 0xc2,
    â: 0xe2,
    Î: 0xce,
    î: 0xee,
    Ş: 0xaa,
    ş: 0xba,
    Ţ: 0xde,
    ţ: 0xfe,
    '×': 0xd7,
    É: 0xc9,
    é: 0xe9,
    Ö: 0xd6,
    ö: 0xf6,
  }),
);

/** True when every character has a byte in the table. */
export function isLatin2(text: string): boolean {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 0x7f && !TABLE.has(text.charAt(i))) return false;
  return true;
}

/** The caller has replaced what has no byte by character references. */
export function toLatin2(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = TABLE.get(text.charAt(i)) ?? text.charCodeAt(i);
  return bytes;
}
