/** What came of comparing ANAF's two lists of a company, and the answers that are the evidence of a finding. */
import sql from 'sql-template-tag';
import { dayMs } from '../../core/durations.ts';
import type { FindingKind } from '../../core/integrity.ts';
import { usableConnections } from '../companies/company-access.ts';
import type { SyncedCompany } from '../companies/synced-company.ts';
import { syncedCompany } from '../companies/synced-company.ts';
import type { Db } from '../connection.ts';

/** `too_many`: the company has more messages than the simple list gives out. */
export const listOutcomes = ['same', 'differ', 'too_many', 'failed'] as const;

export interface ListComparison {
  outcome: (typeof listOutcomes)[number];
  /** Of a failure. */
  code: string | null;
  /** Messages that both lists have; null where they were not compared. */
  compared: number | null;
}

export interface CompanyToCompare extends SyncedCompany {
  /** Granted ones, the best one first. */
  connections: string[];
}

/** Companies that ANAF answers for and that were not compared since then, those that waited longest first. */
export async function listCompaniesToCompare(
  db: Db,
  { before, limit }: { before: Date; limit: number },
  now: Date,
): Promise<CompanyToCompare[]> {
  const { rows } = await db.query<CompanyToCompare>(sql`
    with due as (
      select c.id, l.compared_at from company c left join list_comparison l on l.company_id = c.id
      where c.access = 'granted' and c.sync_enabled and c.removed_at is null and c.last_listed_at is not null
        and (l.compared_at is null or l.compared_at < ${before})
      order by l.compared_at nulls first, c.id limit ${limit}
    )
    select ${syncedCompany},
      array(select a.id from (${usableConnections(sql`c.organisation_id`, sql`c.id`, now, false)}) a) as connections
    from due join company c on c.id = due.id order by due.compared_at nulls first, c.id`);
  return rows;
}

export async function recordComparison(
  db: Db,
  company: Pick<SyncedCompany, 'id' | 'organisationId'>,
  { outcome, code, compared }: ListComparison,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into list_comparison (company_id, organisation_id, compared_at, outcome, code, compared)
    values (${company.id}, ${company.organisationId}, ${now}, ${outcome}, ${code}, ${compared})
    on conflict (company_id) do update set compared_at = excluded.compared_at, outcome = excluded.outcome,
      code = excluded.code, compared = excluded.compared`);
}

export const answerSources = ['paged_list', 'simple_list', 'status'] as const;

export interface FindingAnswer {
  source: (typeof answerSources)[number];
  bytes: Buffer;
  askedAt: Date;
}

/** Beside the open finding; the first answers of a finding that is seen again stay. */
export async function keepAnswers(
  db: Db,
  companyId: string,
  { kind, subject }: { kind: FindingKind; subject: string },
  answers: FindingAnswer[],
): Promise<void> {
  for (const { source, bytes, askedAt } of answers)
    await db.query(sql`
      insert into finding_answer (finding_id, source, organisation_id, company_id, answer, asked_at)
      select id, ${source}, organisation_id, company_id, ${bytes}, ${askedAt} from integrity_finding
      where company_id = ${companyId} and kind = ${kind} and subject = ${subject} and resolved_at is null
      on conflict do nothing`);
}

export async function listAnswers(
  db: Db,
  organisationId: string,
  findingId: string,
): Promise<FindingAnswer[]> {
  const { rows } = await db.query<FindingAnswer>(sql`
    select source, answer as bytes, asked_at from finding_answer
    where organisation_id = ${organisationId} and finding_id = ${findingId} order by source`);
  return rows;
}

/** Uploads of the company that ANAF's status can be asked about: those of old folders without a message, then a few sent ones, other ones each night. */
export async function listUploadsToAsk(
  db: Db,
  companyId: string,
  { night, limit }: { night: number; limit: number },
  now: Date,
): Promise<string[]> {
  const since = new Date(now.getTime() - 55 * dayMs);
  const until = new Date(now.getTime() - dayMs);
  const { rows } = await db.query<{ uploadIndex: string }>(sql`
    select upload_index from (
      select upload_index, 0 as place from invoice
      where company_id = ${companyId} and message is null and direction = 'sent' and upload_index ~ '^[0-9]+$'
        and available_at >= ${since} and available_at < ${until}
      union all
      select upload_index, 1 from message
      where company_id = ${companyId} and kind in ('sent', 'error') and upload_index <> ''
        and created_at >= ${since} and created_at < ${until}
    ) uploads group by upload_index
    order by min(place), md5(upload_index || ${night}::text) limit ${limit}`);
  return rows.map(({ uploadIndex }) => uploadIndex);
}
