/** Which column of a company's journal holds what, as a person chose it, by the form of the headings. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** The place of each field's column, from 0. */
export type TemplateColumns = Record<string, number>;

export interface TemplateKey {
  organisationId: string;
  companyId: string;
  headingSha256: string;
}

export async function findJournalTemplate(
  db: Db,
  { organisationId, companyId, headingSha256 }: TemplateKey,
): Promise<TemplateColumns | undefined> {
  const { rows } = await db.query<{ columns: TemplateColumns }>(sql`
    select columns from journal_template
    where company_id = ${companyId} and organisation_id = ${organisationId} and heading_sha256 = ${headingSha256}`);
  return rows[0]?.columns;
}

/** A company prints a few journals; the templates of programs that it has left go. */
const mostPerCompany = 20;

export async function saveJournalTemplate(
  db: Db,
  { organisationId, companyId, headingSha256 }: TemplateKey,
  columns: TemplateColumns,
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into journal_template (company_id, heading_sha256, organisation_id, columns, updated_at)
    values (${companyId}, ${headingSha256}, ${organisationId}, ${JSON.stringify(columns)}, ${now})
    on conflict (company_id, heading_sha256) do update set columns = excluded.columns, updated_at = excluded.updated_at`);
  await db.query(sql`
    delete from journal_template where company_id = ${companyId} and heading_sha256 in (
      select heading_sha256 from journal_template where company_id = ${companyId}
      order by updated_at desc, heading_sha256 offset ${mostPerCompany})`);
}
