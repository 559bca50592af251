/** The letter at the front of a monthly pack in English, line by line. */
import type { LetterValues } from './letter-ro.ts';

export function letterEn(v: LetterValues): string[] {
  const { invoices, counts } = v;
  return [
    `e-Factura: monthly pack ${v.month}`,
    `Company: ${v.company}`,
    `Created at ${v.madeAt} (Romanian time)`,
    '',
    "Contents: invoices that became available in the SPV in the pack's month, by Romanian time. Invoices imported from a",
    'folder of old ZIPs have no date in the SPV and are included by their issue date.',
    `  received: ${invoices.received}`,
    `  sent: ${invoices.sent}`,
    `  with remarks in the index: ${invoices.problems}`,
    ...(v.withoutPdf ? ['  PDFs could not be made on this server.'] : []),
    '',
    `Missing: messages of the month that ANAF has listed and that are not in the archive: ${v.missing}.`,
    v.missing > 0 ? 'They are listed in MISSING.csv.' : 'MISSING.csv has no rows.',
    '',
    "How complete the company's archive is, as of this pack:",
    v.monthCovered
      ? `  ${v.month} is completely covered`
      : `  ${v.month} is NOT completely covered: invoices that ANAF has not listed yet may be missing`,
    `  complete from ${v.completeFrom} to ${v.completeUpTo}`,
    ...v.gaps.map(({ from, to }) => `  covered by no listing: ${from} – ${to}`),
    `  listed ${counts.listed} = archived ${counts.archived} + expired ${counts.expired} + closed ${counts.closed} + pending ${counts.pending}`,
    ...(v.listingUnproven ? ["  the last listing does not match ANAF's own total"] : []),
    '',
    "The archive's fingerprint (the SHA-256 chain of all archived messages of the company):",
    `  ${v.chainHead}`,
    'Keep this line outside the program. As long as the line of this number in the manifest has the same hash, and',
    '`verify` finds nothing, nothing that was archived by then has changed.',
    '',
    'To check the files: sha256sum -c SHA256SUMS',
  ];
}
