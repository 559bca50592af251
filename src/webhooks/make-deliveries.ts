/**
 * Turns what the outbox holds into deliveries, in the order of the commits of each company. May run twice and die
 * anywhere: rows leave the outbox in the transaction that adds their deliveries.
 */
import { inTransaction, type Transactor } from '../db/connection.ts';
import { addWebhookEvents, deliverEvents, mapWantedTypes } from '../db/webhooks/queue-deliveries.ts';
import { listInvoicesOf, lockOutbox, type OutboxRow, takeFromOutbox } from '../db/webhooks/webhook-outbox.ts';
import { eventsOf } from './events-of.ts';

const batch = 500;

/** @returns how many rows were taken; 0 also while another process does it */
export async function makeDeliveries(db: Transactor, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    if (!(await lockOutbox(tx))) return 0;
    const rows = await takeFromOutbox(tx, batch);
    if (rows.length === 0) return 0;
    const wanted = await mapWantedTypes(tx, [...new Set(rows.map((row) => row.organisationId))]);
    const found = await listInvoicesOf(tx, rows.flatMap(archivedInvoiceOf));
    const invoices = new Map(found.map((invoice) => [invoice.message, invoice]));
    const events = rows
      .flatMap((row) => eventsOf(row, invoices))
      .filter(({ organisationId, type }) => wanted.get(organisationId)?.has(type));
    await addWebhookEvents(tx, events);
    await deliverEvents(tx, events, now);
    return rows.length;
  });
}

function archivedInvoiceOf({ type, data }: OutboxRow): string[] {
  return type === 'message.archived' && (data.kind === 'received' || data.kind === 'sent')
    ? [String(data.id)]
    : [];
}
