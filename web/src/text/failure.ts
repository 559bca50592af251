/** A code of a run or of a message in the reader's words. A code that is not known yet is said to be our fault. */
import { failure as en } from './en/failure.ts';
import { useWords } from './language.tsx';
import { type FailureWords, failure as ro } from './ro/failure.ts';

export function useFailureWords(): (code: string) => FailureWords {
  const words: Record<string, FailureWords> = useWords({ ro, en });
  return (code) =>
    words[code] ??
    (code.startsWith('archive_') ? words.archive! : code.startsWith('zip_') ? words.zip! : words.internal!);
}
