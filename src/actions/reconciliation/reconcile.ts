/** Compares the journal of an accounting program that a person sent with what the SPV has of a company: what is in both, what differs, what only one has. */
import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { countReconciliations, type Reconciliation } from '../../db/reconciliation/reconciliation.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';
import { type CompareInput, compareJournal } from './compare-journal.ts';
import { withJournal } from './with-journal.ts';

export interface ReconcileInput extends CompareInput {
  file: Buffer;
}

const reconciliationsAMinute = 6;
/** Each may have as many rows as its journal: comparisons that are never looked at must not fill the database. */
const mostKept = 100;

/** @throws Problem not_found, too_many_requests, conflict when too many are kept, invalid_input, malformed_body, unavailable */
export async function reconcile(ctx: Ctx, actor: Actor, input: ReconcileInput): Promise<Reconciliation> {
  const { organisationId } = actor;
  await checkRateLimit(ctx, {
    holder: `reconcile:${organisationId}`,
    limit: reconciliationsAMinute,
    windowMs: 60_000,
    refusal: ['reconciliations', { limit: reconciliationsAMinute }],
  });
  return withJournal(ctx, actor, input, async (inHand) => {
    if ((await countReconciliations(ctx.db, organisationId, mostKept)) === mostKept)
      throw new Problem('conflict', 'too_many_reconciliations', { most: mostKept });
    return compareJournal(ctx, actor, input, inHand);
  });
}
