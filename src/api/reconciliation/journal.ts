/** A journal's columns as programs choose them, and what a preview of a journal shows. */
import { z } from 'zod';
import type { JournalPreview } from '../../actions/reconciliation/preview-journal.ts';
import { maskTexts } from '../../core/mask-invoice.ts';
import type { Columns } from '../../reconciliation/guess-columns.ts';
import { letterOf } from '../../reconciliation/read-journal.ts';
import { fields } from '../../reconciliation/score-heading.ts';
import { count } from '../basics.ts';
import { direction, journalField } from '../enumerations.ts';

const one = new RegExp(`^(${fields.join('|')}):([A-Za-z]{1,2})$`);

/** `number:B,date:C,total:F`: columns are named as a spreadsheet names them. */
export const columnsParameter = z
  .string()
  .max(100)
  .refine((text) => text.split(',').every((part) => one.test(part)), {
    message: `Fields and columns, such as number:B,date:C,total:F; the fields are ${fields.join(', ')}.`,
  })
  .meta({
    description:
      'Which column holds what, such as `number:B,date:C,cif:E,total:F`, as the preview shows them. It is kept for the ' +
      "company's next journal with the same headings. Without it the kept choice is taken, or the guess when it is certain.",
  });

/** @param text that `columnsParameter` has accepted */
export function readColumns(text: string): Columns {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [, name, letters] = one.exec(part)!;
      return [name, columnOf(letters!)];
    }),
  );
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const chosen = z.partialRecord(journalField, z.string());

export const journalPreview = z
  .object({
    firstLine: count.meta({ description: 'Of the first row below the headings, in the file; from 1.' }),
    columns: z.array(z.object({ column: z.string().meta({ example: 'B' }), heading: z.string() })),
    rows: z
      .array(z.array(z.string().nullable()))
      .meta({ description: 'The first rows below the headings, a text for each column.' }),
    guess: chosen.meta({ description: 'Which column seems to hold what.' }),
    missing: z.array(journalField).meta({ description: 'No column was found for these; they are needed.' }),
    doubts: z.array(journalField).meta({ description: 'Another column could be these as well.' }),
    template: chosen.nullable().meta({ description: 'What was chosen before for the same headings.' }),
    direction: direction
      .nullable()
      .meta({ description: 'Purchases or sales, by the title or the headings.' }),
  })
  .meta({ id: 'JournalPreview' });

export function shapePreview({
  firstLine,
  columns,
  rows,
  guess,
  template,
  direction,
}: JournalPreview): z.input<typeof journalPreview> {
  return {
    firstLine,
    columns: columns.map(({ heading }, i) => ({ column: letterOf(i), heading })),
    rows: maskTexts(rows),
    guess: inLetters(guess.columns),
    missing: guess.missing,
    doubts: guess.doubts,
    template: template && inLetters(template),
    direction: direction?.direction ?? null,
  };
}

function inLetters(columns: Columns): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, letterOf(column)]));
}
