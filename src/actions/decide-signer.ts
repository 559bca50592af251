/**
 * A person's word on a certificate: its seals are believed, or not. It holds for the installation and for every invoice
 * under it, those that are there and those that come.
 */
import type { Actor } from '../accounts/actor.ts';
import { notFound, Problem } from '../core/errors.ts';
import { recordAudit } from '../db/audit.ts';
import { type Db, inTransaction, type Transactor } from '../db/connection.ts';
import { listOrganisations } from '../db/organisation.ts';
import { decideSigner, judgeAnew, type SignerDecision } from '../db/signer.ts';
import { findSeenSigner, listOrganisationsUnder, type SeenSigner } from '../db/signer-list.ts';
import { auditActor } from './audit-actor.ts';

export interface Decided {
  signer: SeenSigner;
  /** Invoices that are judged otherwise now, everybody's. */
  changed: number;
}

/** @throws Problem not_found; insufficient_scope where others share the installation, and its operator decides */
export async function decideOwnSigner(
  deps: { db: Transactor; now: () => Date },
  actor: Actor,
  { sha256, decision }: { sha256: string; decision: SignerDecision },
): Promise<Decided> {
  const { organisationId } = actor;
  return inTransaction(deps.db, async (tx) => {
    if (!(await findSeenSigner(tx, organisationId, sha256))) throw notFound('signer');
    await refuseTenants(tx, actor);
    const now = deps.now();
    const by = auditActor(actor);
    await decideSigner(tx, sha256, decision, by, now);
    const changed = await judgeAnew(tx, [sha256]);
    const action = decision === 'trusted' ? 'signer.trusted' : 'signer.distrusted';
    for (const concerned of new Set([organisationId, ...(await listOrganisationsUnder(tx, sha256))]))
      await recordAudit(
        tx,
        concerned,
        { actor: by, action, subject: sha256, detail: { invoices: changed } },
        now,
      );
    return { signer: (await findSeenSigner(tx, organisationId, sha256))!, changed };
  });
}

/** One who trusts a seal of his own making must not have his neighbours trust it. */
async function refuseTenants(db: Db, actor: Actor): Promise<void> {
  if (actor.kind === 'operator' || (await listOrganisations(db)).length === 1) return;
  throw new Problem(
    'insufficient_scope',
    'Several organisations share this installation, and a signer is trusted for all of them: whoever runs it decides, with the command `signers trust`.',
  );
}
