/** What a backup is made of: its files and their names. docs/backup.md describes it for a reader without this program. Pure. */
import { z } from 'zod';

/** In the folder's root: the same for every backup in it. */
export const formatFile = 'backup-format.json';
/** Of a backup, written last: without it there is no backup. */
export const manifestFile = 'backup.json';
export const backupsFolder = 'backups';
const filesFolder = 'files';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

export const formatSchema = z.object({
  format: z.literal(1),
  archiveId: z.string(),
  /** Null: nothing is encrypted. */
  encryption: z
    .object({
      kdf: z.literal('scrypt'),
      salt: z.string().regex(/^[0-9a-f]{32}$/),
      n: z.int(),
      r: z.int(),
      p: z.int(),
      check: hex,
    })
    .nullable(),
});
export type BackupFormat = z.infer<typeof formatSchema>;

const stored = z.object({ file: z.string(), sizeBytes: z.int(), sha256: hex });

export const manifestSchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  program: z.string(),
  postgres: z.string(),
  environment: z.string(),
  archiveId: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: hex })),
  tables: z.array(stored.extend({ name: z.string(), columns: z.array(z.string()), rows: z.int() })),
  sequences: z.array(z.object({ table: z.string(), column: z.string(), last: z.number().nullable() })),
  /** Each company's head of the chain, as `verify` prints it. */
  heads: stored.extend({ companies: z.int(), messages: z.int() }),
  /** The same heads as a signed document, for `verify --statement`. Backups of older versions have none. */
  statement: stored.optional(),
  /** The newest sound backup that was there before, and how many chains of this one do not continue it. */
  previous: z
    .object({
      name: z.string(),
      sound: z.boolean(),
      broken: z.int(),
      /** A person said that the archive of today is right although it does not continue that one. */
      accepted: z.boolean().optional(),
    })
    .optional(),
  /** Files of the archive that the database does not know. */
  others: stored.extend({ files: z.int() }),
  /** Settings as they were, without secrets. */
  settings: stored,
  /** Originals, imported files and files in quarantine. */
  files: z.object({ known: z.int(), added: z.int(), addedBytes: z.int() }),
  /** Known files that the archive did not have, or had with other bytes. */
  faults: z.object({ count: z.int(), first: z.array(z.string()) }),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** Of a file of the archive; the folder has 256 parts, so that none holds too many. */
export function objectName(name: string): string {
  return `${filesFolder}/${name.slice(0, 2)}/${name}`;
}

/** `2026-11-30T02-15-00.123Z`: sorts by time, and is a name on every file system. */
export function backupName(takenAt: Date): string {
  return takenAt.toISOString().replaceAll(':', '-');
}

export interface OtherFile {
  path: string;
  sha256: string;
}
