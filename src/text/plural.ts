/** Counted nouns. Pure. */

/** In Romanian a "de" stands between a count and its noun from 20 on, but not after 101 to 119: `20 de mesaje`, `101 mesaje`. */
export function withDe(n: number): string {
  const rest = Math.abs(n) % 100;
  return n !== 0 && (rest === 0 || rest >= 20) ? `${n} de` : `${n}`;
}

/** @param one the whole of it, with its article: `un mesaj` */
export function countRo(n: number, one: string, many: string): string {
  return n === 1 ? one : `${withDe(n)} ${many}`;
}

export function countEn(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
