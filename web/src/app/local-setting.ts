/** Settings kept in this browser: language, scheme, density, collapsed menu. No data of the organisation. */

type Name = 'language' | 'scheme' | 'density' | 'nav' | (string & {});

export function readSetting(name: Name): string | null {
  try {
    return localStorage.getItem(`efactura.${name}`);
  } catch {
    // If storage is blocked, every visit is like the first.
    return null;
  }
}

export function writeSetting(name: Name, value: string): void {
  try {
    localStorage.setItem(`efactura.${name}`, value);
  } catch {}
}
