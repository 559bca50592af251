/** Reads a folder of old ZIPs, however deep, into a company's catalogue. A bad file is reported and holds no other up. */
import type { Dirent } from 'node:fs';
import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackfilledCompany, type BackfillOutcome, backfillZip } from '../../integrity/backfill-zip.ts';
import type { SyncCtx } from '../../sync/context.ts';

export type FileOutcome = { file: string } & (
  | BackfillOutcome
  | { outcome: 'unusable'; reason: 'too_large' | 'file'; detail: string }
);

/** ANAF takes documents of 10 MB, and its ZIPs hold two of them. */
const mostBytes = 50_000_000;
/** Deeper than anybody sorts invoices, and an end for folders that contain themselves. */
const mostDepth = 16;

/**
 * In the order of their names, so that a run that was interrupted can be followed.
 * @throws ArchiveError when bytes cannot be kept, an Error when `dir` cannot be read; what was added stays
 */
export async function* backfill(
  ctx: Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'environment'>,
  company: BackfilledCompany,
  dir: string,
  signal: AbortSignal,
): AsyncGenerator<FileOutcome> {
  for await (const file of zipsBelow(dir)) {
    signal.throwIfAborted();
    const read = await readZip(file);
    yield { file, ...('bytes' in read ? await backfillZip(ctx, company, read.bytes) : read) };
  }
}

type Read = { bytes: Buffer } | { outcome: 'unusable'; reason: 'too_large' | 'file'; detail: string };

async function readZip(file: string): Promise<Read> {
  try {
    const { size } = await stat(file);
    if (size > mostBytes)
      return {
        outcome: 'unusable',
        reason: 'too_large',
        detail: `${size} bytes, at most ${mostBytes} are read`,
      };
    return { bytes: await readFile(file) };
  } catch (error) {
    return {
      outcome: 'unusable',
      reason: 'file',
      detail: (error as NodeJS.ErrnoException).code ?? 'unreadable',
    };
  }
}

/** Links are not followed: they may lead anywhere, and back. */
async function* zipsBelow(dir: string, depth = 0): AsyncGenerator<string> {
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(dir)) entries.push(entry);
  } catch (error) {
    if (depth === 0) throw error;
    // Reading it as a file says what is the matter with it.
    yield dir;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isFile() && /\.zip$/i.test(entry.name)) yield path;
    if (entry.isDirectory() && depth < mostDepth) yield* zipsBelow(path, depth + 1);
  }
}
