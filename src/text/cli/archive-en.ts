/** What `verify`, `backfill` and `reprocess` say in English. */
import type { FindingKind } from '../../core/integrity.ts';
import type { SealVerdict } from '../../core/invoice.ts';

const restore = 'Restore this file from the backup; verify says when it is the right one.';
const tampered =
  'Somebody or something changed the database: compare with a backup, and with the last chain head that you have on paper.';
const manifestByHand =
  'The database is the truth when its chain is sound: move the manifest aside, and the next sync writes it anew. Find out who wrote into the archive.';

/** What each finding means, and what to do. */
const kinds: Record<FindingKind, { means: string; todo: string }> = {
  file_missing: { means: 'an archived ZIP is not there', todo: restore },
  file_size: { means: 'an archived ZIP is longer or shorter than it was', todo: restore },
  file_changed: { means: 'an archived ZIP holds other bytes than were kept', todo: restore },
  file_unreadable: {
    means: 'the disk does not give an archived ZIP out',
    todo: `Look at the disk and at who may read the file. ${restore}`,
  },
  backfill_missing: { means: 'a ZIP that a backfill brought is not there', todo: restore },
  backfill_changed: { means: 'a ZIP that a backfill brought holds other bytes', todo: restore },
  backfill_unreadable: {
    means: 'the disk does not give out a ZIP that a backfill brought',
    todo: `Look at the disk and at who may read the file. ${restore}`,
  },
  orphan_file: {
    means: 'a file that nothing in the database knows',
    todo: 'It harms nothing. If the database was restored from a backup, it may be an invoice that is newer than the backup: keep it, and sync. Otherwise move it out.',
  },
  file_without_row: {
    means: 'a ZIP whose message is still pending: a process died between the two',
    todo: 'Nothing: the next sync adopts it.',
  },
  chain_broken: { means: "a row's hash does not follow from the row and the one before it", todo: tampered },
  chain_gap: { means: 'a row of the chain is missing', todo: tampered },
  head_wrong: { means: "the company's chain does not end where the company says", todo: tampered },
  manifest_differs: { means: 'the manifest and the database say different things', todo: manifestByHand },
  manifest_unreadable_line: { means: 'a line of the manifest is none that we write', todo: manifestByHand },
  manifest_ahead: {
    means: 'the manifest goes on where the database ends',
    todo: 'The database is older than the archive: restore the newer one, or sync: ANAF lists the last 60 days again, and the files in place are adopted.',
  },
  manifest_torn: {
    means: "the manifest's last line was cut by a crash",
    todo: 'Nothing: the next sync mends it.',
  },
  manifest_behind: {
    means: 'the newest rows are not in the manifest yet',
    todo: 'Nothing: the next sync or the next night catches it up.',
  },
  seal_tampered: {
    means: 'a document is not the one that was sealed, or the signature of its seal does not hold',
    todo: 'The bytes are those that ANAF gave. Have ANAF check the seal (POST /invoices/{id}/seal/check), and ask the partner; do not rely on the document.',
  },
  seal_differs: {
    means: 'the catalogue says something else of a seal than its bytes do',
    todo: 'Run reprocess, which judges seals anew. If no older version of this program wrote it, somebody changed the database.',
  },
  ledger_count: {
    means: 'a counter of the ledger is not what its rows add up to',
    todo: tampered,
  },
};

export const archiveEn = {
  verify: {
    progress: (done: number, total: number) => `${done} of ${total} messages`,
    sound: (messages: number, companies: number) =>
      `Sound: what is kept is what was kept (messages: ${messages}, companies: ${companies}).`,
    wrong: (n: number) => `Findings that need a person: ${n}.`,
    notes: (n: number) => `Notes that mend themselves: ${n}.`,
    seals: (counts: string) => `The ministry's seals (${counts}).`,
    sealVerdicts: {
      valid: 'valid',
      valid_unknown_signer: 'valid, by a signer that is not known',
      tampered: 'tampered with',
      missing: 'missing',
      not_checkable: 'not checkable',
      not_checked: 'not checked',
    } satisfies Record<SealVerdict, string>,
    more: (n: number) => `… and ${n} more like this`,
    todo: 'To do',
    expected: (text: string) => `kept: ${text}`,
    found: (text: string) => `found: ${text}`,
    nobody: '(no company)',
    kinds,
  },
  backfill: {
    progress: (n: number) => `${n} files`,
    folder: (dir: string, code: string) => `${dir} cannot be read (${code}).`,
    none: (dir: string) => `There is no .zip in ${dir}.`,
    ended: (added: number, known: number) => `Invoices added: ${added}; there already: ${known}.`,
    left: (n: number) => `Left where they are, ${n}:`,
    outcomes: {
      not_an_invoice: 'no invoice: the errors of an upload, or a message of a buyer',
      other_company: 'the company is neither its seller nor its buyer',
      unusable: 'cannot be used',
    },
  },
  reprocess: {
    progress: (n: number) => `${n} ZIPs`,
    ended: (zips: number, changed: number, restored: number) =>
      `ZIPs read anew: ${zips}; entries changed: ${changed}, restored: ${restored}.`,
    unreadable: (n: number) => `Still unreadable: ${n}.`,
    damaged: (n: number) => `No longer the bytes that were kept: ${n}. See: efactura-sync verify`,
  },
};
