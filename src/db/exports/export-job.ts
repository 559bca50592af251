/** Which worker makes which export, its progress and its outcome. A lease that expires allows one worker at a time. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import type { AuditActor } from '../audit/audit.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import type { ExportFile, ExportRequest, LeftOut } from './export.ts';

/** Renewed with every report of progress. */
const leaseMs = 60_000;
/** An export whose worker has died this often is failed: it would crash the next one as well. */
const mostAttempts = 3;

export interface ExportJob {
  id: string;
  organisationId: string;
  actor: AuditActor;
  /** What may go in; null is every company. */
  companies: string[] | null;
  request: ExportRequest;
  attempt: number;
  worker: string;
}

/** The export that has waited longest, of the organisation with the fewest in work; also one whose worker died. */
export async function claimExport(db: Transactor, worker: string, now: Date): Promise<ExportJob | undefined> {
  return inTransaction(db, async (tx) => {
    // Serialised: of two claims at once the second would find its row locked and return nothing, although others wait.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('claim export', 0))`);
    await failCrashed(tx, now);
    const { rows } = await tx.query<Omit<ExportJob, 'worker'>>(sql`
      update export set state = 'running', worker = ${worker}, attempt = attempt + 1, done = 0, total = null,
        problems = 0, started_at = ${now}, lease_until = ${leaseFrom(now)}
      where id = (
        select e.id from export e
        where ${mayBeClaimed(now)}
        order by (select count(*) from export o
            where o.organisation_id = e.organisation_id and o.state = 'running' and not ${hasExpired(sql`o.lease_until`, now)}),
          e.requested_at, e.id
        limit 1 for update of e)
      returning id, organisation_id, companies,
        jsonb_build_object('kind', actor_kind, 'id', actor_id) as actor, request, attempt`);
    return rows[0] && { ...rows[0], worker };
  });
}

async function failCrashed(db: Db, now: Date): Promise<void> {
  await db.query(sql`
    update export set state = 'failed', code = 'crashed', finished_at = ${now}, worker = null, lease_until = null,
      detail = ${`Its worker died ${mostAttempts} times while making it.`}
    where state = 'running' and ${hasExpired(sql`lease_until`, now)} and attempt >= ${mostAttempts}`);
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/** Also a lease that a clock wrote which was ahead. */
function hasExpired(leaseUntil: Sql, now: Date): Sql {
  return sql`(${leaseUntil} < ${now} or ${leaseUntil} > ${latestBelievable(leaseFrom(now))})`;
}

export async function countWaitingExports(db: Db, now: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    sql`select count(*) as n from export e where ${mayBeClaimed(now)}`,
  );
  return rows[0]!.n;
}

function mayBeClaimed(now: Date) {
  return sql`(e.state = 'queued' or (e.state = 'running' and ${hasExpired(sql`e.lease_until`, now)}))`;
}

/** @returns false when this worker has lost it: cancelled, or taken over after a long pause */
export async function reportExport(
  db: Db,
  { id, attempt, worker }: ExportJob,
  { done, total }: { done: number; total: number },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update export set done = ${done}, total = ${total}, lease_until = ${leaseFrom(now)}
    where id = ${id} and state = 'running' and attempt = ${attempt} and worker = ${worker}`);
  return rowCount === 1;
}

/** @returns false when this worker has lost it: its file must be deleted */
export async function finishExport(
  db: Db,
  { id, attempt, worker }: ExportJob,
  file: ExportFile,
  { done, problems, leftOut }: { done: number; problems: number; leftOut: LeftOut[] },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update export set state = 'done', done = ${done}, total = ${done}, problems = ${problems},
      left_out = ${JSON.stringify(leftOut)}, finished_at = ${now},
      worker = null, lease_until = null, path = ${file.path}, file_name = ${file.fileName},
      media_type = ${file.mediaType}, size_bytes = ${file.sizeBytes}, sha256 = ${file.sha256}
    where id = ${id} and state = 'running' and attempt = ${attempt} and worker = ${worker}`);
  return rowCount === 1;
}

export async function failExport(
  db: Db,
  { id, attempt, worker }: ExportJob,
  { code, detail }: { code: string; detail: string },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update export set state = 'failed', code = ${code}, detail = ${detail}, finished_at = ${now}, worker = null,
      lease_until = null
    where id = ${id} and state = 'running' and attempt = ${attempt} and worker = ${worker}`);
}

/** The worker is being stopped: another one starts over, and this attempt does not count. */
export async function giveBackExport(db: Db, { id, attempt, worker }: ExportJob): Promise<void> {
  await db.query(sql`
    update export set state = 'queued', worker = null, lease_until = null, attempt = attempt - 1
    where id = ${id} and state = 'running' and attempt = ${attempt} and worker = ${worker}`);
}

/** @returns the files that no row points to now */
export async function pruneExpiredExports(db: Db, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ path: string | null }>(sql`
    delete from export where expires_at < ${now} and state in ('done', 'failed', 'cancelled') returning path`);
  return rows.flatMap(({ path }) => path ?? []);
}

/** Which of these files belong to an export. */
export async function listKnownExportPaths(db: Db, paths: string[]): Promise<string[]> {
  const { rows } = await db.query<{ path: string }>(sql`
    select path from export where path = any(${paths}::text[])`);
  return rows.map(({ path }) => path);
}
