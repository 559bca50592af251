/** LIPSESC.csv: the messages of a month that ANAF has listed and the archive lacks. */
import { maskPersonalCodes } from '../core/cif.ts';
import { type MissingMessage, walkMissing } from '../db/exports/export-pack.ts';
import { exportTexts } from '../text/exports/export-texts.ts';
import { column } from './column.ts';
import type { Month } from './month.ts';
import type { Pack } from './pack-job.ts';
import { csvOf } from './sheet.ts';

/** @param tally how many there were, known when the last chunk has been read */
export function missingCsv(
  { ctx, organisationId, request: { companyId, language } }: Pack,
  month: Month,
  tally: { n: number; counted(): void },
): AsyncGenerator<string> {
  const { titles: t } = exportTexts[language];
  const columns = [
    column<MissingMessage>(t.messageId, 'text', 14, (m) => m.messageId),
    column<MissingMessage>(t.uploadIndex, 'text', 14, (m) => m.uploadIndex),
    column<MissingMessage>(t.kind, 'text', 14, (m) => m.kind),
    column<MissingMessage>(t.availableAt, 'instant', 17, (m) => m.createdAt),
    column<MissingMessage>(t.state, 'text', 10, (m) => m.state),
    column<MissingMessage>(t.reason, 'text', 24, (m) => m.reason && maskPersonalCodes(m.reason)),
    column<MissingMessage>(t.attempts, 'count', 10, (m) => m.attempts),
    column<MissingMessage>(t.nextAttemptAt, 'instant', 17, (m) => m.nextAttemptAt),
    column<MissingMessage>(t.expiresAt, 'instant', 17, (m) => m.expiresAt),
  ];
  const pages = tallied(walkMissing(ctx.db, organisationId, companyId, month), tally);
  return csvOf({ name: exportTexts[language].files.missing, columns, pages, language });
}

async function* tallied<T>(
  pages: AsyncIterable<T[]>,
  tally: { n: number; counted(): void },
): AsyncGenerator<T[]> {
  for await (const page of pages) {
    tally.n += page.length;
    for (const _ of page) tally.counted();
    yield page;
  }
}
