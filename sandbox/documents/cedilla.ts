/** Turns the comma letters to the cedilla ones, as software older than Unicode 3.0 writes Romanian. */

const OLD: Record<string, string> = { ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ' };

/** Every text inside a plain value, in place where it is not a text itself. */
export function withCedilla<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/[șțȘȚ]/g, (letter) => OLD[letter] ?? letter) as T;
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record)) record[key] = withCedilla(record[key]);
  }
  return value;
}
