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
  pdfs: {
    ro: { title: 'PDF-uri (ZIP)', help: 'Câte un PDF pentru fiecare factură.', fileName: 'facturi-pdf' },
    en: { title: 'PDFs (ZIP)', help: 'A PDF of each invoice.', fileName: 'invoices-pdf' },
  },
  originals: {
    ro: {
      title: 'ZIP-uri originale',
      help: 'Arhivele sigilate de Ministerul Finanțelor, așa cum au fost descărcate.',
      fileName: 'facturi-originale',
    },
    en: {
      title: 'Original ZIPs',
      help: 'The archives sealed by the Ministry of Finance, as they were downloaded.',
      fileName: 'invoices-originals',
    },
  },
  print: {
    ro: {
      title: 'Un singur PDF de tipărit',
      help: 'Facturile una după alta, fiecare de pe o pagină nouă; cel mult 200.',
      fileName: 'facturi-de-tiparit',
    },
    en: {
      title: 'One PDF to print',
      help: 'The invoices one after the other, each from a new page; at most 200.',
      fileName: 'invoices-to-print',
    },
  },
};
