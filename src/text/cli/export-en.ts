/** What `export` says in English. */
export const exportEn = {
  progress: (done: number, total: number) => `${done} of ${total} invoices`,
  made: (invoices: number, file: string) => `Invoices: ${invoices}. ${file}`,
  problems: (n: number) => `Could not go in or is not archived yet: ${n}; the file itself says what.`,
  month: (given: string) => `"${given}" is no month: --month needs one such as 2026-10.`,
  day: (given: string) => `"${given}" is no day: give one such as 2026-10-31.`,
  oneOf: (option: string, allowed: string) => `${option} is of: ${allowed}.`,
  exists: (file: string) => `${file} is there already, and stays as it is: choose another name.`,
  cannotWrite: (file: string, code: string) => `${file} cannot be written (${code}).`,
};
