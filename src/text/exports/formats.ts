/** What the formats of a list of invoices are called, and what each is for. */
import type { ListFormatName } from '../../core/export-formats.ts';
import type { Language } from '../language.ts';

interface FormatText {
  title: string;
  help: string;
  /** What the file is called before its date: letters, digits and dashes. */
  fileName: string;
}

export const formatTexts: Record<ListFormatName, Record<Language, FormatText>> = {
  xlsx: {
    ro: { title: 'Excel (XLSX)', help: 'O foaie de calcul cu câte un rând de factură.', fileName: 'facturi' },
    en: { title: 'Excel (XLSX)', help: 'A spreadsheet with one row per invoice.', fileName: 'invoices' },
  },
  csv: {
    ro: { title: 'CSV', help: 'Aceeași listă ca text, pentru alte programe.', fileName: 'facturi' },
    en: { title: 'CSV', help: 'The same list as text, for other programs.', fileName: 'invoices' },
  },
  saga: {
    ro: {
      title: 'SAGA',
      help: 'Fișiere XML de importat în SAGA C., pe sensuri și monede.',
      fileName: 'saga',
    },
    en: {
      title: 'SAGA',
      help: 'XML files that SAGA C. imports, by direction and currency.',
      fileName: 'saga',
    },
  },
  json: {
    ro: {
      title: 'JSON',
      help: 'Fiecare factură cu tot ce s-a citit din ea, pentru programe.',
      fileName: 'invoices',
    },
    en: {
      title: 'JSON',
      help: 'Each invoice with all that was read from it, for programs.',
      fileName: 'invoices',
    },
  },
};
