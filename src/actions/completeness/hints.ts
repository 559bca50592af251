/** Hints of invoices that ANAF never listed: listed, silenced and expected again. They change nothing of the proof. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import {
  findHint,
  type HintFilter,
  type HintRow,
  listHints as selectHints,
  silenceHint,
} from '../../db/completeness/hint.ts';
import { inTransaction } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function listHints(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { limit, cursor, ...asked }: PageRequest & HintFilter,
): Promise<Page<HintRow>> {
  const page = { ...asked, limit: limit + 1, after: readCursor(cursor) };
  const rows = await selectHints(ctx.db, actor.organisationId, page);
  return toPage(rows, limit, ({ foundAt, id }) => ({ at: foundAt, id }));
}

/** @throws Problem not_found */
export async function decideHint(
  ctx: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  { id, silenced }: { id: string; silenced: boolean },
): Promise<HintRow> {
  const { organisationId } = actor;
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const found = await findHint(tx, organisationId, id);
    if (!found) throw notFound('hint');
    if (await silenceHint(tx, organisationId, { id, at: silenced ? now : null })) {
      const { kind, companyId } = found;
      const action = silenced ? 'hint.silenced' : 'hint.expected';
      await recordAudit(
        tx,
        organisationId,
        { actor: auditActor(actor), action, subject: id, detail: { companyId, kind } },
        now,
      );
    }
    return { ...found, silencedAt: silenced ? (found.silencedAt ?? now) : null };
  });
}
