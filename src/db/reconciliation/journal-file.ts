/** Journals in the watched folders: what lies there, which of them a worker reads next, and what became of each. */
import sql from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { minuteMs } from '../../core/durations.ts';
import type { Problem } from '../../core/errors.ts';
import type { JournalFileState } from '../../core/journal-file.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

/** What is kept of a problem, to be said in the language of the reader. */
export type KeptProblem = Pick<Problem, 'code' | 'reason' | 'values'>;

export interface JournalFile {
  id: string;
  companyId: string | null;
  folder: string;
  name: string;
  sizeBytes: number;
  state: JournalFileState;
  reconciliationId: string | null;
  problem: KeptProblem | null;
  createdAt: Date;
  endedAt: Date | null;
  goneAt: Date | null;
}

export interface SeenFile {
  folder: string;
  name: string;
  sizeBytes: number;
  modifiedAt: Date;
  /** Null: its folder names no company, and the problem says so. */
  companyId: string | null;
  problem: KeptProblem | null;
}

/**
 * Notes what lies in an organisation's folder. What has changed since the last look waits again; what was read and lies
 * there with other bytes is another file. Call it in a transaction.
 * @param all whether this is all that lies there: what is missing is then gone
 */
export async function noteJournalFiles(
  tx: Db,
  organisationId: string,
  { files, all }: { files: SeenFile[]; all: boolean },
  now: Date,
): Promise<void> {
  const rows = files.map((file) => ({
    id: newId(now),
    ...{ folder: file.folder, name: file.name, size_bytes: file.sizeBytes, modified_at: file.modifiedAt },
    ...{ company_id: file.companyId, problem: file.problem },
  }));
  const seen = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, folder text, name text, size_bytes bigint,
    modified_at timestamptz, company_id uuid, problem jsonb)`;
  await tx.query(sql`
    update journal_file f set gone_at = ${now}
    where f.organisation_id = ${organisationId} and f.gone_at is null and (f.state <> 'reading' or f.leased_until <= ${now})
      and (${all} and not exists (select from ${seen} where g.folder = f.folder and g.name = f.name)
        or exists (select from ${seen} where g.folder = f.folder and g.name = f.name and (
          g.company_id is distinct from f.company_id
          or f.state in ('done', 'failed') and (g.size_bytes, g.modified_at) is distinct from (f.size_bytes, f.modified_at))))`);
  await tx.query(sql`
    update journal_file f set size_bytes = g.size_bytes, modified_at = g.modified_at, seen_at = ${now}
    from ${seen}
    where f.organisation_id = ${organisationId} and f.gone_at is null and f.state = 'waiting'
      and g.folder = f.folder and g.name = f.name
      and (g.size_bytes, g.modified_at) is distinct from (f.size_bytes, f.modified_at)`);
  await tx.query(sql`
    insert into journal_file (id, organisation_id, company_id, folder, name, size_bytes, modified_at, seen_at, state, problem,
      created_at, ended_at)
    select g.id, ${organisationId}, g.company_id, g.folder, g.name, g.size_bytes, g.modified_at, ${now},
      case when g.problem is null then 'waiting' else 'failed' end, g.problem, ${now},
      case when g.problem is not null then ${now}::timestamptz end
    from ${seen} order by g.folder, g.name
    on conflict (organisation_id, folder, name) where gone_at is null do nothing`);
}

export interface ClaimedFile extends Pick<JournalFile, 'id' | 'folder' | 'name' | 'sizeBytes'> {
  companyId: string;
  modifiedAt: Date;
  /** `reading`: it is to be read; else it was, and is to be moved aside. */
  state: 'reading' | 'done' | 'failed';
  /** Says whose it is. */
  leasedUntil: Date;
}

/** Longer than reading a journal lasts. */
const fileLeaseMs = 10 * minuteMs;
/** For so long size and time of a file stay the same before it is read. */
const settledMs = 20_000;

/** The oldest that is to be read or moved. */
export async function claimJournalFile(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<ClaimedFile | undefined> {
  const until = new Date(now.getTime() + fileLeaseMs);
  // A lease of a clock that was ahead ends with what it could last.
  const believable = new Date(latestBelievable(now).getTime() + 60 * minuteMs);
  const { rows } = await db.query<ClaimedFile>(sql`
    with next as (
      select id from journal_file
      where organisation_id = ${organisationId} and gone_at is null and company_id is not null
        and (state = 'waiting' and seen_at <= ${new Date(now.getTime() - settledMs)}
          or state <> 'waiting' and (leased_until <= ${now} or leased_until > ${believable}))
      order by created_at, id limit 1 for update skip locked
    )
    update journal_file f set leased_until = ${until},
      state = case when f.state = 'waiting' then 'reading' else f.state end
    from next where f.id = next.id
    returning f.id, f.company_id, f.folder, f.name, f.size_bytes, f.modified_at, f.state, f.leased_until`);
  return rows[0];
}

/** It was not as it had been seen, or could not be read now: it is looked at again. */
export async function postponeJournalFile(
  db: Db,
  { id, leasedUntil }: Pick<ClaimedFile, 'id' | 'leasedUntil'>,
  now: Date,
): Promise<void> {
  await db.query(sql`
    update journal_file set state = 'waiting', leased_until = null, seen_at = ${now}
    where id = ${id} and state = 'reading' and leased_until = ${leasedUntil}`);
}

export type JournalFileEnd =
  | { state: 'done'; reconciliationId: string; sha256: string }
  | { state: 'failed'; problem: KeptProblem; sha256: string | null };

/** The lease stays: the file is still to be moved. @returns false when another worker has it by now */
export async function endJournalFile(
  tx: Db,
  { id, leasedUntil }: Pick<ClaimedFile, 'id' | 'leasedUntil'>,
  end: JournalFileEnd,
  now: Date,
): Promise<boolean> {
  const [reconciliationId, problem] =
    end.state === 'done' ? [end.reconciliationId, null] : [null, JSON.stringify(end.problem)];
  const { rowCount } = await tx.query(sql`
    update journal_file set state = ${end.state}, reconciliation_id = ${reconciliationId}, problem = ${problem}::jsonb,
      sha256 = ${end.sha256}, ended_at = ${now}
    where id = ${id} and state = 'reading' and leased_until = ${leasedUntil}`);
  return rowCount === 1;
}

/** @param movedAt null: it could not be moved, and is tried again in an hour. Its row keeps it from being read again. */
export async function recordMoved(db: Db, id: string, movedAt: Date | null, now: Date): Promise<void> {
  const nextAt = new Date(now.getTime() + 60 * minuteMs);
  await db.query(sql`
    update journal_file set gone_at = ${movedAt}, leased_until = ${movedAt === null ? nextAt : null} where id = ${id}`);
}

/** Newest first, without those that were taken away before they were read. */
export function listJournalFiles(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<JournalFile[]> {
  return newestFirst<JournalFile>(db, page, {
    select: sql`
      select f.id, f.company_id, f.folder, f.name, f.size_bytes, f.state, f.reconciliation_id, f.problem, f.created_at,
        f.ended_at, f.gone_at
      from journal_file f where f.organisation_id = ${organisationId}
        and (f.gone_at is null or f.state in ('done', 'failed'))`,
    at: sql`f.created_at`,
    id: sql`f.id`,
  });
}

/** Companies that folders are named after, by the folder: their code or their id. A person's code names none. */
export async function findCompaniesOfFolders(
  db: Db,
  organisationId: string,
  named: { folder: string; cif: string | null; id: string | null }[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ folder: string; companyId: string }>(sql`
    select g.folder, c.id as company_id
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as g (folder text, cif text, id uuid)
    join company c on c.organisation_id = ${organisationId} and c.removed_at is null and (c.cif = g.cif or c.id = g.id)`);
  return new Map(rows.map(({ folder, companyId }) => [folder, companyId]));
}

export async function pruneJournalFiles(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from journal_file where gone_at < ${before}`);
}
