/** Names of settings that nothing reads and that look like one of ours: a letter too many, two swapped, a prefix of ours. Pure. */

const prefixes = ['EFACTURA_', 'ANAF_', 'WEBHOOK_', 'SECRET_KEY', 'DATABASE_'];
const fewestLetters = 5;

/** Read by clients and commands, not by the service. */
const others = ['EFACTURA_API_KEY', 'EFACTURA_URL'];

export interface Misspelt {
  name: string;
  /** The one that was probably meant; undefined when none is near. */
  meant: string | undefined;
}

/** @param given names of the environment; @param known names that the program reads */
export function findMisspelt(given: string[], known: ReadonlySet<string>): Misspelt[] {
  return given
    .filter((name) => !known.has(name) && !others.includes(name))
    .flatMap((name) => {
      const meant = [...known].find(
        (one) => one.length >= fewestLetters && distance(name, one) <= allowed(one),
      );
      const isOurs = prefixes.some((prefix) => name.startsWith(prefix));
      return meant !== undefined || isOurs ? [{ name, meant }] : [];
    });
}

/** In short names two changes make another word. */
function allowed(name: string): number {
  return name.length >= 9 ? 2 : 1;
}

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
