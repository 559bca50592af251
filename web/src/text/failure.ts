/** A code of a run or of a message in the reader's words. A code that is not known yet is said to be our fault. */
import { failure as en } from './en/failure.ts';
import { useText } from './language.tsx';
import { type FailureText, failure as ro } from './ro/failure.ts';

export function useFailureText(): (code: string) => FailureText {
  const t: Record<string, FailureText> = useText({ ro, en });
  return (code) =>
    t[code] ?? (code.startsWith('archive_') ? t.archive! : code.startsWith('zip_') ? t.zip! : t.internal!);
}
