/** What is delivered to a destination: a row a document, added where the destination's cursor is moved. */
import sql, { empty } from 'sql-template-tag';
import type { DeliveryFormat, DocumentState } from '../../core/destination.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface NewDocument {
  invoiceId: string;
  companyId: string;
  format: DeliveryFormat;
}

/**
 * Adds what is not there yet, and moves the cursor from where it was read.
 * @returns false when another worker moved it, and nothing was added
 */
export async function addDocuments(
  tx: Db,
  {
    id,
    organisationId,
    cursor,
    nextCursor,
  }: { id: string; organisationId: string; cursor: string; nextCursor: string },
  documents: NewDocument[],
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update destination set cursor = ${nextCursor} where id = ${id} and cursor = ${cursor} and removed_at is null`);
  if (rowCount !== 1) return false;
  if (documents.length === 0) return true;
  const rows = documents.map(({ invoiceId, companyId, format }) => ({
    id: newId(now),
    ...{ invoice_id: invoiceId, company_id: companyId, format },
  }));
  await tx.query(sql`
    insert into destination_document (id, organisation_id, destination_id, invoice_id, company_id, format, created_at)
    select g.id, ${organisationId}, ${id}, g.invoice_id, g.company_id, g.format, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, invoice_id uuid, company_id uuid, format text)
    order by g.id on conflict do nothing`);
  return true;
}

export interface WaitingDocument {
  id: string;
  invoiceId: string;
  format: DeliveryFormat;
  path: string | null;
  sha256: string | null;
}

/** The first that wait, in order: formats of one invoice follow each other. */
export async function listWaitingDocuments(
  db: Db,
  destinationId: string,
  limit: number,
): Promise<WaitingDocument[]> {
  const { rows } = await db.query<WaitingDocument>(sql`
    select id, invoice_id, format, path, sha256 from destination_document
    where destination_id = ${destinationId} and state = 'waiting' order by id limit ${limit}`);
  return rows;
}

/** Before it is written, so that the next worker knows it for ours when this one dies. */
export async function beginDocument(
  db: Db,
  id: string,
  { path, sha256 }: { path: string; sha256: string },
): Promise<void> {
  await db.query(sql`
    update destination_document set path = ${path}, sha256 = ${sha256}, attempts = attempts + 1 where id = ${id}`);
}

export async function endDocument(
  db: Db,
  id: string,
  end: { state: 'delivered'; path: string } | { state: 'failed'; code: string },
  now: Date,
): Promise<void> {
  const path = end.state === 'delivered' ? sql`path = ${end.path}, code = null` : sql`code = ${end.code}`;
  await db.query(sql`
    update destination_document set state = ${end.state}, ended_at = ${now}, ${path} where id = ${id} and state = 'waiting'`);
}

/** @returns how many are tried again */
export async function retryDocuments(tx: Db, destinationId: string): Promise<number> {
  const { rowCount } = await tx.query(sql`
    update destination_document set state = 'waiting', ended_at = null, code = null
    where destination_id = ${destinationId} and state = 'failed'`);
  return rowCount ?? 0;
}

export interface DeliveredDocument extends Omit<WaitingDocument, 'sha256'> {
  companyId: string;
  /** Of the invoice; null where it is gone. */
  number: string | null;
  state: DocumentState;
  code: string | null;
  attempts: number;
  createdAt: Date;
  endedAt: Date | null;
}

/** Newest first. */
export function listDocuments(
  db: Db,
  {
    organisationId,
    destinationId,
    state,
  }: { organisationId: string; destinationId: string; state: DocumentState | undefined },
  page: { limit: number; after?: Position },
): Promise<DeliveredDocument[]> {
  return newestFirst<DeliveredDocument>(db, page, {
    select: sql`
      select d.id, d.invoice_id, d.company_id, i.number, d.format, d.path, d.state, d.code, d.attempts, d.created_at, d.ended_at
      from destination_document d
      left join invoice i on i.id = d.invoice_id and i.organisation_id = d.organisation_id
      where d.organisation_id = ${organisationId} and d.destination_id = ${destinationId}
        ${state === undefined ? empty : sql`and d.state = ${state}`}`,
    at: sql`d.created_at`,
    id: sql`d.id`,
  });
}
