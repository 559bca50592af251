/** What a finished export lacks, in one sentence: by name where the list itself lacks it, since CSV and JSON have no place for it. */
import type { Export } from '../../api/exports.ts';
import type { ExportsText } from '../../text/exports.ts';

const mostShown = 5;

/** Undefined where nothing is missing. */
export function sayProblems({ problems, leftOut }: Export, t: ExportsText): string | undefined {
  if (problems === 0) return undefined;
  const [removed, unproven] = (['removed', 'unproven'] as const).map((reason) =>
    leftOut.filter((one) => one.reason === reason),
  ) as [Export['leftOut'], Export['leftOut']];
  const sentences = [
    removed.length > 0 && t.leftOut.removed(removed.length, names(removed)),
    unproven.length > 0 && t.leftOut.unproven(unproven.length, names(unproven)),
    problems > leftOut.length && t.problems(problems - leftOut.length),
  ];
  return sentences.filter(Boolean).join(' ');
}

function names(of: Export['leftOut']): string {
  const shown = of.slice(0, mostShown).map(({ id, number }) => number ?? id);
  return [...shown, ...(of.length > mostShown ? ['…'] : [])].join(', ');
}
