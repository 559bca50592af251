/** What a listing writes to the ledger: new rows, and the ids that ANAF later gives to rows that had none. Downloads nothing and changes no state. */
import sql from 'sql-template-tag';
import { cleanText } from '../../core/clean-text.ts';
import { type ListedMessage, ledgerKey } from '../../core/message.ts';
import { type KnownMessage, type PlacedPage, placePage } from '../../core/place-page.ts';
import { lockCompany } from '../companies/company-chain.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { takeBackExpiry } from './message.ts';

/** By the ledger's own ids. */
export interface RecordedPage {
  /** How many were new. */
  added: number;
  /** The messages on the page, each once. */
  messages: string[];
  /** Rows that were merged into another row of the same message. */
  merged: { id: string; into: string }[];
}

/**
 * Writes a page of a listing: new rows become pending, known ones stay as they are (`placePage`). The counter is raised
 * by the statement that adds the rows. Call it in a transaction.
 */
export async function recordListed(
  tx: Db,
  company: { id: string; organisationId: string },
  listed: ListedMessage[],
  now: Date,
): Promise<RecordedPage> {
  // Until the transaction ends no other listing adds messages of this company, so what is known here stays complete.
  await lockCompany(tx, company.id);
  const rows = listed.map(storableRow);
  const known = await listKnown(tx, company.id, rows);
  const page = placePage(rows, known);
  await mendIds(tx, company.id, page);
  const added = await addRows(tx, company, page.added, now);
  if (known.some(({ over }) => over)) await takeBackExpiry(tx, page.met);
  return { added: added.length, messages: [...page.met, ...added], merged: page.merged };
}

async function listKnown(
  tx: Db,
  companyId: string,
  rows: ListedMessage[],
): Promise<(KnownMessage & { over: boolean })[]> {
  // What came without upload index may be a row of any page.
  const uploadIndexes = ['', ...rows.map((row) => row.uploadIndex)];
  const messageIds = rows.map((row) => row.messageId).filter((id) => id !== null);
  const anonymous = rows.filter((row) => row.messageId === null && row.uploadIndex === '');
  const minutes = anonymous.map((row) => row.createdAtRaw);
  const mayBeAnonymous = minutes.length > 0 ? sql` or created_at_raw = any(${minutes})` : sql``;
  const { rows: known } = await tx.query<KnownMessage & { over: boolean }>(sql`
    select id, message_id, row_alias, upload_index, kind, detail, created_at_raw, state = 'pending' as pending,
      state = 'archived' as archived, created_at is not null as dated,
      state = 'expired' or said_expired_at is not null as over
    from message
    where company_id = ${companyId}
      and (upload_index = any(${uploadIndexes}) or message_id = any(${messageIds})${mayBeAnonymous})
    order by id`);
  return known;
}

/** Does nothing on a page whose rows have their ids. */
async function mendIds(tx: Db, companyId: string, page: PlacedPage): Promise<void> {
  if (page.unnamed.length > 0)
    await tx.query(
      sql`update message set message_id = null where id = any(${page.unnamed}) and state = 'pending'`,
    );
  for (const { id } of page.merged) await removeDouble(tx, companyId, id);
  if (page.withoutAlias.length > 0)
    await tx.query(sql`update message set row_alias = null where id = any(${page.withoutAlias})`);
  for (const { id, row } of page.completed) await complete(tx, id, row);
  for (const { id, row } of page.named)
    await tx.query(sql`
      update message set message_id = ${row.messageId},
        -- A kind that had no known name may have one by now.
        raw_kind = case when kind = 'unknown' then ${row.rawKind} else raw_kind end,
        detail = case when kind = 'unknown' then ${row.detail} else detail end,
        kind = case when kind = 'unknown' then ${row.kind} else kind end
      where id = ${id} and message_id is null`);
}

/**
 * A document's path has its upload index and month in it, and of a message with an id a file may be in place although
 * nothing was recorded (the process died in between). So of such a message only the end of its 60 days is mended.
 */
async function complete(tx: Db, id: string, row: ListedMessage): Promise<void> {
  await tx.query(sql`
    update message set upload_index = case when upload_index = '' then ${row.uploadIndex} else upload_index end,
      created_at_raw = case when created_at is null then ${row.createdAtRaw} else created_at_raw end,
      created_at_ambiguous = case when created_at is null then ${row.createdAtAmbiguous} else created_at_ambiguous end,
      created_at = coalesce(created_at, ${row.createdAt})
    where id = ${id} and state = 'pending' and message_id is null`);
  if (row.createdAt)
    await tx.query(sql`
      update message set expires_at = ${row.createdAt}::timestamptz + interval '60 days'
      where id = ${id} and state = 'pending' and expires_at is null`);
}

