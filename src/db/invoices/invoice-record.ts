/** Writes what was read of an invoice into the catalogue: once for each document and direction of a company. */
import sql, { raw } from 'sql-template-tag';
import { readerVersion, sealVersion } from '../../core/reader-version.ts';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';
import {
  type CataloguedInvoice,
  readColumns,
  readColumnsOf,
  readColumnTypes,
  readOf,
} from './invoice-reading.ts';
import {
  effectiveVerdict,
  lockedSignersOf,
  type RecordedSeal,
  sealColumns,
  signerNumber,
  signersOf,
} from './invoice-seal.ts';
import { indexLooseInvoices } from './loose-invoice.ts';
import { recordSigners } from './signer.ts';

export const identityColumns = sql`id, organisation_id, company_id, message, upload_index, direction, available_at`;

/**
 * An entry from ANAF's message replaces one from a backfilled folder, also the one of the same invoice that came as XML
 * without an index; the path of the backfilled file is kept.
 * @returns false when another message already has this document: this one is a second copy
 */
export async function recordInvoice(db: Db, entry: CataloguedInvoice, now: Date): Promise<boolean> {
  const [first] = await recordInvoices(db, [entry], now);
  return first!;
}

/** The same for several messages, in their order: of two with the same document the first is recorded. */
export async function recordInvoices(db: Db, entries: CataloguedInvoice[], now: Date): Promise<boolean[]> {
  const byDocument = new Map<string, CataloguedInvoice>();
  for (const entry of entries) if (!byDocument.has(keyOf(entry))) byDocument.set(keyOf(entry), entry);
  const rows = [...byDocument.values()].map((entry) => rowOf(entry, now));
  const seals = [...byDocument.values()].map(({ seal }) => seal);
  await recordSigners(db, signersOf(seals), now);
  await indexLooseInvoices(
    db,
    rows.filter(({ message }) => message !== null),
  );
  const added = await addInvoices(db, rows, seals, now);
  const there = new Set(added.map(keyOf));
  const met = [...byDocument.values()].filter((entry) => !there.has(keyOf(entry)));
  const replaced = met.length > 0 ? await replaceBackfilled(db, met, now) : [];
  const first = [...added, ...replaced].map((row) => byDocument.get(keyOf(row)));
  return entries.map((entry) => first.includes(entry));
}

type Row = ReturnType<typeof rowOf>;

function rowOf(entry: CataloguedInvoice, now: Date) {
  return {
    id: newId(now),
    organisation_id: entry.organisationId,
    company_id: entry.companyId,
    message: entry.message,
    upload_index: entry.uploadIndex,
    direction: entry.direction,
    available_at: entry.availableAt,
    seal_verdict: entry.seal.verdict,
    seal_detail: entry.seal.detail,
    seal_certificate_sha256: entry.seal.certificate?.sha256 ?? null,
    ...readOf(entry),
  };
}

const entryOf = (rows: Row[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, organisation_id uuid, company_id uuid,
    message uuid, upload_index text, direction text, available_at timestamptz, seal_verdict text,
    seal_detail text, seal_certificate_sha256 text, ${readColumnTypes})`;

const sealOf = sql`${effectiveVerdict(raw('entry.seal_verdict'), raw('entry.seal_certificate_sha256'))},
  entry.seal_detail, ${signerNumber(raw('entry.seal_certificate_sha256'))}`;

/**
 * Those that the catalogue has already are left: with `do update` three triggers for updates would run for each batch,
 * although next to none has a row to update.
 */
async function addInvoices(db: Db, rows: Row[], seals: RecordedSeal[], now: Date): Promise<DocumentKey[]> {
  const { rows: added } = await db.query<DocumentKey>(
    prepared(
      'record invoices',
      sql`
        with ${lockedSignersOf(seals)}
        insert into invoice (${identityColumns}, recorded_at, reader_version, seal_version, ${sealColumns}, ${readColumns})
        select ${identityColumns}, ${now}, ${readerVersion}, ${sealVersion}, ${sealOf}, ${readColumns}
        from ${entryOf(rows)}
        on conflict (company_id, upload_index, direction, organisation_id) do nothing
        returning company_id, upload_index, direction`,
    ),
  );
  return added;
}

async function replaceBackfilled(db: Db, met: CataloguedInvoice[], now: Date): Promise<DocumentKey[]> {
  const rows = met.map((entry) => rowOf(entry, now));
  const { rows: replaced } = await db.query<DocumentKey>(sql`
    with ${lockedSignersOf(met.map(({ seal }) => seal))}
    update invoice set message = entry.message, available_at = entry.available_at, recorded_at = ${now},
      reader_version = ${readerVersion}, seal_version = ${sealVersion}, (${sealColumns}) = row(${sealOf}),
      (${readColumns}) = row(${readColumnsOf('entry')})
    from ${entryOf(rows)}
    where invoice.company_id = entry.company_id and invoice.upload_index = entry.upload_index
      and invoice.direction = entry.direction and invoice.organisation_id = entry.organisation_id
      and invoice.message is null
    returning invoice.company_id, invoice.upload_index, invoice.direction`);
  return replaced;
}

/** What is unique in the catalogue. */
type DocumentKey = Pick<CataloguedInvoice, 'companyId' | 'uploadIndex' | 'direction'>;

function keyOf({ companyId, uploadIndex, direction }: DocumentKey): string {
  return `${companyId} ${uploadIndex} ${direction}`;
}
