/** What `backup`, `restore` and `take-over` say in English. */
import { formatBytes, formatInstant } from '../format.ts';
import { countEn } from '../plural.ts';
import type { backupRo } from './backup-ro.ts';

const keyApart =
  'The secret key (secret.key or SECRET_KEY) is no part of the backup: keep a copy of it elsewhere. Without it only the certificates have to be connected again.';

export const backupEn: typeof backupRo = {
  progress: (files) => countEn(files, 'file'),
  restoring: (files, total) => `${files} of ${countEn(total, 'file')}`,
  nowhere: 'Say where: efactura-sync backup FOLDER, or set BACKUP_URL.',
  done: (name, place, { known, added, addedBytes }) => [
    `Backup ${name} is in ${place}: ${countEn(known, 'file')} of the archive, ${added} of them new (${formatBytes(addedBytes, 'en')}), and the whole database.`,
    keyApart,
  ],
  encrypted:
    'It is encrypted: without the contents of BACKUP_KEY_FILE it cannot be read. Keep them elsewhere.',
  notEncrypted: 'It is not encrypted: its readers see all invoices. To encrypt it: BACKUP_KEY_FILE.',
  faults: (count, paths) => [
    `WARNING: ${countEn(count, 'file is', 'files are')} missing from the archive or changed, and so not in the backup. Run verify, then mend:`,
    ...paths.map((path) => `  ${path}`),
  ],
  missing: (count, paths) => [
    `WARNING: ${countEn(count, 'file is', 'files are')} not in the backup. Run mend after taking over: ANAF may still have them.`,
    ...paths.map((path) => `  ${path}`),
  ],
  refused: (reason, detail) => {
    switch (reason) {
      case 'no_backup':
        return `There is no finished backup: ${detail}.`;
      case 'other_archive':
        return `${detail} has the backups of another installation. Choose another place.`;
      case 'key_needed':
        return `The backups in ${detail} are encrypted: set BACKUP_KEY_FILE.`;
      case 'key_not_used':
        return `The backups in ${detail} are not encrypted, but BACKUP_KEY_FILE is set. Choose another place for encrypted ones, or do not set it.`;
      case 'key_wanted':
        return `Backups go to ${detail} encrypted only: set BACKUP_KEY_FILE, or BACKUP_ENCRYPTION=off if they are to be readable there.`;
      case 'damaged':
        return `The backup is damaged: ${detail}. Nothing was changed. Try an older one (--backup), or another copy of this one.`;
      case 'newer_program':
        return `The backup was made by a newer version of this program (${detail}): run that version.`;
    }
  },
  crypt: (detail) =>
    `The backup cannot be opened (${detail}). Are the contents of BACKUP_KEY_FILE those with which it was made?`,
  notEmpty: {
    database:
      'The database is not empty: it has organisations or people. A backup is restored into an empty installation only.',
    migrated:
      'The database has the tables of a newer version than the backup. Use a new, empty database: DATABASE_URL, or another DATA_DIR.',
    archive: "The archive's folder has files of another archive. Use another DATA_DIR, or move them away.",
  },
  environment: (theirs, ours) =>
    `The backup is of ANAF's environment "${theirs}", and ANAF_ENVIRONMENT is "${ours}".`,
  running: 'The service is running on this database: stop it first.',
  restored: (name, takenAt, { companies, messages, files }) =>
    `Restored from backup ${name} of ${formatInstant(takenAt, 'en')}: ${countEn(companies, 'company', 'companies')}, ${countEn(messages, 'archived message')}, ${countEn(files, 'file')}.`,
  notContinued: (name, chains) =>
    `WARNING: the archive does not continue the one of the backup ${name} (${countEn(chains, 'chain differs', 'chains differ')}): the database is older, or was built again. Keep that backup and run: efactura-sync verify --backups DIR`,
  statementHolds: 'The signed heads of the backup hold.',
  statementBroken: 'WARNING: the signed heads of the backup are not those of what came back.',
  headsSame: "Every company's chain ends exactly where the backup says.",
  headsWrong: (n) =>
    `WARNING: ${countEn(n, 'company has a chain that does', 'companies have chains that do')} not end where the backup says.`,
  verified: (wrong) =>
    wrong === 0
      ? 'Verified: every file, every chain and every count is as it was.'
      : `WARNING: verification found ${countEn(wrong, 'fault')}. Run: efactura-sync verify`,
  held: [
    'The installation is held: it renews no authorisation, syncs nothing, and sends no webhook and no mail, so that it does not interfere with the old one.',
    'Put the secret.key (or SECRET_KEY) of the old installation back, then start the service and look at it.',
    'When the old installation is stopped for good: efactura-sync take-over',
  ],
  noArchive: (dir) => `There is no archive in ${dir}: archive.id is missing.`,
  rebuiltName: (id) => `Rebuilt organisation ${id.slice(0, 8)}`,
  rebuilt: (r) =>
    `Rebuilt from files: ${countEn(r.organisations, 'organisation')}, ${countEn(r.companies, 'company', 'companies')}, ${countEn(r.messages, 'archived message')}, ${countEn(r.invoices, 'invoice')}, ${r.imported} imported by people.`,
  brokenAt: (folder, seq) =>
    `WARNING: the manifest in ${folder} cannot be followed from number ${seq} on; nothing after it was taken over.`,
  skipped: (folder) => `WARNING: it is not known whose ${folder} is; it was not taken over.`,
  unknown: [
    "What is in no file cannot be rebuilt: people and API keys, certificates, names of organisations, the prose and kind of ANAF's list (errors and messages of buyers appear as unknown), messages that were pending, expired or closed and by whom, runs, the audit log.",
    'For access: efactura-sync api-key create --org "…", then invite people and connect certificates. A sync lists the last 60 days again.',
  ],
  tookOver: 'The installation is no longer held: a running service begins to work within a minute.',
  notHeld: 'The installation is not held: there is nothing to do.',
};
