/** The events of runs and of their company jobs. */
import sql from 'sql-template-tag';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { Db } from '../connection.ts';
import { addEvents, type NewEvent } from '../events/event.ts';

/** Call it after the rows are updated: it reads them. */
export async function addRunEvents(
  tx: Db,
  type: 'run.started' | 'run.finished',
  runs: string[],
  now: Date,
): Promise<void> {
  if (runs.length === 0) return;
  const { rows } = await tx.query<RunRow>(sql`
    select id as run_id, organisation_id, trigger, coalesce(outcome, 'running') as state from run
    where id = any(${runs}::uuid[])`);
  await addEvents(
    tx,
    rows.map(({ organisationId, ...data }) => ({ organisationId, type, data })),
    now,
  );
}

interface RunRow {
  organisationId: string;
  runId: string;
  trigger: string;
  state: string;
}

/** What an event tells of a company job, as `runCompanyFacts` selects it. */
export interface RunCompanyFacts {
  runId: string;
  state: string;
  listed: number | null;
  new: number;
  archived: number;
  expired: number;
  failed: number;
  code: string | null;
  detail: string | null;
}

/** Of the row `job` of `run_company`. */
export const runCompanyFacts = sql`jsonb_build_object('runId', job.run_id, 'state', job.state, 'listed', job.listed,
  'new', job.new, 'archived', job.archived, 'expired', job.expired, 'failed', job.failed, 'code', job.code,
  'detail', job.detail)`;

export function runCompanyEvent(
  { organisationId, companyId, cif }: { organisationId: string; companyId: string; cif: string },
  { runId, detail, ...facts }: RunCompanyFacts,
): NewEvent {
  const data = {
    runId,
    companyId,
    cif: maskCif(cif),
    ...facts,
    detail: detail && maskPersonalCodes(detail),
  };
  return { organisationId, type: 'run.company', data };
}

/** Announces the progress of the runs that the company's job serves now. */
export async function announceProgress(
  tx: Db,
  company: { id: string; organisationId: string; cif: string },
  now: Date,
): Promise<void> {
  const { rows } = await tx.query<{ facts: RunCompanyFacts }>(sql`
    select ${runCompanyFacts} as facts from run_company job
    where job.company_id = ${company.id} and job.state = 'running'`);
  const events = rows.map(({ facts }) => runCompanyEvent({ ...company, companyId: company.id }, facts));
  await addEvents(tx, events, now);
}
