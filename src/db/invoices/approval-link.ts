/** Links by which a client without an account says whether an invoice is known: one invoice, one answer. Keeps only hashes. */
import sql, { type Sql } from 'sql-template-tag';
import type { ClientAnswer } from '../../core/mark.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';

export interface ApprovalLink {
  id: string;
  organisationId: string;
  /** The organisation that asks. */
  organisationName: string;
  invoiceId: string;
  /** For whom, as its creator wrote it. */
  note: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  answer: ClientAnswer | null;
  /** What the client has written beside it. */
  answerText: string | null;
  answeredAt: Date | null;
}

/** Serialises what is counted against the most links of one invoice. @returns false when there is no such invoice */
export async function lockForApproval(db: Db, organisationId: string, invoiceId: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select 1 from invoice where organisation_id = ${organisationId} and id = ${invoiceId} for no key update`);
  return rowCount === 1;
}

export async function addApprovalLink(
  db: Db,
  made: {
    organisationId: string;
    invoiceId: string;
    note: string | null;
    tokenSha256: Buffer;
    expiresAt: Date;
    createdBy: string | null;
  },
  now: Date,
): Promise<ApprovalLink> {
  const id = newId(now);
  await db.query(sql`
    insert into approval_link (id, organisation_id, invoice_id, note, token_sha256, created_at, created_by, expires_at)
    values (${id}, ${made.organisationId}, ${made.invoiceId}, ${made.note}, ${made.tokenSha256}, ${now},
      ${made.createdBy}, ${made.expiresAt})`);
  const { rows } = await db.query<ApprovalLink>(sql`${select} where l.id = ${id}`);
  return rows[0]!;
}

/** Newest first; an invoice has a limited number of them. */
export async function listApprovalLinks(
  db: Db,
  organisationId: string,
  invoiceId: string,
  limit: number,
): Promise<ApprovalLink[]> {
  const { rows } = await db.query<ApprovalLink>(sql`
    ${select} where l.organisation_id = ${organisationId} and l.invoice_id = ${invoiceId}
    order by l.created_at desc, l.id desc limit ${limit}`);
  return rows;
}

/** Active, or answered and not yet expired; undefined as well where the organisation has switched the links off. */
export async function findApprovalLink(
  db: Db,
  tokenSha256: Buffer,
  now: Date,
): Promise<ApprovalLink | undefined> {
  const { rows } = await db.query<ApprovalLink>(sql`
    ${select} where l.token_sha256 = ${tokenSha256} and o.client_approval and ${mayBeSeen(now)}`);
  return rows[0];
}

/** The first answer alone is kept. @returns false when there is one, or the link has ended meanwhile */
export async function recordAnswer(
  tx: Db,
  { id, answer, text }: { id: string; answer: ClientAnswer; text: string | null },
  now: Date,
): Promise<boolean> {
  const { rows } = await tx.query<{ organisationId: string; invoiceId: string }>(sql`
    update approval_link l set answer = ${answer}, answer_text = ${text}, answered_at = ${now}
    where l.id = ${id} and l.answer is null and ${mayBeSeen(now)} returning l.organisation_id, l.invoice_id`);
  const [answered] = rows;
  if (!answered) return false;
  await tx.query(sql`
    insert into invoice_mark as kept (invoice_id, organisation_id, company_id, available_at, client_answer)
    select i.id, i.organisation_id, i.company_id, i.available_at, ${answer} from invoice i
    where i.organisation_id = ${answered.organisationId} and i.id = ${answered.invoiceId}
    on conflict (invoice_id, organisation_id) do update set client_answer = excluded.client_answer`);
  return true;
}

/** @returns the invoice; undefined when there is no such link that waits for an answer */
export async function revokeApprovalLink(
  db: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await db.query<{ invoiceId: string }>(sql`
    update approval_link l set revoked_at = ${now}
    where l.id = ${id} and l.organisation_id = ${organisationId} and l.answer is null and ${mayBeSeen(now)}
    returning l.invoice_id`);
  return rows[0]?.invoiceId;
}

/** Of a member who leaves: all that wait for an answer. */
export async function revokeApprovalLinksOf(
  tx: Db,
  organisationId: string,
  userId: string,
  now: Date,
): Promise<{ id: string; invoiceId: string }[]> {
  const { rows } = await tx.query<{ id: string; invoiceId: string }>(sql`
    update approval_link l set revoked_at = ${now}
    where l.organisation_id = ${organisationId} and l.created_by = ${userId} and l.answer is null and ${mayBeSeen(now)}
    returning l.id, l.invoice_id`);
  return rows;
}

function mayBeSeen(now: Date): Sql {
  return sql`l.revoked_at is null and l.expires_at > ${now}`;
}

const select = sql`
  select l.id, l.organisation_id, o.name as organisation_name, l.invoice_id, l.note, l.created_at, l.expires_at,
    l.revoked_at, l.answer, l.answer_text, l.answered_at
  from approval_link l join organisation o on o.id = l.organisation_id`;
