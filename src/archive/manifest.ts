/** The manifest of a company: its chain as lines of JSON beside its files, for use without the database. Pure. */

import type { ChainLink } from './chain.ts';

export interface ManifestEntry extends ChainLink {
  sizeBytes: number;
  /** ANAF's id of the message. */
  messageId: string | null;
  /** ISO 8601 UTC. */
  archivedAt: string;
  /** The hash after this link. */
  chain: string;
}

/** Where a manifest ends. */
export interface ManifestEnd {
  /** Null when it has no line, and when its last line is not one that we write. */
  last: ManifestEntry | null;
  /** A line after it was cut while it was written. */
  torn: boolean;
  unreadable: boolean;
}

/** `entry` is null when the line is not one that we write. */
export interface ManifestLine {
  /** 1 for the first. */
  n: number;
  entry: ManifestEntry | null;
}

/** The fields are in one order, so that the same entry is the same line for ever. */
export function manifestLine(e: ManifestEntry): string {
  const { seq, sha256, path, sizeBytes, messageId, archivedAt, chain } = e;
  return `${JSON.stringify({ seq, sha256, path, sizeBytes, messageId, archivedAt, chain })}\n`;
}

export function readManifestLine(line: string): ManifestEntry | null {
  let read: Record<string, unknown>;
  try {
    read = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { seq, sha256, path, sizeBytes, messageId, archivedAt, chain } = read;
  const sound =
    Number.isSafeInteger(seq) &&
    Number.isSafeInteger(sizeBytes) &&
    [sha256, path, archivedAt, chain].every((value) => typeof value === 'string') &&
    (messageId === null || typeof messageId === 'string');
  return sound ? ({ seq, sha256, path, sizeBytes, messageId, archivedAt, chain } as ManifestEntry) : null;
}
