/** A failure in the reader's words. A code that is not known yet is our fault, and said so. */
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { problem as en } from './en/problem.ts';
import { useWords } from './language.tsx';
import { type ProblemWords, problem as ro } from './ro/problem.ts';

/** Codes of which the service knows more than the code: it speaks the page's language. */
const saysMore = ['conflict', 'plan_limit_exceeded'];

export function useProblemWords(): (error: unknown) => ProblemWords {
  const words: Record<string, ProblemWords> = useWords({ ro, en });
  return (error) => {
    if (error instanceof Unreachable) return words.unreachable!;
    if (!(error instanceof ApiProblem)) return words.internal!;
    const known = words[error.code] ?? words.internal!;
    const { detail } = error.document;
    return saysMore.includes(error.code) && detail !== '' ? { ...known, text: detail } : known;
  };
}
