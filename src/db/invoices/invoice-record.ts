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
import { effectiveVerdict, lockedSignersOf, sealColumns, signersOf } from './invoice-seal.ts';
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
  for (const entry of entries)
    if (!byDocument.has(documentOf(entry))) byDocument.set(documentOf(entry), entry);
  const rows = [...byDocument.values()].map((entry) => ({
    id: newId(now),
    organisation_id: entry.organisationId,
    company_id: entry.companyId,
    message: entry.message,
    upload_index: entry.uploadIndex,
    direction: entry.direction,
    available_at: entry.availableAt,
    seal_verdict: entry.seal.verdict,
    seal_detail: entry.seal.detail,
    seal_signer: entry.seal.certificate?.name ?? null,
    seal_certificate_sha256: entry.seal.certificate?.sha256 ?? null,
    ...readOf(entry),
  }));
  const seals = [...byDocument.values()].map(({ seal }) => seal);
  await recordSigners(db, signersOf(seals), now);
  await indexLooseInvoices(
    db,
    rows.filter(({ message }) => message !== null),
  );
  const { rows: recorded } = await db.query<DocumentRow>(
    prepared(
      'record invoices',
      sql`
        with ${lockedSignersOf(seals)}
        insert into invoice (${identityColumns}, recorded_at, reader_version, seal_version, ${sealColumns}, ${readColumns})
        select ${identityColumns}, ${now}, ${readerVersion}, ${sealVersion}, ${effectiveVerdict(raw('seal_verdict'), raw('seal_certificate_sha256'))},
          seal_detail, seal_signer, seal_certificate_sha256, ${readColumns}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, organisation_id uuid, company_id uuid,
          message uuid, upload_index text, direction text, available_at timestamptz, seal_verdict text,
          seal_detail text, seal_signer text, seal_certificate_sha256 text, ${readColumnTypes})
        on conflict (company_id, upload_index, direction, organisation_id) do update set
          message = excluded.message, available_at = excluded.available_at, recorded_at = excluded.recorded_at,
          reader_version = excluded.reader_version, seal_version = excluded.seal_version,
          seal_verdict = excluded.seal_verdict, seal_detail = excluded.seal_detail,
          seal_signer = excluded.seal_signer, seal_certificate_sha256 = excluded.seal_certificate_sha256,
          (${readColumns}) = row(${readColumnsOf('excluded')})
        where invoice.message is null
        returning company_id, upload_index, direction`,
    ),
  );
  const first = recorded.map((row) => byDocument.get(`${row.companyId} ${row.uploadIndex} ${row.direction}`));
  return entries.map((entry) => first.includes(entry));
}

/** As it is unique in the catalogue. */
function documentOf({ companyId, uploadIndex, direction }: CataloguedInvoice): string {
  return `${companyId} ${uploadIndex} ${direction}`;
}

interface DocumentRow {
  companyId: string;
  uploadIndex: string;
  direction: string;
}
