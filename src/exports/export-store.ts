/**
 * Where the files of exports are kept until they are fetched: DATA_DIR/exports of this machine, or the archive's bucket, from
 * which any machine serves them. A file is written on the machine that makes it in either case.
 */
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Bucket } from '../archive/s3-bucket.ts';
import { exportFile, isExportPath, listExportFiles, removeExportFile } from './files.ts';

/** As much of a file handle as sending a file needs. */
export interface OpenedFile {
  createReadStream(range: { start: number; end: number }): Readable;
  close(): Promise<void>;
}

export interface ExportStore {
  /** Takes over a file that was made in the folder; durable when it resolves. */
  keep(path: string): Promise<void>;
  /** Undefined where it is not, or no longer. */
  open(path: string): Promise<OpenedFile | undefined>;
  /** No error when it has gone already. */
  remove(path: string): Promise<void>;
  /** Of an age, in no order: half-written ones as well. */
  listOld(before: Date): Promise<string[]>;
}

/** @param dir DATA_DIR/exports */
export function openExportStore(dir: string, bucket?: Bucket): ExportStore {
  const disk: ExportStore = {
    keep: async () => {},
    open: async (path) => {
      try {
        return await open(exportFile(dir, path), 'r');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return undefined;
      }
    },
    remove: (path) => removeExportFile(dir, path),
    listOld: (before) => listExportFiles(dir, before),
  };
  return bucket ? inBucket(dir, bucket, disk) : disk;
}

const below = 'exports/';

/** The folder is looked into as well: it has what was made before there was a bucket, and what dying workers left. */
function inBucket(dir: string, bucket: Bucket, disk: ExportStore): ExportStore {
  return {
    keep: async (path) => {
      const file = exportFile(dir, path);
      await bucket.putStream(below + path, createReadStream(file));
      await rm(file, { force: true });
    },
    open: async (path) => {
      const local = await disk.open(path);
      if (local) return local;
      exportFile(dir, path);
      if (!(await bucket.head(below + path))) return undefined;
      return {
        createReadStream: ({ start, end }) => Readable.from(bucket.getRange(below + path, start, end + 1)),
        close: async () => {},
      };
    },
    remove: async (path) => {
      await disk.remove(path);
      await bucket.remove(below + path);
    },
    listOld: async (before) => {
      const old = await disk.listOld(before);
      for await (const { key, modifiedAt } of bucket.list(below)) {
        const path = key.slice(below.length);
        if (modifiedAt < before && isExportPath(path)) old.push(path);
      }
      return old;
    },
  };
}
