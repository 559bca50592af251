/** The signed heads that each backup carries, and whether a database continues those of a backup that was taken earlier. */
import type { Db } from '../../db/connection.ts';
import { hasSigningKey } from '../../db/installation/signing-key.ts';
import { type ComparedDocument, compareHeads } from '../compare-heads.ts';
import { type HeadsCtx, makeHeadsStatement } from '../make-heads-statement.ts';
import type { BackupManifest } from './backup-format.ts';
import { readWhole } from './backup-store.ts';
import { listBackups, readBackupManifest } from './read-backup.ts';
import { BackupRefused, once, readCompressed, type SealedStore, writeCompressed } from './sealed-store.ts';

/** Of the snapshot that is saved. Undefined where no start has made a signing key yet. */
export async function writeBackupStatement(
  ctx: HeadsCtx,
  sealed: SealedStore,
  folder: string,
): Promise<BackupManifest['statement']> {
  if (!(await hasSigningKey(ctx.db))) return undefined;
  const file = `${folder}/heads.signed.json.gz`;
  const text = `${JSON.stringify(await makeHeadsStatement(ctx, null))}\n`;
  return { file, ...(await writeCompressed(sealed, file, once(Buffer.from(text)))) };
}

/** Undefined of a backup of an older version. @throws BackupRefused, BackupStoreError */
export async function compareBackup(
  db: Db,
  sealed: SealedStore,
  { statement }: BackupManifest,
  organisationId: string | null = null,
): Promise<ComparedDocument | undefined> {
  if (!statement) return undefined;
  const text = (await readWhole(readCompressed(sealed, statement))).toString('utf8');
  const compared = await compareHeads(db, organisationId, text);
  if (!compared) throw new BackupRefused('damaged', statement.file);
  return compared;
}

export interface ComparedBackup extends ComparedDocument {
  backup: string;
}

/**
 * With the newest backup that was sound when it was taken, or that a person accepted: one that was taken of a database that had
 * been tampered with is continued by it. Those that cannot be read are passed over, and keep no new one from being taken.
 */
export async function compareNewestBackup(
  db: Db,
  sealed: SealedStore,
  organisationId: string | null = null,
): Promise<ComparedBackup | undefined> {
  for (const backup of (await listBackups(sealed.store)).reverse()) {
    try {
      const manifest = await readBackupManifest(sealed, backup);
      if (!wasSound(manifest)) continue;
      const compared = await compareBackup(db, sealed, manifest, organisationId);
      return compared && { backup, ...compared };
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
    }
  }
  return undefined;
}

function wasSound({ previous }: BackupManifest): boolean {
  return previous === undefined || previous.sound || previous.accepted === true;
}
