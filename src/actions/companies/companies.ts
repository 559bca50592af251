/** Companies: listed, found, changed, removed. Adding them is add-companies.ts. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import {
  type Company,
  type CompanyFilter,
  type Contact,
  findCompany,
  toggleCompanySync as flipCompanySync,
  removeCompanies as markCompaniesRemoved,
  removeCompany as markCompanyRemoved,
  listCompanies as selectCompanies,
  updateCompany as writeCompany,
} from '../../db/companies/company.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { hasValidToken } from '../../db/connections/anaf-connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx, ReadCtx } from '../context.ts';

export async function listCompanies(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & CompanyFilter,
): Promise<Page<Company>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const companies = await selectCompanies(ctx.db, actor.organisationId, filter, page);
  return toPage(companies, limit, (company) => ({ at: company.createdAt, id: company.id }));
}

export async function getCompany(ctx: ReadCtx, actor: Actor, input: { companyId: string }): Promise<Company> {
  const company = await findCompany(ctx.db, actor.organisationId, input.companyId);
  if (!company) throw notFound('company');
  return company;
}

export interface CompanyChange {
  companyId: string;
  name?: string | null;
  syncEnabled?: boolean;
  /** Replaces the whole contact. */
  contact?: Contact | null;
}

/** @throws Problem no_valid_anaf_token when it enables syncing and no valid token could carry it out */
export async function updateCompany(
  ctx: Ctx,
  actor: Actor,
  { companyId, ...change }: CompanyChange,
): Promise<Company> {
  return inTransaction(ctx.db, async (tx) => {
    const before = await getCompany({ db: tx }, actor, { companyId });
    // Sent back unchanged with other fields, the registry's name does not become a person's.
    if (before.nameFromRegistry && change.name === before.name) delete change.name;
    if (change.syncEnabled && !before.syncEnabled) await requireTokenToEnable(tx, actor, ctx.now());
    if (!(await writeCompany(tx, actor.organisationId, companyId, change))) throw notFound('company');
    if (change.name !== undefined && change.name !== before.name) {
      const detail = { from: before.name, to: change.name };
      const entry = { action: 'company.renamed', subject: companyId, detail } as const;
      await recordAudit(tx, actor.organisationId, { actor: auditActor(actor), ...entry }, ctx.now());
    }
    if (change.contact !== undefined) {
      // Without the contact itself: the audit is kept for ever, a person's address need not be.
      const entry = { action: 'company.contact_changed', subject: companyId } as const;
      await recordAudit(tx, actor.organisationId, { actor: auditActor(actor), ...entry }, ctx.now());
    }
    return getCompany({ db: tx }, actor, { companyId });
  });
}

export async function toggleCompanySync(
  ctx: Ctx,
  actor: Actor,
  input: { companyId: string },
): Promise<{ syncEnabled: boolean }> {
  return inTransaction(ctx.db, async (tx) => {
    const syncEnabled = await flipCompanySync(tx, actor.organisationId, input.companyId);
    if (syncEnabled === undefined) throw notFound('company');
    if (syncEnabled) await requireTokenToEnable(tx, actor, ctx.now());
    return { syncEnabled };
  });
}

/** What is asked for is understood, but cannot be: 422, where a trigger is refused with 403. */
async function requireTokenToEnable(tx: Db, actor: Actor, now: Date): Promise<void> {
  if (await hasValidToken(tx, actor.organisationId, now)) return;
  throw new Problem('no_valid_anaf_token', 'needed_for_automatic_sync', {}, { status: 422 });
}

/** Of a list that was added by mistake: those of these ids that are there. One entry in the audit log. */
export async function removeCompanies(
  ctx: Ctx,
  actor: Actor,
  { companies }: { companies: string[] },
): Promise<{ removed: number }> {
  const now = ctx.now();
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    const ids = await markCompaniesRemoved(tx, organisationId, companies, now);
    if (ids.length > 0) {
      const subject = ids.length === 1 ? ids[0]! : organisationId;
      const entry = { action: 'company.removed', subject, detail: { count: ids.length } } as const;
      await recordAudit(tx, organisationId, { actor: auditActor(actor), ...entry }, now);
    }
    return { removed: ids.length };
  });
}

export async function removeCompany(ctx: Ctx, actor: Actor, input: { companyId: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markCompanyRemoved(tx, organisationId, input.companyId, now))) throw notFound('company');
    const done = { actor: auditActor(actor), action: 'company.removed', subject: input.companyId } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
