/** The bytes that are kept, whatever holds them: what a disk and a bucket must both do. Knows no ZIP and no SQL. */

import type { ManifestEnd, ManifestEntry, ManifestLine } from './manifest.ts';

export type ArchiveErrorCode =
  /** No room left: nothing more can be kept until an operator makes some. */
  | 'full'
  /** It may be read but not written. */
  | 'read_only'
  /** There is nothing under that name. */
  | 'missing'
  /** Other bytes are in place already; they were left as they are. */
  | 'conflict'
  /** The store did not do what it was asked to, and may another time. */
  | 'unavailable';

export class ArchiveError extends Error {
  readonly code: ArchiveErrorCode;

  constructor(code: ArchiveErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/** Bytes that are safe but have no place yet. */
export interface Incoming {
  /** Under which `incoming/` holds them; chosen by the archive, unique even for two downloads of one message. */
  name: string;
  /** Lower-case hex. */
  sha256: string;
  sizeBytes: number;
}

export interface LeftOver {
  name: string;
  sizeBytes: number;
  modifiedAt: Date;
}

export interface ArchivedFile {
  path: string;
  sizeBytes: number;
}

export type Promotion = 'promoted' | 'adopted';

export type ArchiveHealth =
  | { ok: true; freeBytes: number | null }
  | { ok: false; code: ArchiveErrorCode; detail: string };

/**
 * The order is keepIncoming, check the bytes, promote, and only then the database. Whatever line the process dies on,
 * either the bytes can be had again from ANAF or they are in place and the next attempt adopts them.
 *
 * Every method throws ArchiveError and nothing else, bugs apart.
 */
export interface Archive {
  /** Durable when it resolves. `hint` only helps a person who looks into the folder. */
  keepIncoming(hint: string, bytes: Uint8Array): Promise<Incoming>;
  /**
   * Gives the bytes their place for ever; durable when it resolves. `adopted` when the very same bytes were there;
   * throws `conflict` when others were, touching neither. After a conflict the incoming bytes are still the caller's.
   */
  promote(incoming: Incoming, path: string): Promise<Promotion>;
  /**
   * The bytes in place; `missing` when there are none. ANAF may rebuild a ZIP for each download, so a restart looks
   * here before it downloads, and adopts what is sound.
   */
  read(path: string): Promise<Buffer>;
  stat(path: string): Promise<{ sizeBytes: number } | null>;
  /**
   * Gives a damaged file another name, so that the right bytes can have its place; durable when it resolves. No error
   * when there is no file.
   */
  setAside(path: string, aside: string): Promise<void>;
  /** No error when it has gone already. */
  discardIncoming(incoming: Pick<Incoming, 'name'>): Promise<void>;
  /** What attempts that died have left behind. The caller knows the time, and how old is old enough to discard. */
  sweepIncoming(): Promise<LeftOver[]>;
  /**
   * Continues a company's manifest; durable when it resolves. The entries follow the one at its end, and one caller at
   * a time appends: the caller holds the company's lock. A line that a crash has cut is dropped first. A disk has one
   * file that grows; a bucket, where nothing grows, has a numbered segment for each call.
   * @param folder the company's
   */
  appendManifest(folder: string, entries: ManifestEntry[]): Promise<void>;
  /** Its last whole entry, found without reading the rest. */
  findManifestEnd(folder: string): Promise<ManifestEnd>;
  /** Every whole line from the first; none when there is no manifest. */
  readManifest(folder: string): AsyncIterable<ManifestLine>;
  /**
   * Every file below the folder ('' is the whole archive) except those in `incoming/`, in no order. Names that we would
   * never give are listed too.
   * @param enter says which folders are worth going into
   */
  list(folder: string, enter?: (folder: string) => boolean): AsyncIterable<ArchivedFile>;
  /** Can it be written, and how much room is left (null when the store does not say)? Never throws. */
  check(): Promise<ArchiveHealth>;
}
