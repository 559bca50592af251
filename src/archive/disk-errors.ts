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
    throw withMeaning(step, absent, error);
  }
}

/** The same for what is read piece by piece. `missing`: what is not there has no pieces. */
export async function* eachAsArchiveError<T>(
  step: string,
  absent: 'missing' | 'unavailable',
  run: () => AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* run();
  } catch (error) {
    if (absent === 'missing' && isCode(error, 'ENOENT')) return;
    throw withMeaning(step, absent, error);
  }
}

function withMeaning(step: string, absent: 'missing' | 'unavailable', error: unknown): unknown {
  const code = errorCode(error);
  // Without a code it is no file system that speaks: our own ArchiveError, or a bug.
  if (code === undefined || error instanceof ArchiveError || code.startsWith('ERR_')) return error;
  const meaning = code === 'ENOENT' ? absent : (meanings[code] ?? 'unavailable');
  return new ArchiveError(meaning, `could not ${step}: ${code}`, error);
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(errorCode(error) ?? '');
}

function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
