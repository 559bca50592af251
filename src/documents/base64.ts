/** Embedded files as real programs write them: padding missing, broken into lines, with CRLF. Pure. */

const shape = /^[A-Za-z0-9+/]*={0,2}$/;

/** How many bytes it decodes to, or null when it is no base64. */
export function base64Size(text: string): number | null {
  const compact = compacted(text);
  if (!shape.test(compact)) return null;
  const digits = compact.endsWith('==') ? compact.length - 2 : compact.length - Number(compact.endsWith('='));
  // Of a last group, one digit alone says nothing.
  return digits % 4 === 1 ? null : Math.floor((digits * 3) / 4);
}

/** Null when it is no base64. */
export function decodeBase64(text: string): Buffer | null {
  return base64Size(text) === null ? null : Buffer.from(compacted(text), 'base64');
}

function compacted(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text;
}
