/** Finds a backup in its store and reads its list of files, proven complete. */

import { z } from 'zod';
import { migrationsDirectory, readMigrations } from '../../db/migration-files.ts';
import { type BackupManifest, backupsFolder, manifestFile, manifestSchema } from './backup-format.ts';
import { type BackupStore, BackupStoreError, readWhole } from './backup-store.ts';
import { BackupRefused, parseJson, type SealedStore } from './sealed-store.ts';

const envelope = z.object({ manifest: z.string(), mac: z.string().nullable() });

/** The names of finished backups, the oldest first. One without its list was never finished. */
export async function listBackups(store: BackupStore): Promise<string[]> {
  const finished: string[] = [];
  for (const name of await store.listNames(backupsFolder)) {
    const names = await store.listNames(`${backupsFolder}/${name}`);
    if (names.includes(manifestFile)) finished.push(name);
  }
  return finished;
}

/** @throws BackupRefused when it is not whole, or of a program that is newer than this one */
export async function readBackupManifest(sealed: SealedStore, name: string): Promise<BackupManifest> {
  const file = `${backupsFolder}/${name}/${manifestFile}`;
  let bytes: Buffer;
  try {
    bytes = await readWhole(sealed.store.read(file));
  } catch (error) {
    if (error instanceof BackupStoreError && error.code === 'missing')
      throw new BackupRefused('no_backup', `${sealed.store.place}: ${name}`);
    throw error;
  }
  const outer = envelope.safeParse(parseJson(bytes.toString('utf8')));
  if (!outer.success) throw new BackupRefused('damaged', file);
  const { manifest: text, mac } = outer.data;
  if (sealed.key && sealed.key.mac(text) !== mac) throw new BackupRefused('damaged', file);
  const read = manifestSchema.safeParse(parseJson(text));
  if (!read.success) throw new BackupRefused('damaged', file);
  const known = readMigrations(migrationsDirectory);
  const { migrations } = read.data;
  if (migrations.some(({ name, sha256 }, i) => known[i]?.name !== name || known[i]?.sha256 !== sha256))
    throw new BackupRefused('newer_program', read.data.program);
  return read.data;
}
