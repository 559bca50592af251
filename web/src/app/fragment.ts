/** Filters as the address's fragment (`#company=…&late=true`) and back. Pure. */

export type Filters = Record<string, string>;

/** Unknown names and empty values are ignored: a link from elsewhere must not break a page. */
export function readFragment<Name extends string>(
  hash: string,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  for (const name of names) {
    const value = given.get(name);
    if (value !== null && value !== '') found[name] = value.slice(0, 200);
  }
  return found;
}

/** Without the `#`; '' without filters. In the order of the names, so that equal filters have equal links. */
export function writeFragment(filters: Partial<Record<string, string | undefined>>): string {
  const written = new URLSearchParams();
  for (const name of Object.keys(filters).sort()) {
    const value = filters[name];
    if (value !== undefined && value !== '') written.set(name, value);
  }
  return written.toString();
}
