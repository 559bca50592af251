/** What `export` says in English. */
import type { exportRo } from './export-ro.ts';

export const exportEn: typeof exportRo = {
  progress: (done, total) => `${done} of ${total} invoices`,
  made: (invoices, file) => `Invoices: ${invoices}. ${file}`,
  problems: (n) => `Not included, or not archived yet: ${n}; the file lists them.`,
  month: (given) => `"${given}" is not a month: --month needs one such as 2026-10.`,
  day: (given) => `"${given}" is not a day: give one such as 2026-10-31.`,
  oneOf: (option, allowed) => `${option} must be one of: ${allowed}.`,
  exists: (file) => `${file} already exists and is not overwritten: choose another name.`,
  cannotWrite: (file, code) => `${file} cannot be written (${code}).`,
};
