/** Closes a message that will never come: a person's decision, with their reason. It cannot be undone. */
import type { Actor } from '../../accounts/actor.ts';
import { maskCif } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import { carriesInvoice } from '../../core/message.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { lockCompany } from '../../db/companies/company-chain.ts';
import { countEnded } from '../../db/companies/company-counters.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { addEvents } from '../../db/events/event.ts';
import { markClosed } from '../../db/messages/message.ts';
import type { Message } from '../../db/messages/message-list.ts';
import { logOutcome } from '../../db/runs/sync-log.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { getMessage } from './messages.ts';

/** @throws Problem not_found, conflict when it is not pending */
export async function closeMessage(
  ctx: Ctx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Message> {
  return inTransaction(ctx.db, async (tx) => {
    const message = await getMessage({ db: tx }, actor, { id });
    // The company before the message, as everywhere: two orders of locking would wait for each other.
    await lockCompany(tx, message.companyId);
    if (!(await markClosed(tx, id, reason))) throw notPending(await getMessage({ db: tx }, actor, { id }));
    await countEnded(tx, message.companyId, 'closed');
    await tellOfClosed(tx, actor, message, reason, ctx.now());
    return getMessage({ db: tx }, actor, { id });
  });
}

export function notPending({ state }: Message): Problem {
  return new Problem(
    'conflict',
    'message_not_pending',
    { state },
    {
      state,
    },
  );
}

async function tellOfClosed(
  tx: Db,
  actor: Actor,
  message: Message,
  reason: string,
  now: Date,
): Promise<void> {
  const { organisationId } = actor;
  const { id, companyId, messageId, uploadIndex, kind } = message;
  const cif = maskCif(message.cif);
  await recordAudit(
    tx,
    organisationId,
    { actor: auditActor(actor), action: 'message.closed', subject: id, detail: { reason, messageId, cif } },
    now,
  );
  if (carriesInvoice(kind)) {
    const line = { organisationId, message: id, invoiceId: messageId ?? uploadIndex, cif };
    await logOutcome(tx, { ...line, status: 'skipped' }, now);
  }
  const data = { id, companyId, cif, messageId, kind, reason };
  await addEvents(tx, [{ organisationId, type: 'message.closed', data }], now);
}
