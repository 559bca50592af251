/** The filter of the portfolio. Pure. */
import type { PortfolioRow } from '../../api/shapes.ts';

export const chips = ['needs', 'pending', 'denied', 'off', 'inactive', 'notVat'] as const;
export type Chip = (typeof chips)[number];

type Row = Pick<PortfolioRow, 'name' | 'cif' | 'tasks' | 'access' | 'syncEnabled'> & {
  counts: { pending: number };
  registry: Pick<NonNullable<PortfolioRow['registry']>, 'found' | 'inactive' | 'vatRegistered'> | null;
};

/** Names match without diacritics; tax IDs by their first digits, with or without RO. */
export function matches(row: Row, text: string, chip: Chip | undefined): boolean {
  return matchesChip(row, chip) && matchesText(row, text);
}

function matchesChip(row: Row, chip: Chip | undefined): boolean {
  switch (chip) {
    case 'needs':
      return row.tasks > 0;
    case 'pending':
      return row.counts.pending > 0;
    case 'denied':
      return row.access === 'denied';
    case 'off':
      return !row.syncEnabled;
    // One that the registry does not know is looked for among these.
    case 'inactive':
      return row.registry !== null && (row.registry.inactive || !row.registry.found);
    case 'notVat':
      return row.registry?.vatRegistered === false;
    default:
      return true;
  }
}

export function matchesText({ name, cif }: Pick<Row, 'name' | 'cif'>, text: string): boolean {
  const sought = plain(text);
  if (sought === '') return true;
  return cif.startsWith(sought.replace(/^ro\s*/, '')) || plain(name ?? '').includes(sought);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
