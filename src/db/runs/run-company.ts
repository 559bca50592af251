/** The companies of a run, as they are shown: page by page, in the order of their ids. */
import sql, { empty } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import type { RunState } from './run-state.ts';

export interface RunCompany {
  companyId: string;
  cif: string;
  name: string | null;
  state: RunState;
  listed: number | null;
  new: number;
  archived: number;
  expired: number;
  failed: number;
  code: string | null;
  detail: string | null;
}

export interface RunCompanyFilter {
  state?: RunState;
  code?: string;
}

/** As many as are shown with the run itself. */
const first = 200;

export function listFirstRunCompanies(db: Db, run: OwnRun): Promise<RunCompany[]> {
  return listRunCompanies(db, run, {}, { limit: first });
}

interface OwnRun {
  organisationId: string;
  runId: string;
}

/** @param page after the company with the id `after` */
export async function listRunCompanies(
  db: Db,
  { organisationId, runId }: OwnRun,
  { state, code }: RunCompanyFilter,
  { limit, after }: { limit: number; after?: string },
): Promise<RunCompany[]> {
  const { rows } = await db.query<RunCompany>(sql`
    select rc.company_id, c.cif, c.name, rc.state, rc.listed, rc.new, rc.archived, rc.expired, rc.failed, rc.code,
      rc.detail
    from run_company rc join company c on c.id = rc.company_id
    where rc.run_id = ${runId} and rc.organisation_id = ${organisationId}
      ${state === undefined ? empty : sql`and rc.state = ${state}`}
      ${code === undefined ? empty : sql`and rc.code = ${code}`}
      ${after === undefined ? empty : sql`and rc.company_id > ${after}::uuid`}
    order by rc.company_id limit ${limit}`);
  return rows;
}
