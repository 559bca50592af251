/** The filter of the portfolio. Pure. */
import type { PortfolioRow } from '../../api/shapes.ts';
import { matchesCompany } from '../../format/matches-company.ts';

export const chips = ['needs', 'pending', 'denied', 'off', 'inactive', 'notVat'] as const;
export type Chip = (typeof chips)[number];

type Row = Pick<PortfolioRow, 'name' | 'cif' | 'tasks' | 'access' | 'syncEnabled'> & {
  counts: { pending: number };
  registry: Pick<NonNullable<PortfolioRow['registry']>, 'found' | 'inactive' | 'vatRegistered'> | null;
};

export function matches(row: Row, text: string, chip: Chip | undefined): boolean {
  return matchesChip(row, chip) && matchesCompany(row, text);
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
