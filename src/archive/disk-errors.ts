/** What a file system's error codes mean to an archive. */

import { ArchiveError, type ArchiveErrorCode } from './archive.ts';

const meanings: Record<string, ArchiveErrorCode> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
};

/**
 * Runs a step and gives its failure a meaning. What is not there means different things to a reader (no such file)
 * and to a writer (the folder has gone, perhaps unmounted), so the step says which.
 *
 * @param absent what ENOENT means to this step
 */
export async function asArchiveError<T>(
  step: string,
  absent: 'missing' | 'unavailable',
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code = errorCode(error);
    // Without a code it is no file system that speaks: our own ArchiveError, or a bug.
    if (code === undefined || error instanceof ArchiveError || code.startsWith('ERR_')) throw error;
    const meaning = code === 'ENOENT' ? absent : (meanings[code] ?? 'unavailable');
    throw new ArchiveError(meaning, `could not ${step}: ${code}`, error);
  }
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(errorCode(error) ?? '');
}

function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