/** @returns the ids that the ledger gave them */
async function addRows(
  tx: Db,
  company: { id: string; organisationId: string },
  rows: ListedMessage[],
  now: Date,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const listed = rows.map((row) => ({
    id: newId(now),
    message_id: row.messageId,
    row_alias: row.messageId === null ? ledgerKey(row) : null,
    upload_index: row.uploadIndex,
    kind: row.kind,
    raw_kind: row.rawKind,
    detail: row.detail,
    created_at: row.createdAt?.toISOString() ?? null,
    created_at_raw: row.createdAtRaw,
    created_at_ambiguous: row.createdAtAmbiguous,
    row_cif: row.rowCif,
  }));
  const { rows: result } = await tx.query<{ ids: string[] }>(sql`
    with added as (
      insert into message (id, organisation_id, company_id, message_id, row_alias, upload_index, kind, raw_kind, detail,
        created_at, created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at)
      select r.id, ${company.organisationId}, ${company.id}, r.message_id, r.row_alias, r.upload_index, r.kind, r.raw_kind,
        r.detail, r.created_at, r.created_at_raw, r.created_at_ambiguous, r.row_cif, ${now}, r.created_at + interval '60 days'
      from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as r (id uuid, message_id text, row_alias text,
        upload_index text, kind text, raw_kind text, detail text, created_at timestamptz, created_at_raw text,
        created_at_ambiguous boolean, row_cif text)
      returning id
    ), counted as (
      update company set listed_count = listed_count + (select count(*) from added) where id = ${company.id}
    )
    select coalesce(array_agg(id), '{}') as ids from added`);
  return result[0]!.ids;
}

/**
 * The id that ANAF's status gave to a row that was listed without one; the row stays known by its alias.
 * @returns `merged` when the ledger has the very same message under that id: they were one, and one stays. `taken` when
 * the id is another message's: both of a self-billed invoice's have one upload index, and ANAF answers with one id.
 */
export async function setMessageId(
  tx: Db,
  companyId: string,
  id: string,
  messageId: string,
): Promise<'set' | 'merged' | 'taken'> {
  // The company's row is locked before its messages (src/db/README.md).
  await lockCompany(tx, companyId);
  const { rows } = await tx.query<{ twin: string; same: boolean; alias: string }>(sql`
    select twin.id as twin, mine.row_alias as alias,
      twin.upload_index = mine.upload_index and case
        -- An unknown kind may be a new name of a known one.
        when twin.created_at_raw = mine.created_at_raw then twin.kind = mine.kind or 'unknown' in (twin.kind, mine.kind)
        -- One of the dates cannot be read.
        else twin.kind = mine.kind and (twin.created_at is null or mine.created_at is null) end as same
    from message mine join message twin on twin.company_id = mine.company_id and twin.message_id = ${messageId}
    where mine.id = ${id}`);
  const found = rows[0];
  if (!found) {
    await tx.query(sql`update message set message_id = ${messageId} where id = ${id} and message_id is null`);
    return 'set';
  }
  if (!found.same) return 'taken';
  await removeDouble(tx, companyId, id);
  await tx.query(sql`
    update message set row_alias = coalesce(row_alias, ${found.alias}) where id = ${found.twin}`);
  return 'merged';
}

/** Removes the copy that has no id. Its lines of the sync log are about the same message, which has its own. */
async function removeDouble(tx: Db, companyId: string, id: string): Promise<void> {
  await tx.query(sql`delete from sync_log where message = ${id}`);
  const { rowCount } = await tx.query(sql`
    delete from message where id = ${id} and state = 'pending' and message_id is null`);
  await tx.query(sql`update company set listed_count = listed_count - ${rowCount} where id = ${companyId}`);
}

function storableRow(row: ListedMessage): ListedMessage {
  return {
    ...row,
    messageId: row.messageId && cleanText(row.messageId),
    uploadIndex: cleanText(row.uploadIndex),
    rawKind: cleanText(row.rawKind),
    detail: cleanText(row.detail),
    createdAtRaw: cleanText(row.createdAtRaw),
    rowCif: cleanText(row.rowCif),
  };
}
