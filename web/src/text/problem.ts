/** A failure in the reader's words. A code that is not known yet is our fault, and said so. */
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { problem as en } from './en/problem.ts';
import { useText } from './language.tsx';
import { type ProblemText, problem as ro } from './ro/problem.ts';

/** Codes of which the service knows more than the code: it speaks the page's language. */
const saysMore = ['conflict', 'plan_limit_exceeded'];

export function useProblemText(): (error: unknown) => ProblemText {
  const t: Record<string, ProblemText> = useText({ ro, en });
  return (error) => {
    if (error instanceof Unreachable) return t.unreachable!;
    if (!(error instanceof ApiProblem)) return t.internal!;
    const known = t[error.code] ?? t.internal!;
    const { detail } = error.document;
    return saysMore.includes(error.code) && detail !== '' ? { ...known, text: detail } : known;
  };
}
