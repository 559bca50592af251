/** What `export` says in Romanian. */
import { withDe } from '../plural.ts';

export const exportRo = {
  progress: (done: number, total: number) => `${done} din ${withDe(total)} facturi`,
  made: (invoices: number, file: string) => `Facturi: ${invoices}. ${file}`,
  problems: (n: number) =>
    `Nu au putut fi incluse sau nu sunt încă arhivate: ${n}; lista lor este în fișier.`,
  month: (given: string) => `„${given}” nu este o lună: --month cere una precum 2026-10.`,
  day: (given: string) => `„${given}” nu este o zi: dați una precum 2026-10-31.`,
  oneOf: (option: string, allowed: string) => `${option} trebuie să fie dintre: ${allowed}.`,
  exists: (file: string) => `${file} există deja și nu este suprascris: alegeți alt nume.`,
  cannotWrite: (file: string, code: string) => `${file} nu poate fi scris (${code}).`,
};
