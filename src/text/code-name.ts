/** The name of a code from a document, in a catalogue's table. Pure. */

/** Own keys only: a document may say that its currency is `constructor`. */
export function codeName(names: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined;
}
