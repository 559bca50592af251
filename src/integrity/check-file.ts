/** Are the bytes in place those that were kept? Reads and compares; changes nothing. */
import { type Archive, ArchiveError } from '../archive/archive.ts';
import type { Finding, FindingKind } from '../core/integrity.ts';
import { readOriginal, sha256Of } from '../originals/open-original.ts';

export interface Kept {
  path: string;
  sha256: string;
  /** Null when only the hash was recorded. */
  sizeBytes: number | null;
}

export interface FileVerdict {
  kind: Extract<FindingKind, 'file_missing' | 'file_size' | 'file_changed' | 'file_unreadable'>;
  expected: string;
  found: string;
}

const backfillKinds = {
  file_missing: 'backfill_missing',
  file_size: 'backfill_changed',
  file_changed: 'backfill_changed',
  file_unreadable: 'backfill_unreadable',
} as const;

/** What is wrong with a file that a person brought. */
export function backfillFinding(path: string, verdict: FileVerdict): Finding {
  return { ...verdict, kind: backfillKinds[verdict.kind], subject: path };
}

/** Null when they are. Throws when the archive as a whole is not there: a disk that is unmounted has lost no file. */
export async function checkFile(
  archive: Pick<Archive, 'read' | 'sweepIncoming'>,
  kept: Kept,
): Promise<FileVerdict | null> {
  const read = await readSound(archive, kept);
  return 'bytes' in read ? null : read;
}

/** The bytes when they are, or what they are instead. Throws as checkFile does. */
export async function readSound(
  archive: Pick<Archive, 'read' | 'sweepIncoming'>,
  { path, sha256, sizeBytes }: Kept,
): Promise<{ bytes: Buffer } | FileVerdict> {
  let read: Awaited<ReturnType<typeof readOriginal>>;
  try {
    read = await readOriginal(archive, { path, sha256 });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    await archive.sweepIncoming();
    return { kind: 'file_unreadable', expected: sha256, found: error.message };
  }
  if (!read.ok && read.fault === 'missing') {
    await archive.sweepIncoming();
    return { kind: 'file_missing', expected: sha256, found: `${path} is missing` };
  }
  if (sizeBytes !== null && read.bytes.length !== sizeBytes)
    return { kind: 'file_size', expected: `${sizeBytes} bytes`, found: `${read.bytes.length} bytes` };
  if (read.ok) return { bytes: read.bytes };
  return { kind: 'file_changed', expected: sha256, found: sha256Of(read.bytes) };
}
