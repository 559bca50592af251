/** Case, spaces, punctuation and leading zeros do not matter: `fv 0012/26` is `FV-12/26`. Null when nothing is left. Pure. */
export function normaliseNumber(number: string | null): string | null {
  const parts = (number ?? '')
    .normalize('NFKD')
    .toUpperCase()
    .match(/[A-Z]+|\d+/g);
  return parts?.map((part) => part.replace(/^0+(?=\d)/, '')).join('') ?? null;
}
