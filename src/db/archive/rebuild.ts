/** Writes what the archive's files tell into an empty database: the installation, organisations and companies by the ids that are in their paths, and messages. */
import sql from 'sql-template-tag';
import { expiresAt, type ListedMessage, ledgerKey } from '../../core/message.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';

/** @param archiveId as it is in the archive's root */
export async function addRebuiltInstallation(
  tx: Db,
  { archiveId, environment, now }: { archiveId: string; environment: string; now: Date },
): Promise<void> {
  await tx.query(sql`delete from installation`);
  await tx.query(sql`
    insert into installation (anaf_environment, created_at, archive_id, archive_bound_at)
    values (${environment}, ${now}, ${archiveId}, ${now})`);
}

export async function addRebuiltOrganisation(
  tx: Db,
  { id, name, plan, now }: { id: string; name: string; plan: string; now: Date },
): Promise<void> {
  await tx.query(sql`
    insert into organisation (id, name, plan, created_at) values (${id}, ${name}, ${plan}, ${now})`);
}

/** @param id null where the path has the code and not the id */
export async function addRebuiltCompany(
  tx: Db,
  { id, organisationId, cif, now }: { id: string | null; organisationId: string; cif: string; now: Date },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(sql`
    insert into company (id, organisation_id, cif, created_at)
    values (coalesce(${id}::uuid, gen_random_uuid()), ${organisationId}, ${cif}, ${now}) returning id`);
  return rows[0]!.id;
}

/** As a listing would have added them, pending. Call it under the company's lock. @returns their ids, in their order */
export async function addRebuiltMessages(
  tx: Db,
  company: { id: string; organisationId: string },
  listed: (ListedMessage & { listedAt: Date })[],
): Promise<string[]> {
  const rows = listed.map((message) => ({
    ...message,
    id: newId(message.listedAt),
    rowAlias: message.messageId === null ? ledgerKey(message) : null,
    expiresAt: message.createdAt && expiresAt(message.createdAt),
  }));
  await tx.query(sql`
    insert into message (id, organisation_id, company_id, message_id, row_alias, upload_index, kind, raw_kind, detail,
      created_at, created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at)
    select id, ${company.organisationId}, ${company.id}, "messageId", "rowAlias", "uploadIndex", kind, "rawKind", detail,
      "createdAt", "createdAtRaw", "createdAtAmbiguous", "rowCif", "listedAt", "expiresAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "messageId" text, "rowAlias" text,
      "uploadIndex" text, kind text, "rawKind" text, detail text, "createdAt" timestamptz, "createdAtRaw" text,
      "createdAtAmbiguous" boolean, "rowCif" text, "listedAt" timestamptz, "expiresAt" timestamptz)`);
  await tx.query(
    sql`update company set listed_count = listed_count + ${rows.length} where id = ${company.id}`,
  );
  return rows.map(({ id }) => id);
}
