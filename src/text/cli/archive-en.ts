/** What `verify`, `backfill` and `reprocess` say in English. */
import { formatInstant } from '../format.ts';
import type { archiveRo } from './archive-ro.ts';

const restore = 'Restore this file from the backup; verify confirms that it is the right one.';
const mendOrRestore =
  'Run mend while ANAF has the message, or restore this file from the backup; verify confirms that it is the right one.';
const tampered =
  'The database was changed: compare it with a backup, and with the last archive fingerprint that you have on paper.';
const manifestByHand =
  'If the chain in the database is intact, the database is right: move the manifest aside, and the next sync writes a new one. Find out who wrote to the archive.';

const listsDiffer =
  'Nothing: all messages shown are downloaded, and the answers are compared again each night. If it lasts, send ANAF the answers that are kept with the finding.';

/** What each finding means, and what to do. */
const kinds: typeof archiveRo.verify.kinds = {
  file_missing: { means: 'an archived ZIP is missing', todo: mendOrRestore },
  file_size: { means: 'an archived ZIP is longer or shorter than it was', todo: mendOrRestore },
  file_changed: { means: 'an archived ZIP has changed since it was stored', todo: mendOrRestore },
  file_unreadable: {
    means: 'an archived ZIP cannot be read from the disk',
    todo: `Check the disk and the permissions of the file. ${mendOrRestore}`,
  },
  backfill_missing: { means: 'a ZIP imported by backfill is missing', todo: restore },
  backfill_changed: { means: 'a ZIP imported by backfill has changed since it was stored', todo: restore },
  backfill_unreadable: {
    means: 'a ZIP imported by backfill cannot be read from the disk',
    todo: `Check the disk and the permissions of the file. ${restore}`,
  },
  orphan_file: {
    means: 'a file that the database does not know',
    todo: 'It does no harm. If the database was restored from a backup, it may be an invoice newer than the backup: keep it, and sync. Otherwise move it out of the archive.',
  },
  file_without_row: {
    means: 'a ZIP whose message is still pending: a process stopped after writing the file',
    todo: 'Nothing: the next sync records it.',
  },
  chain_broken: { means: 'the hash of a row does not match the row and the one before it', todo: tampered },
  chain_gap: { means: 'a row of the chain is missing', todo: tampered },
  head_wrong: { means: 'the chain of the company does not end at the recorded fingerprint', todo: tampered },
  manifest_differs: { means: 'the manifest and the database differ', todo: manifestByHand },
  manifest_unreadable_line: {
    means: 'a line of the manifest was not written by this program',
    todo: manifestByHand,
  },
  manifest_ahead: {
    means: 'the manifest has rows that the database does not have',
    todo: 'The database is older than the archive: restore a newer database, or sync: ANAF lists the last 60 days again, and the existing files are recorded.',
  },
  manifest_torn: {
    means: 'the last line of the manifest was cut off by a crash',
    todo: 'Nothing: the next sync repairs it.',
  },
  manifest_behind: {
    means: 'the newest rows are not in the manifest yet',
    todo: 'Nothing: the next sync or nightly check adds them.',
  },
  seal_tampered: {
    means: 'a document is not the one that was sealed, or the signature of its seal is wrong',
    todo: 'The file is the one that ANAF delivered. Have ANAF check the seal (POST /invoices/{id}/seal/check), and ask the partner; do not rely on the document.',
  },
  seal_differs: {
    means: 'the recorded verdict on a seal differs from what the file gives',
    todo: 'Run reprocess, which checks the seals again. If no older version of this program recorded the verdict, the database was changed.',
  },
  ledger_count: {
    means: 'a counter of the ledger differs from the number of its rows',
    todo: tampered,
  },
  only_in_simple_list: {
    means: "ANAF's simple list has messages that its paged list does not have",
    todo: listsDiffer,
  },
  only_in_paged_list: {
    means: "ANAF's paged list has messages that its simple list does not have",
    todo: listsDiffer,
  },
  only_in_status: {
    means: 'the status of an upload names a message that ANAF did not list',
    todo: listsDiffer,
  },
};

