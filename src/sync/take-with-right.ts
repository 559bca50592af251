/** Takes a company's pending messages with one certificate, and goes on with the organisation's next where the certificate is what fails. */
import { listUsableConnections } from '../db/companies/company-access.ts';
import type { BegunWork } from './company-work.ts';
import { isConnectionsFault } from './connections-fault.ts';
import { type TakenAll, takePending, type WantedMessages } from './take-pending.ts';

/**
 * @param first the connection that listed; without one the best that there is
 * @returns undefined when the company has no connection that may be used
 * @throws when the signal aborts, or the database is gone
 */
export async function takeWithRight(
  work: BegunWork,
  wanted: WantedMessages,
  first?: string,
): Promise<TakenAll | undefined> {
  const { ctx, company } = work;
  const usable = await listUsableConnections(ctx.db, company.organisationId, company.id, ctx.clock.now(), {
    denied: false,
  });
  const inOrder = first === undefined ? usable : [first, ...usable.filter((id) => id !== first)];
  let taken: TakenAll | undefined;
  for (const [n, connectionId] of inOrder.entries()) {
    taken = await takePending({ ...work, connectionId, others: inOrder.slice(n + 1) }, wanted);
    if (!isConnectionsFault(taken.stoppedBy)) break;
    ctx.log.warn({ err: taken.stoppedBy, companyId: company.id, connectionId }, 'a connection failed');
  }
  return taken;
}
