/** What each language has to say about problems: a title for each code, a sentence for each reason. */
import type { ProblemCode } from '../../core/errors.ts';
import type { ProblemReasons } from '../../core/problem-reasons.ts';

export interface ProblemTexts {
  titles: Record<ProblemCode, string>;
  details: {
    [C in ProblemCode]: { [R in keyof ProblemReasons[C]]: (values: ProblemReasons[C][R]) => string };
  };
}
