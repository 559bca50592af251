/** The header that names a file for the browser that keeps or shows it (RFC 6266). */

export function dispositionOf(kind: 'attachment' | 'inline', fileName: string): string {
  return `${kind}; ${nameParameter(fileName)}`;
}

/** A name with characters beyond ASCII is in a second parameter too, `filename*` (RFC 8187), which old programs ignore. */
function nameParameter(given: string): string {
  // A header may hold no control characters, and a lone surrogate has no UTF-8.
  const name = given.toWellFormed().replace(/\p{Cc}/gu, '_');
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  if (ascii === name) return `filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
