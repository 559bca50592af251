/** What the spreadsheet of a month's VAT says. */
import type { VatTypeGroup } from '../../core/vat.ts';
import { en } from './en.ts';
import { ro } from './ro.ts';

const typeGroupsRo: Record<VatTypeGroup, string> = {
  invoice: 'facturi',
  storno: 'storno',
  credit_note: 'note de creditare',
  self_billed: 'autofacturi',
};
const typeGroupsEn: Record<VatTypeGroup, string> = {
  invoice: 'invoices',
  storno: 'negative invoices',
  credit_note: 'credit notes',
  self_billed: 'self-billed invoices',
};

export const vatTexts = {
  ro: {
    sheet: 'TVA',
    direction: 'Sens',
    directions: { sent: 'vânzări', received: 'achiziții' },
    category: 'Categorie TVA',
    categoryOf: (category: string | null) => named(category, ro.vatCategories),
    rate: 'Cotă',
    typeGroup: 'Documente',
    typeGroups: typeGroupsRo,
    net: 'Bază (lei)',
    vat: 'TVA (lei)',
    count: 'Număr',
    withoutRate: 'Fără curs, neînsumate',
  },
  en: {
    sheet: 'VAT',
    direction: 'Direction',
    directions: { sent: 'sales', received: 'purchases' },
    category: 'VAT category',
    categoryOf: (category: string | null) => named(category, en.vatCategories),
    rate: 'Rate',
    typeGroup: 'Documents',
    typeGroups: typeGroupsEn,
    net: 'Base (lei)',
    vat: 'VAT (lei)',
    count: 'Count',
    withoutRate: 'Without a rate, not added',
  },
};

/** Its code, and what it means where we have a word for it. */
function named(category: string | null, names: Record<string, string>): string | null {
  // Its rate is in a column of its own.
  if (category === null || category === 'S') return category;
  const name = names[category];
  return name === undefined ? category : `${category} - ${name}`;
}
