/**
 * A person's word on a certificate: its seals are believed, or not. It holds for the installation and for every invoice
 * under it, those that are there and those that come.
 */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { type AuditActor, recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { applyTrust, type SignerDecision, decideSigner as writeDecision } from '../../db/invoices/signer.ts';
import { findSeenSigner, listOrganisationsUnder, type SeenSigner } from '../../db/invoices/signer-list.ts';
import { listOrganisations } from '../../db/people/organisation.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export interface SignerWord {
  sha256: string;
  decision: SignerDecision;
}

/** @throws Problem not_found; insufficient_scope where others share the installation, and its operator decides */
export async function decideSigner(ctx: Ctx, actor: Actor, word: SignerWord): Promise<SeenSigner> {
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    if (!(await findSeenSigner(tx, organisationId, word.sha256))) throw notFound('signer');
    await refuseTenants(tx, actor);
    await decide(tx, word, auditActor(actor), [organisationId], ctx.now());
    return (await findSeenSigner(tx, organisationId, word.sha256))!;
  });
}

/**
 * The operator decides for every organisation of the installation.
 * @returns how many invoices have another verdict now
 * @throws Problem not_found
 */
export async function decideSignerAsOperator(ctx: Ctx, word: SignerWord): Promise<number> {
  return inTransaction(ctx.db, (tx) => decide(tx, word, { kind: 'operator', id: null }, [], ctx.now()));
}

/** Written down with everybody whose invoices it concerns. */
async function decide(
  tx: Db,
  { sha256, decision }: SignerWord,
  actor: AuditActor,
  organisations: string[],
  now: Date,
): Promise<number> {
  if (!(await writeDecision(tx, sha256, decision, actor, now))) throw notFound('signer');
  const changed = await applyTrust(tx, [sha256]);
  const action = decision === 'trusted' ? 'signer.trusted' : 'signer.distrusted';
  const done = { actor, action, subject: sha256, detail: { invoices: changed } } as const;
  for (const concerned of new Set([...organisations, ...(await listOrganisationsUnder(tx, sha256))]))
    await recordAudit(tx, concerned, done, now);
  return changed;
}

/** A tenant could trust a seal of their own making, and the decision would apply to the other organisations too. */
async function refuseTenants(db: Db, actor: Actor): Promise<void> {
  if (actor.kind === 'operator' || (await listOrganisations(db)).length === 1) return;
  throw new Problem('insufficient_scope', 'operator_decides_signers', {});
}
