/** A journal of the watched folder as programs see it: without the codes of persons that a name may hold. */
import { z } from 'zod';
import { maskPersonalCodes } from '../../core/cif.ts';
import { movedTo } from '../../core/journal-file.ts';
import type { JournalFile } from '../../db/reconciliation/journal-file.ts';
import type { Language } from '../../text/language.ts';
import { problemText } from '../../text/problems/problem-text.ts';
import { count, id, instant, pageOf, writeInstant } from '../basics.ts';
import { journalFileState, problemCode } from '../enumerations.ts';

const journalFile = z
  .object({
    id,
    companyId: id.nullable().meta({ description: 'Null: its folder names no company.' }),
    folder: z
      .string()
      .meta({ description: "The company's, in the watched folder; empty: beside those of companies." }),
    name: z.string(),
    sizeBytes: count,
    state: journalFileState,
    problem: z
      .object({
        code: problemCode,
        reason: z.string(),
        detail: z.string().meta({ description: 'In the language of the request.' }),
      })
      .nullable()
      .meta({ description: 'Why it failed, and what to do.' }),
    reconciliationId: id.nullable().meta({ description: 'Of the comparison; null once that was deleted.' }),
    createdAt: instant.meta({ description: 'When it was first seen.' }),
    endedAt: instant.nullable(),
    movedTo: z.string().nullable().meta({
      description: "In the company's folder; null while it lies where it was put.",
      example: movedTo.done,
    }),
  })
  .meta({ id: 'JournalFile' });

export const journalFiles = pageOf(journalFile).extend({
  folder: z
    .string()
    .nullable()
    .meta({ description: 'The watched folder, below DELIVERY_ROOT; null: the operator has set none.' }),
});

export function shapeJournalFile(
  { goneAt, problem, state, ...found }: JournalFile,
  language: Language,
): z.input<typeof journalFile> {
  const ended = state === 'done' || state === 'failed' ? state : undefined;
  return {
    ...found,
    state,
    folder: maskPersonalCodes(found.folder),
    name: maskPersonalCodes(found.name),
    problem: problem && {
      code: problem.code,
      reason: problem.reason,
      detail: problemText(problem, language).detail,
    },
    createdAt: writeInstant(found.createdAt),
    endedAt: writeInstant(found.endedAt),
    movedTo: goneAt && ended ? movedTo[ended] : null,
  };
}
