/**
 * JSON on one line, for files, logs and streams that are read line by line. JSON escapes the controls below U+0020 but
 * not U+0085, U+2028 and U+2029, at which Node's readline, Python's splitlines and others end a line. Pure.
 */

export function writeJsonLine(value: unknown): string {
  return escapeLineBreaks(JSON.stringify(value));
}

/** @param json written already; outside of its strings it has none of these characters */
export function escapeLineBreaks(json: string): string {
  return json.replace(/[\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
