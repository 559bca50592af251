/** Is anything missing? Company by company, what is lost soonest first. */
import type { Actor } from '../../accounts/actor.ts';
import { readCif } from '../../core/cif.ts';
import {
  type Completeness,
  type CompletenessFilter,
  listCompleteness as selectCompleteness,
} from '../../db/completeness/completeness.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listCompleteness(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, cif, companyId }: PageRequest & CompletenessFilter,
): Promise<Page<Completeness>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const filter = { companyId, cif: cif === undefined ? undefined : withoutRo(cif) };
  const found = await selectCompleteness(ctx.db, actor.organisationId, filter, page);
  return toPage(found, limit, (company) => ({ at: company.riskAt, id: company.companyId }));
}

/** Text that is not a fiscal code matches no company. */
function withoutRo(cif: string): string {
  const reading = readCif(cif);
  return reading.ok ? reading.cif : '';
}
