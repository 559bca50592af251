/** Whether a company is meant by what is typed. Pure. */

/** Names match without diacritics; tax IDs by their first digits, with or without RO. */
export function matchesCompany({ name, cif }: { name: string | null; cif: string }, text: string): boolean {
  const sought = plain(text);
  if (sought === '') return true;
  return cif.startsWith(sought.replace(/^ro\s*/, '')) || plain(name ?? '').includes(sought);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

export function labelOfCompany({ name, cif }: { name: string | null; cif: string }): string {
  return name ? `${name} · ${cif}` : cif;
}
