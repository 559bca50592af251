/** What a browser remembers of its reader: language, scheme, density, folded parts. Nothing of anybody's data. */

type Name = 'language' | 'scheme' | 'density' | 'nav' | (string & {});

export function readSetting(name: Name): string | null {
  try {
    return localStorage.getItem(`efactura.${name}`);
  } catch {
    // Where storage is barred everything is as on a first visit.
    return null;
  }
}

export function writeSetting(name: Name, value: string): void {
  try {
    localStorage.setItem(`efactura.${name}`, value);
  } catch {}
}
