/** The text of a failed request. A code that this page does not know yet reads as `internal`. */
import { ApiProblem, Unreachable } from '../api/problem.ts';
import type { ProblemCode } from '../api/shapes.ts';
import { problem as en } from './en/problem.ts';
import { useText } from './language.tsx';
import { type ProblemText, problem as ro } from './ro/problem.ts';

/** Codes whose detail says more than the code; the service writes it in the page's language. */
const detailed: readonly ProblemCode[] = [
  'insufficient_scope',
  'conflict',
  'plan_limit_exceeded',
  'unavailable',
];

export function useProblemText(): (error: unknown) => ProblemText {
  const t: Record<ProblemCode | 'unreachable', ProblemText> = useText({ ro, en });
  return (error) => {
    if (error instanceof Unreachable) return t.unreachable;
    if (!(error instanceof ApiProblem)) return t.internal;
    const known = t[error.code] ?? t.internal;
    const { detail } = error.document;
    return detailed.includes(error.code) && detail !== '' ? { ...known, text: detail } : known;
  };
}
