/** The text of a code of a run or message. A code that this page does not know yet reads as `internal`. */
import { failure as en } from './en/failure.ts';
import { useText } from './language.tsx';
import { type FailureText, failure as ro } from './ro/failure.ts';

export function useFailureText(): (code: string) => FailureText {
  const t: Record<string, FailureText> = useText({ ro, en });
  return (code) => t[code] ?? t[groupOf(code)]!;
}

/** Bytes that are not a sound ZIP; every other `zip_` code is of a file in quarantine. */
const broken = ['zip_not_a_zip', 'zip_corrupt'];

function groupOf(code: string): keyof typeof ro {
  if (code.startsWith('archive_')) return 'archive';
  if (broken.includes(code)) return 'zip';
  return code.startsWith('zip_') ? 'quarantined' : 'internal';
}
