/** What `export` says in Romanian. */
import { withDe } from '../plural.ts';
import type { exportEn } from './export-en.ts';

export const exportRo: typeof exportEn = {
  progress: (done, total) => `${done} din ${withDe(total)} facturi`,
  made: (invoices, file) => `Facturi: ${invoices}. ${file}`,
  problems: (n) => `Nu au putut intra sau nu sunt încă arhivate: ${n}; fișierul spune care.`,
  month: (given) => `„${given}” nu este o lună: --month cere una precum 2026-10.`,
  day: (given) => `„${given}” nu este o zi: dați una precum 2026-10-31.`,
  oneOf: (option, allowed) => `${option} este dintre: ${allowed}.`,
  exists: (file) => `${file} există deja și rămâne cum este: alegeți alt nume.`,
  cannotWrite: (file, code) => `${file} nu poate fi scris (${code}).`,
};
