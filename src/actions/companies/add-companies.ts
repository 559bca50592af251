/** Adds companies, each line with a verdict of its own. Asks ANAF nothing: that is done in the background. */
import type { Actor } from '../../accounts/actor.ts';
import { type CifReading, type CifRemark, maskCif, maskPersonalCodes, readCif } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import {
  addCompanies,
  type Company,
  type Contact,
  countCompanies,
  listCompaniesByCif,
} from '../../db/companies/company.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { hasValidToken } from '../../db/connections/anaf-connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { planOf } from '../plan-of.ts';
import type { CompanyLine } from './read-company-lines.ts';

export type AddOutcome = 'added' | 'exists' | 'invalid' | 'over_limit';

export interface AddVerdict {
  /** As it was written, a person's code masked. */
  input: string;
  outcome: AddOutcome;
  remarks: CifRemark[];
  company: Company | null;
  /** Why it was not added. */
  problem: Problem | null;
}

type Judged = Omit<AddVerdict, 'company'> & {
  cif: string | null;
  name: string | null;
  contact: Contact | null;
};

export async function addCompaniesTo(ctx: Ctx, actor: Actor, lines: CompanyLine[]): Promise<AddVerdict[]> {
  const { organisationId } = actor;
  const now = ctx.now();
  const { verdicts, added, connected } = await inTransaction(ctx.db, async (tx) => {
    // Two that add at once cannot both take the last free place.
    const organisation = (await lockOrganisation(tx, organisationId))!;
    const readings = lines.map((line) => ({ line, reading: readCif(line.input) }));
    const cifs = readings.flatMap(({ reading }) => (reading.ok ? [reading.cif] : []));
    const before = await listCompaniesByCif(tx, organisationId, cifs);
    const judged = judgeLines(readings, {
      present: new Set(before.filter((company) => !company.removed).map((company) => company.cif)),
      taken: await countCompanies(tx, organisationId),
      plan: planOf(ctx.plans, organisation.plan),
    });
    const toAdd = judged.flatMap((j) =>
      j.outcome === 'added' ? [{ cif: j.cif!, name: j.name, contact: j.contact }] : [],
    );
    await addCompanies(tx, organisationId, toAdd, now);
    const after = new Map(
      (await listCompaniesByCif(tx, organisationId, cifs)).map((company) => [company.cif, company]),
    );
    const added = toAdd.map(({ cif }) => after.get(cif)!.id);
    await recordAdded(tx, actor, added, now);
    return {
      verdicts: judged.map(({ cif, name: _name, contact: _contact, ...verdict }) => ({
        ...verdict,
        company: (verdict.outcome !== 'over_limit' && cif !== null && after.get(cif)) || null,
      })),
      added,
      connected: await hasValidToken(tx, organisationId, now),
    };
  });
  if (connected && added.length > 0) await ctx.queue.probeSoon(added);
  if (added.length > 0) await ctx.queue.registrySoon();
  return verdicts;
}

/** One entry for a list, however long. */
async function recordAdded(tx: Db, actor: Actor, added: string[], now: Date): Promise<void> {
  const [first] = added;
  if (first === undefined) return;
  const subject = added.length === 1 ? first : actor.organisationId;
  const detail = { count: added.length };
  const entry = { actor: auditActor(actor), action: 'company.added', subject, detail } as const;
  await recordAudit(tx, actor.organisationId, entry, now);
}

function judgeLines(
  lines: { line: CompanyLine; reading: CifReading }[],
  { present, taken, plan }: { present: Set<string>; taken: number; plan: Plan },
): Judged[] {
  return lines.map(({ line, reading }) => {
    if (!reading.ok) {
      const input = maskPersonalCodes(line.input);
      return {
        input,
        cif: null,
        name: null,
        contact: null,
        outcome: 'invalid',
        remarks: [],
        problem: new Problem('invalid_input', refusals[reading.reason], {}),
      };
    }
    const { cif, remarks } = reading;
    const { name, contact } = line;
    const judged = { input: reading.person ? maskCif(cif) : line.input, cif, name, contact, remarks };
    if (present.has(cif)) return { ...judged, outcome: 'exists', problem: null };
    if (plan.companies !== null && taken >= plan.companies) {
      const values = { plan: plan.name, limit: plan.companies };
      const problem = new Problem('plan_limit_exceeded', 'companies', values);
      return { ...judged, outcome: 'over_limit', problem };
    }
    present.add(cif);
    taken++;
    return { ...judged, outcome: 'added', problem: null };
  });
}

const refusals = {
  empty: 'cif_empty',
  letters: 'cif_letters',
  length: 'cif_length',
} as const satisfies Record<Extract<CifReading, { ok: false }>['reason'], string>;
