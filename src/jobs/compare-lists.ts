/**
 * At night: ANAF's simple list of each company is compared with its paged one. Calls that syncs need are left to them: it asks
 * one company at a time, and only while half of the minute's calls are free. May run twice: the same answers are the same findings.
 */
import { hourMs, minuteMs } from '../core/durations.ts';
import { countSlotsInUse } from '../db/budget/budget-use.ts';
import { listCompaniesToCompare, recordComparison } from '../db/completeness/list-comparison.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { compareWithSimpleList } from '../sync/compare-with-simple-list.ts';
import type { SyncCtx } from '../sync/context.ts';

const companiesAtOnce = 50;
/** Each company once a night. */
const againAfterMs = 20 * hourMs;
const longestMs = 15 * minuteMs;
/** What else ANAF does not answer is not asked further tonight: the next time begins with other companies. */
const mostFailures = 3;

export async function compareListsOfAll(ctx: SyncCtx, signal: AbortSignal): Promise<void> {
  const begun = ctx.clock.now();
  const before = new Date(begun.getTime() - againAfterMs);
  for (let failures = 0; ; ) {
    const wanted = { before, limit: companiesAtOnce };
    const companies = await listCompaniesToCompare(ctx.db, wanted, ctx.clock.now());
    if (companies.length === 0) return;
    for (const company of companies) {
      const isLate = ctx.clock.now().getTime() - begun.getTime() > longestMs;
      if (signal.aborted || isLate || failures >= mostFailures || !(await isQuiet(ctx))) return;
      try {
        const connectionId = company.connections[0];
        if (connectionId === undefined) await fail(ctx, company, 'no_valid_anaf_token');
        else await compareWithSimpleList({ ctx, company, connectionId, signal });
      } catch (error) {
        if (signal.aborted || isConnectionLost(error)) return;
        failures++;
        ctx.log.warn({ err: error, companyId: company.id }, "ANAF's lists could not be compared");
        await fail(ctx, company, codeOf(error));
      }
    }
  }
}

async function isQuiet({ db, clock, callsPerMinute }: SyncCtx): Promise<boolean> {
  return callsPerMinute === 0 || (await countSlotsInUse(db, clock.now())) * 2 < callsPerMinute;
}

function fail(
  { db, clock }: SyncCtx,
  company: { id: string; organisationId: string },
  code: string,
): Promise<void> {
  return recordComparison(db, company, { outcome: 'failed', code, compared: null }, clock.now());
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'internal';
}
