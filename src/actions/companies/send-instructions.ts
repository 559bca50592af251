/** What a company is asked when its right in the SPV is missing: the message is prepared here, sent by a person, and remembered. */
import type { Actor } from '../../accounts/actor.ts';
import { maskCif } from '../../core/cif.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Company, recordInstructionsSent } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import { listConnectionFacts } from '../../db/connections/connection-trouble.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import { instructionsRo } from '../../text/companies/instructions-ro.ts';
import { formatShortDay } from '../../text/format.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { getCompany } from './companies.ts';

const mostSerials = 5;

export interface Instructions {
  /** The contact's address; null when it is not known. */
  to: string | null;
  subject: string;
  text: string;
  /** Opens the reader's own mail program with all of it. */
  mailto: string;
}

export async function getInstructions(
  ctx: Ctx,
  actor: Actor,
  { companyId }: { companyId: string },
): Promise<Instructions> {
  const company = await getCompany(ctx, actor, { companyId });
  const organisation = await findOrganisation(ctx.db, actor.organisationId);
  const connections = await listConnectionFacts(ctx.db, actor.organisationId, ctx.now());
  const serials = connections.flatMap(({ isValid, serial }) => (isValid && serial !== null ? [serial] : []));
  const cif = maskCif(company.cif);
  const { subject, text } = instructionsRo({
    contact: company.contact?.name ?? null,
    company: company.name ?? cif,
    cif,
    since: company.accessLostAt && formatShortDay(company.accessLostAt, 'ro'),
    serials: [...new Set(serials)].slice(0, mostSerials),
    organisation: organisation!.name,
  });
  const to = company.contact?.email ?? null;
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return { to, subject, text, mailto: `mailto:${to === null ? '' : encodeURIComponent(to)}?${query}` };
}

/** A person says that the message went out; it is deleted when ANAF grants access again. */
export async function markInstructionsSent(
  ctx: Ctx,
  actor: Actor,
  { companyId }: { companyId: string },
): Promise<Company> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const { organisationId } = actor;
    if (!(await recordInstructionsSent(tx, organisationId, companyId, personOf(actor), now)))
      throw notFound('company');
    const entry = { action: 'company.instructions_sent', subject: companyId } as const;
    await recordAudit(tx, organisationId, { actor: auditActor(actor), ...entry }, now);
    return getCompany({ db: tx }, actor, { companyId });
  });
}
