/** The text of a code of a run or message. A code that this page does not know yet reads as `internal`. */
import { failure as en } from './en/failure.ts';
import { useText } from './language.tsx';
import { type FailureText, failure as ro } from './ro/failure.ts';

export function useFailureText(): (code: string) => FailureText {
  const t: Record<string, FailureText> = useText({ ro, en });
  return (code) =>
    t[code] ?? (code.startsWith('archive_') ? t.archive! : code.startsWith('zip_') ? t.zip! : t.internal!);
}