export const archiveEn: typeof archiveRo = {
  verify: {
    progress: (done, total) => `${done} of ${total} messages`,
    sound: (messages, companies) =>
      `No differences: everything is as it was stored (messages: ${messages}, companies: ${companies}).`,
    wrong: (n) => `Findings that need attention: ${n}.`,
    notes: (n) => `Notes that resolve by themselves: ${n}.`,
    seals: (counts) => `The ministry's seals (${counts}).`,
    sealVerdicts: {
      valid: 'valid',
      valid_unknown_signer: 'valid, unknown signer',
      tampered: 'does not match',
      missing: 'missing',
      not_checkable: 'cannot be checked',
      not_checked: 'not checked',
    },
    more: (n) => `… and ${n} more like this`,
    todo: 'To do',
    expected: (text) => `stored: ${text}`,
    found: (text) => `found: ${text}`,
    noCompany: '(no company)',
    headWrong: '--head needs the 64 hexadecimal digits that verify --json printed.',
    backup: (name) => `With the backup ${name}:`,
    statementUnread: (file) =>
      `${file} cannot be read, or is no signed statement and no list of heads (JSON).`,
    statementSigned: {
      ours: (madeAt) => `The document of ${madeAt} is signed with the key of this installation.`,
      retired: (madeAt) => `The document of ${madeAt} is signed with an older key of this installation.`,
      stranger: (madeAt) =>
        `The document of ${madeAt} is signed with a key that this installation does not know.`,
      broken: (madeAt) => `The signature of the document of ${madeAt} does not fit its content.`,
    },
    stampUnchecked:
      'The time-stamp of the document cannot be checked here: /verificare or openssl ts -verify does it.',
    statementHead: {
      continues: (cif, seq) => `  ${cif}  no. ${seq}: the archive of today continues it.`,
      rolled_back: (cif, seq) =>
        `  ${cif}  no. ${seq}: the chain of today is shorter; the database is older than the document.`,
      different: (cif, seq) =>
        `  ${cif}  no. ${seq}: the chain of today has another hash; it was built again.`,
      unknown_company: (cif, seq) => `  ${cif}  no. ${seq}: the company is not in this archive.`,
    },
    headFound: (cif, seq, archivedAt) =>
      `The given fingerprint is that of original ${seq} of ${cif}, archived on ${formatInstant(archivedAt, 'en')}: if nothing is wrong above, nothing up to it was changed, removed or exchanged.`,
    headLost:
      'The given fingerprint is in no chain: an original archived before it was printed was changed or removed, or the database is older than the fingerprint.',
    kinds,
  },
  mend: {
    none: 'No original is missing or damaged.',
    ended: (mended, left) => `Originals restored: ${mended}; still missing or damaged: ${left}.`,
    outcomes: {
      mended: () => 'restored: ANAF delivered the same bytes as before',
      other_bytes: (path) =>
        `ANAF delivered other bytes than those recorded; both are kept, the new ones as ${path}`,
      expired: () => 'ANAF deleted the message after its 60 days: restore the file from a backup',
      no_id: () => 'the message has no id at ANAF: restore the file from a backup',
      no_connection: () => 'no certificate is connected for the company',
      not_now: (code) => `ANAF did not deliver it (${code}): run mend again later`,
    },
  },
  backfill: {
    progress: (n) => `${n} files`,
    folder: (dir, code) => `${dir} cannot be read (${code}).`,
    none: (dir) => `There is no .zip or .xml file in ${dir}.`,
    ended: (added, known) => `Invoices added: ${added}; already present: ${known}.`,
    left: (n) => `Files left out, ${n}:`,
    outcomes: {
      not_an_invoice: "It is not an invoice: it holds the errors of an upload, or a buyer's message.",
      other_company: 'The company is neither the seller nor the buyer in the document.',
    },
    refusals: {
      file: (detail) => `The file cannot be read from the disk (${detail}).`,
      too_large: (megabytes) => `It has ${megabytes} MB; at most 50 MB are read.`,
      cannot_be_opened: (detail) => `The ZIP cannot be opened: ${detail}.`,
      nested_too_deep: (depth) => `There are ZIPs in ZIPs more than ${depth} deep.`,
      nothing_inside: (files) => `None of the ${files} files in the ZIP is a ZIP or an XML file.`,
      no_invoice_xml: () =>
        'The XML file is not an invoice: its root is none of Invoice, CreditNote and CrossIndustryInvoice.',
      unreadable: (detail) => `The invoice cannot be read, so it is not known whose it is: ${detail}.`,
      zip_not_a_zip: (detail) => `The file is not a ZIP: ${detail}.`,
      zip_corrupt: (detail) => `The ZIP is damaged: ${detail}.`,
      zip_encrypted: () => 'The ZIP is protected by a password.',
      zip_unsupported: (detail) => `The ZIP is packed by a method that is not read: ${detail}.`,
      zip_too_large: (detail) => `The contents of the ZIP are too large: ${detail}.`,
      zip_too_many_entries: (detail) => `The ZIP has too many files: ${detail}.`,
      zip_no_document: () => 'There is no document in the ZIP.',
      zip_other_document: () => 'The name of the document in the ZIP does not say which invoice it is.',
      zip_ambiguous: (detail) => `The ZIP has several different documents of one name: ${detail}.`,
      other: (detail) => `The file cannot be used: ${detail}.`,
    },
  },
  reprocess: {
    progress: (n) => `${n} ZIPs`,
    ended: (zips, changed, restored) =>
      `ZIPs read again: ${zips}; entries changed: ${changed}, restored: ${restored}.`,
    unreadable: (n) => `Still unreadable: ${n}.`,
    damaged: (n) => `Changed since they were stored: ${n}. See: efactura-sync verify`,
  },
};
