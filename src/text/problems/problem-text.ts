/** A problem as a person reads it: every door that answers with one translates it here, in the language of its reader. */
import type { Problem } from '../../core/errors.ts';
import type { Language } from '../language.ts';
import type { ProblemTexts } from './catalogue.ts';
import { en } from './en.ts';
import { ro } from './ro.ts';

export const problemTexts: Record<Language, ProblemTexts> = { ro, en };

export function problemText(
  { code, reason, values }: Pick<Problem, 'code' | 'reason' | 'values'>,
  language: Language,
): { title: string; detail: string } {
  const { titles, details } = problemTexts[language];
  // The constructor of a problem takes a reason of its code and that reason's values.
  const sentences = details[code] as Record<string, (values: object) => string>;
  // One that was kept in the database may have a reason that another version knew.
  return { title: titles[code], detail: sentences[reason]?.(values) ?? titles[code] };
}
