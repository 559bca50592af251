/** What a journal's file looks like and which column seems to hold what, for a person to correct before anything is compared. */
import type { Actor } from '../../accounts/actor.ts';
import type { Columns } from '../../reconciliation/guess-columns.ts';
import type { JournalLayout } from '../../reconciliation/read-journal.ts';
import type { Ctx } from '../context.ts';
import { withJournal } from './with-journal.ts';

export interface JournalPreview extends JournalLayout {
  /** What a person chose for headings like these. */
  template: Columns | null;
}

/** @throws Problem not_found, too_many_requests, invalid_input, malformed_body, unavailable */
export async function previewJournal(
  ctx: Ctx,
  actor: Actor,
  input: { companyId: string; file: Buffer },
): Promise<JournalPreview> {
  return withJournal(ctx, actor, input, async ({ layout, template }) => ({ ...layout, template }));
}
