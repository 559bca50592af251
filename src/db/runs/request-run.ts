/** Requests a run, or joins the open one. The first companies are added at once, the others in pieces by the workers, so that a request costs the same in an organisation of ten companies and of ten thousand. */
import sql, { empty } from 'sql-template-tag';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { newId } from '../new-id.ts';
import { lockOrganisation } from '../people/organisation.ts';
import { changeRun } from './count-ended.ts';
import { priorities, type RunTrigger } from './run-state.ts';

/** In the transaction of the request: a few milliseconds. */
const atOnce = 200;
/** In a transaction of a worker, which keeps the organisation's other runs waiting for some 50 ms. */
const aPiece = 1_000;

export interface RunRequest {
  organisationId: string;
  trigger: RunTrigger;
  /** Every company of the organisation, or these. Companies whose access is denied are left out. */
  companies: 'all' | string[];
  now: Date;
}

/**
 * A manual request joins the open manual run, adding the companies that it does not have. Call it in a transaction: the
 * run and its first companies are committed together.
 */
export async function requestRun(db: Db, asked: RunRequest): Promise<{ runId: string; joined: boolean }> {
  const { organisationId, trigger, companies, now } = asked;
  // Serialised per organisation: a run must not finish while a request joins it.
  await lockOrganisation(db, organisationId);
  const open = trigger === 'manual' ? await findOpenManualRun(db, organisationId) : undefined;
  const runId = open ?? (await insertRun(db, asked));
  // Before the run is changed: a claim that has the run's company jobs waits for the run (src/db/README.md).
  const whole = companies === 'all';
  const piece = await addCompanies(db, { runId, organisationId, trigger, queuedAt: now }, companies, {
    after: '',
    limit: whole ? atOnce : companies.length,
  });
  await changeRun(db, runId, { ...piece, whole }, now);
  return { runId, joined: open !== undefined };
}

/**
 * Adds the next companies of a run that lacks some.
 * @returns whether there was such a run: call it again until there is none
 */
export async function addMoreCompanies(db: Transactor, now: Date): Promise<boolean> {
  const { rows } = await db.query<{ id: string; organisationId: string }>(sql`
    select id, organisation_id from run where adding_after is not null order by requested_at, id limit 1`);
  const found = rows[0];
  if (!found) return false;
  await inTransaction(db, async (tx) => {
    await lockOrganisation(tx, found.organisationId);
    const { rows } = await tx.query<{ trigger: RunTrigger; queuedAt: Date; after: string }>(sql`
      select trigger, requested_at as queued_at, adding_after as after from run
      where id = ${found.id} and adding_after is not null`);
    const run = rows[0];
    if (!run) return;
    const { organisationId, id: runId } = found;
    const to = { runId, organisationId, trigger: run.trigger, queuedAt: run.queuedAt };
    const piece = await addCompanies(tx, to, 'all', { after: run.after, limit: aPiece });
    await changeRun(tx, runId, { ...piece, whole: true }, now);
  });
  return true;
}

export async function findOpenManualRun(db: Db, organisationId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from run where organisation_id = ${organisationId} and trigger = 'manual' and finished_at is null`);
  return rows[0]?.id;
}

/** Manual runs requested since then; a plan counts them by Bucharest day. */
export async function countManualRuns(db: Db, organisationId: string, since: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from run
    where organisation_id = ${organisationId} and trigger = 'manual' and requested_at >= ${since}`);
  return rows[0]!.n;
}

async function insertRun(db: Db, { organisationId, trigger, companies, now }: RunRequest): Promise<string> {
  const { rows } = await db.query<{ id: string }>(sql`
    insert into run (id, organisation_id, trigger, whole, requested_at)
    values (${newId(now)}, ${organisationId}, ${trigger}, ${companies === 'all'}, ${now}) returning id`);
  return rows[0]!.id;
}

interface AddedTo {
  runId: string;
  organisationId: string;
  trigger: RunTrigger;
  queuedAt: Date;
}

/**
 * In the order of their codes; those that the run has already stay as they are.
 * @returns how many, and the code after which to go on: null when that was all of them
 */
async function addCompanies(
  db: Db,
  { runId, organisationId, trigger, queuedAt }: AddedTo,
  companies: 'all' | string[],
  { after, limit }: { after: string; limit: number },
): Promise<{ added: number; addingAfter: string | null }> {
  const { rows } = await db.query<{ added: number; chosen: number; last: string | null }>(sql`
    with chosen as (
      select c.id, c.cif from company c
      where c.organisation_id = ${organisationId} and c.cif > ${after} and c.removed_at is null
        and c.access <> 'denied' ${trigger === 'manual' ? empty : sql`and c.sync_enabled`}
        ${companies === 'all' ? empty : sql`and c.id = any(${companies}::uuid[])`}
      order by c.cif limit ${limit}
    ), added as (
      insert into run_company (run_id, company_id, organisation_id, priority, queued_at)
      select ${runId}, id, ${organisationId}, ${priorities[trigger]}, ${queuedAt} from chosen order by cif
      on conflict do nothing returning 1
    )
    select (select count(*) from added) as added, count(*) as chosen, max(cif) as last from chosen`);
  const { added, chosen, last } = rows[0]!;
  return { added, addingAfter: companies === 'all' && chosen === limit ? last : null };
}
