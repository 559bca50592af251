/** Small texts that both syntaxes write alike. */

/** `STI 09310000-5`: which list, then the code. */
export function classification(list: string | null, code: string | null): string | null {
  return list === null || code === null ? code : `${list} ${code}`;
}

/** XML Schema has two ways to write it. */
export function isTrue(written: string | null): boolean {
  return written?.toLowerCase() === 'true' || written === '1';
}
