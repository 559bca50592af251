/** Reconciliations that were made: the list, one of them, its rows with their invoices, and removing one. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findInvoices, type Invoice } from '../../db/invoices/invoice.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import {
  removeReconciliation as deleteReconciliation,
  findReconciliation,
  type Reconciliation,
  type ReconciliationOutcome,
  type ReconciliationRow,
  listReconciliationRows as selectReconciliationRows,
  listReconciliations as selectReconciliations,
} from '../../db/reconciliation/reconciliation.ts';
import type { Ctx } from '../context.ts';

export async function listReconciliations(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Reconciliation>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await selectReconciliations(ctx.db, actor.organisationId, page);
  return toPage(found, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

/** @throws Problem not_found */
export async function getReconciliation(
  ctx: Ctx,
  actor: Actor,
  { id }: { id: string },
): Promise<Reconciliation> {
  const found = await findReconciliation(ctx.db, actor.organisationId, id);
  if (!found) throw notFound('reconciliation');
  return found;
}

export type RowWithInvoice = ReconciliationRow & { invoice: Invoice | null };

/** The cursor is a row's number. @throws Problem not_found, invalid_input */
export async function listReconciliationRows(
  ctx: Ctx,
  actor: Actor,
  { id, outcome, limit, cursor }: PageRequest & { id: string; outcome?: ReconciliationOutcome },
): Promise<Page<RowWithInvoice>> {
  await getReconciliation(ctx, actor, { id });
  if (cursor !== undefined && !/^\d{1,7}$/.test(cursor)) {
    throw new Problem(
      'invalid_input',
      'cursor',
      {},
      {
        parameter: 'cursor',
      },
    );
  }
  const asked = { outcome, after: Number(cursor ?? 0), limit: limit + 1 };
  const rows = await selectReconciliationRows(ctx.db, actor.organisationId, id, asked);
  const data = await withInvoices(ctx.db, actor.organisationId, rows.slice(0, limit));
  return { data, nextCursor: rows.length > limit ? String(data.at(-1)!.n) : null };
}

async function withInvoices(
  db: Db,
  organisationId: string,
  rows: ReconciliationRow[],
): Promise<RowWithInvoice[]> {
  const invoices = await findInvoices(
    db,
    organisationId,
    rows.flatMap(({ invoiceId }) => invoiceId ?? []),
  );
  return rows.map((row) => ({ ...row, invoice: (row.invoiceId && invoices.get(row.invoiceId)) || null }));
}

/** @throws Problem not_found */
export async function removeReconciliation(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  if (!(await deleteReconciliation(ctx.db, actor.organisationId, id))) throw notFound('reconciliation');
}
