/** Reads a folder of old ZIPs and XML files, however deep, into a company's catalogue. A bad file is reported and holds no other up. */
import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackfilledCompany, type BackfillOutcome, backfillZip } from '../../integrity/backfill-zip.ts';
import { isSealName, oldDocuments, type Refusal } from '../../integrity/old-documents.ts';
import type { SyncCtx } from '../../sync/context.ts';

/** Of a ZIP of ZIPs, `file` goes on with the entry's name. */
export type FileOutcome = { file: string } & (
  | BackfillOutcome
  | { outcome: 'unusable'; reason: Refusal; detail: string }
);

/** Deeper than invoices are sorted, and an end for folders that contain themselves. */
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
  for await (const file of filesBelow(dir)) {
    for await (const found of oldDocuments(file)) {
      signal.throwIfAborted();
      if ('zip' in found) yield { file: found.label, ...(await backfillZip(ctx, company, found.zip)) };
      else yield { file: found.label, outcome: 'unusable', reason: found.refusal, detail: found.detail };
    }
  }
}

/** Links are not followed: they may lead anywhere, and back. */
async function* filesBelow(dir: string, depth = 0): AsyncGenerator<string> {
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
    if (entry.isFile() && /\.(zip|xml)$/i.test(entry.name) && !isSealName(entry.name)) yield path;
    if (entry.isDirectory() && depth < mostDepth) yield* filesBelow(path, depth + 1);
  }
}
