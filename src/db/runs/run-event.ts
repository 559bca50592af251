/** The events of runs and of their company jobs. */
import sql from 'sql-template-tag';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { Db } from '../connection.ts';
import { addEvents } from '../events/event.ts';

/** Call it after the rows are updated: it reads them. */
export async function addRunEvents(
  tx: Db,
  type: 'run.started' | 'run.finished',
  runs: string[],
  now: Date,
): Promise<void> {
  if (runs.length === 0) return;
  const { rows } = await tx.query<RunRow>(sql`
    select id, organisation_id, trigger, coalesce(outcome, 'running') as state from run
    where id = any(${runs}::uuid[])`);
  const events = rows.map(({ id, organisationId, trigger, state }) => ({
    organisationId,
    type,
    data: { runId: id, trigger, state },
  }));
  await addEvents(tx, events, now);
}

export async function addRunCompanyEvents(
  tx: Db,
  runs: string[],
  companyId: string,
  now: Date,
): Promise<void> {
  if (runs.length === 0) return;
  const { rows } = await tx.query<CompanyRow>(sql`
    select rc.run_id, rc.organisation_id, c.cif, rc.state, rc.listed, rc.new, rc.archived, rc.expired, rc.failed,
      rc.code, rc.detail
    from run_company rc join company c on c.id = rc.company_id
    where rc.company_id = ${companyId} and rc.run_id = any(${runs}::uuid[])`);
  const events = rows.map(({ runId, organisationId, cif, detail, ...counts }) => ({
    organisationId,
    type: 'run.company' as const,
    data: {
      runId,
      companyId,
      cif: maskCif(cif),
      ...counts,
      detail: detail && maskPersonalCodes(detail),
    },
  }));
  await addEvents(tx, events, now);
}

/** Announces the progress of the runs that the company's job serves now. */
export async function announceProgress(tx: Db, companyId: string, now: Date): Promise<void> {
  const { rows } = await tx.query<{ runId: string }>(sql`
    select run_id from run_company where company_id = ${companyId} and state = 'running'`);
  const runs = rows.map((row) => row.runId);
  await addRunCompanyEvents(tx, runs, companyId, now);
}

interface RunRow {
  id: string;
  organisationId: string;
  trigger: string;
  state: string;
}

interface CompanyRow {
  runId: string;
  organisationId: string;
  cif: string;
  state: string;
  listed: number | null;
  new: number;
  archived: number;
  expired: number;
  failed: number;
  code: string | null;
  detail: string | null;
}
