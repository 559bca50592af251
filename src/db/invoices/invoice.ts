/** The catalogue as people see it; what a sync writes to it is in invoice-record.ts. */
import sql from 'sql-template-tag';
import { countsNegated } from '../../core/credit-note.ts';
import type { InvoiceLine, Party, ReadingVerdict, SealVerdict, VatSubtotal } from '../../core/invoice.ts';
import type { ClientAnswer, Mark } from '../../core/mark.ts';
import type { Match } from '../../core/quarantine.ts';
import type { Remark } from '../../core/remark.ts';
import { type Db, prepared } from '../connection.ts';
import type { Walk } from '../newest-first.ts';
import { contentFromStore, type StoredContent, storedContent } from './invoice-content.ts';
import type { InvoiceFilter } from './invoice-filter.ts';
import { findNewestInvoices } from './invoice-search.ts';
import { completeSubtotal, type StoredDetails } from './stored-shape.ts';

export interface Invoice {
  id: string;
  companyId: string;
  cif: string;
  /** ANAF's id of the message that brought it. */
  messageId: string | null;
  uploadIndex: string;
  /** By the message. */
  direction: 'received' | 'sent';
  /** By the document: the two differ in self-billing. */
  role: 'buyer' | 'seller' | null;
  number: string | null;
  typeCode: string | null;
  issuedOn: string | null;
  dueOn: string | null;
  currency: string | null;
  seller: ListedParty;
  buyer: ListedParty;
  net: string | null;
  vat: string | null;
  payable: string | null;
  /** BT-112; null also where an older reader has read the document, like the amounts that follow. */
  gross: string | null;
  /** BT-113. */
  prepaid: string | null;
  /** BT-114. */
  rounding: string | null;
  /** BT-111, or BT-110 of an invoice in lei. */
  vatInLei: string | null;
  /** What the amounts are multiplied by in a sum: -1 for a credit note that is written without a minus. */
  sign: 1 | -1;
  /** BT-8. */
  taxPointCode: string | null;
  vatBreakdown: VatSubtotal[] | null;
  /** Other messages of the company that brought the same invoice, the first of them first; at most ten. */
  copies: InvoiceCopy[];
  seal: {
    verdict: SealVerdict;
    detail: string | null;
    signer: string | null;
    certificateSha256: string | null;
  };
  reading: { verdict: ReadingVerdict; detail: string | null };
  availableAt: Date | null;
  late: boolean | null;
  retainUntil: string | null;
  /** When it was recorded here. */
  arrivedAt: Date;
  /** What a person has said of it. */
  mark: Mark | null;
  markedAt: Date | null;
  /** A member's id. */
  assignee: string | null;
  /** By name. */
  tags: string[];
  /** How many. */
  comments: number;
  /** The newest, by a link: a remark, and no mark. */
  clientAnswer: ClientAnswer | null;
}

export interface ListedParty extends Party {
  /** BT-28, BT-45. */
  tradingName: string | null;
  /** BT-31, BT-48, as written: of a party abroad all that there is. */
  vatId: string | null;
}

export interface InvoiceCopy {
  id: string;
  uploadIndex: string;
  /** ANAF's id of its message. */
  messageId: string | null;
  /** Whether it is the one that came first. */
  first: boolean;
}

export interface WholeInvoice extends Invoice {
  /** How its archived file proved to be its message's; null where a person's folder brought it, and on older rows. */
  match: Match | null;
  /** The last re-reading by which something became different, and what. */
  reread: { at: Date; changes: string[] } | null;
  lines: InvoiceLine[] | null;
  /** Also null where an older version read the document, until it is read again. */
  details: StoredDetails | null;
  remarks: Remark[];
}

/** Where an original is, and what was recorded of it: its message's, or the backfilled file's. */
export interface KeptOriginal {
  uploadIndex: string;
  path: string;
  sha256: string;
  /** What matched it to its message; null where a person's folder brought it, and on older rows. */
  match: Match | null;
}

/**
 * Newest available first, unless the page asks for the oldest first.
 * @param page.mostWalked for a person who waits: a filter by marks, assignees or tags that must look at more is refused
 */
export async function listInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  page: Walk & { limit: number; mostWalked?: number },
): Promise<Invoice[]> {
  return listInOrder(db, organisationId, await findNewestInvoices(db, organisationId, filter, page));
}

/** In the order of the ids, without those that are not the organisation's. */
export async function listInOrder(db: Db, organisationId: string, ids: string[]): Promise<Invoice[]> {
  const found = await findInvoices(db, organisationId, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** By id. Ids of other organisations are left out. */
export async function findInvoices(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<Map<string, Invoice>> {
  // Prepared, since planning it took longer than finding fifty invoices.
  const statement = sql`
    select ${columns} ${from} where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[])`;
  const { rows } = await db.query<Row>(prepared('find invoices', statement));
  return new Map(rows.map((row) => [row.id, toInvoice(row)]));
}

export async function findInvoice(
  db: Db,
  organisationId: string,
  id: string,
): Promise<WholeInvoice | undefined> {
  const { rows } = await db.query<
    Row & {
      match: Match | null;
      content: StoredContent | null;
      rereadAt: Date | null;
      rereadChanges: string[] | null;
    }
  >(sql`
    select ${columns}, m.match, ${storedContent('i')} as content, i.reread_at, i.reread_changes ${from}
    where i.organisation_id = ${organisationId} and i.id = ${id}`);
  if (!rows[0]) return undefined;
  const { match, content: stored, rereadAt, rereadChanges, ...row } = rows[0];
  const content = contentFromStore(stored ?? {});
  const invoice = toInvoice(row);
  return {
    ...invoice,
    ...contentOf(content),
    match,
    // Until the row is re-read they are in the content only.
    gross: invoice.gross ?? content.gross ?? null,
    vatBreakdown: breakdownOf(row.vatBreakdown ?? content.vatBreakdown),
    reread: rereadAt && { at: rereadAt, changes: rereadChanges ?? [] },
  };
}

/** Null when nothing is archived yet, undefined when there is no such invoice. */
export async function findOriginal(
  db: Db,
  organisationId: string,
  id: string,
): Promise<KeptOriginal | null | undefined> {
  const { rows } = await db.query<OriginalRow>(sql`
    select i.upload_index, m.match, coalesce(m.path, i.backfill_path) as path, coalesce(m.sha256, i.backfill_sha256) as sha256
    from invoice i left join message m on m.id = i.message
    where i.organisation_id = ${organisationId} and i.id = ${id}`);
  return rows[0] && originalOf(rows[0]);
}

/** An original's row before anything is archived. */
export type OriginalRow = Pick<KeptOriginal, 'uploadIndex' | 'match'> & {
  path: string | null;
  sha256: string | null;
};

/** Null when nothing is archived yet. */
export function originalOf({ uploadIndex, match, path, sha256 }: OriginalRow): KeptOriginal | null {
  return path === null || sha256 === null ? null : { uploadIndex, match, path, sha256 };
}

function breakdownOf(groups: VatSubtotal[] | null | undefined): VatSubtotal[] | null {
  return groups?.map(completeSubtotal) ?? null;
}

function contentOf({
  lines,
  details,
  remarks,
}: StoredContent): Omit<WholeInvoice, keyof Invoice | 'match' | 'reread'> {
  return { lines: lines ?? null, details: details ?? null, remarks: remarks ?? [] };
}

const copies = sql`case when i.same_invoice is not null then (
    select json_agg(json_build_object('id', o.id, 'uploadIndex', o.upload_index, 'messageId', o.message_id,
      'first', (coalesce(o.available_at, '-infinity'), o.id) < (coalesce(i.available_at, '-infinity'), i.id))
      order by o.available_at nulls first, o.id)
    from (
      select s.id, s.upload_index, s.available_at, n.message_id from invoice s left join message n on n.id = s.message
      where s.company_id = i.company_id and s.same_invoice = i.same_invoice and s.direction = i.direction and s.id <> i.id
      order by s.available_at nulls first, s.id limit 10
    ) o) end`;
// Lists do without the content, which may be large.
const columns = sql`
  i.id, i.company_id, c.cif, m.message_id, i.upload_index, i.direction, i.role, i.number, i.type_code, i.issued_on,
  i.due_on, i.currency, i.seller_cif, i.seller_name, i.buyer_cif, i.buyer_name, i.net, i.vat, i.payable,
  i.gross, i.prepaid, i.rounding, i.vat_in_lei, i.tax_point_code, i.vat_breakdown, i.seller_trading_name,
  i.seller_vat_id, i.buyer_trading_name, i.buyer_vat_id, ${copies} as copies, i.seal_verdict, i.seal_detail,
  s.name as seal_signer, s.sha256 as seal_certificate_sha256, i.reading_verdict, i.reading_detail,
  i.available_at, i.late, i.retain_until, i.recorded_at as arrived_at, k.mark, k.marked_at, k.assignee, coalesce(k.comments, 0) as comments,
  k.client_answer,
  array(select t.tag from invoice_tag t where t.invoice_id = i.id and t.organisation_id = i.organisation_id order by t.tag) as tags`;
const from = sql`from invoice i join company c on c.id = i.company_id left join message m on m.id = i.message
  left join signer s on s.number = i.signer
  left join invoice_mark k on k.invoice_id = i.id and k.organisation_id = i.organisation_id`;

type Row = Omit<Invoice, 'sign' | 'copies' | 'seller' | 'buyer' | 'seal' | 'reading'> & {
  sellerCif: string | null;
  sellerName: string | null;
  buyerCif: string | null;
  buyerName: string | null;
  sellerTradingName: string | null;
  sellerVatId: string | null;
  buyerTradingName: string | null;
  buyerVatId: string | null;
  copies: InvoiceCopy[] | null;
  sealVerdict: SealVerdict;
  sealDetail: string | null;
  sealSigner: string | null;
  sealCertificateSha256: string | null;
  readingVerdict: ReadingVerdict;
  readingDetail: string | null;
};

/** Each field by its name: to copy what is left of a row costs several times as much, fifty times a page. */
function toInvoice(row: Row): Invoice {
  return {
    id: row.id,
    companyId: row.companyId,
    cif: row.cif,
    messageId: row.messageId,
    uploadIndex: row.uploadIndex,
    direction: row.direction,
    role: row.role,
    number: row.number,
    typeCode: row.typeCode,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    currency: row.currency,
    seller: {
      cif: row.sellerCif,
      name: row.sellerName,
      tradingName: row.sellerTradingName,
      vatId: row.sellerVatId,
    },
    buyer: {
      cif: row.buyerCif,
      name: row.buyerName,
      tradingName: row.buyerTradingName,
      vatId: row.buyerVatId,
    },
    net: row.net,
    vat: row.vat,
    payable: row.payable,
    gross: row.gross,
    prepaid: row.prepaid,
    rounding: row.rounding,
    vatInLei: row.vatInLei,
    sign: countsNegated(row) ? -1 : 1,
    taxPointCode: row.taxPointCode,
    vatBreakdown: breakdownOf(row.vatBreakdown),
    copies: row.copies ?? [],
    seal: {
      verdict: row.sealVerdict,
      detail: row.sealDetail,
      signer: row.sealSigner,
      certificateSha256: row.sealCertificateSha256,
    },
    reading: { verdict: row.readingVerdict, detail: row.readingDetail },
    availableAt: row.availableAt,
    late: row.late,
    retainUntil: row.retainUntil,
    arrivedAt: row.arrivedAt,
    mark: row.mark,
    markedAt: row.markedAt,
    assignee: row.assignee,
    tags: row.tags,
    comments: row.comments,
    clientAnswer: row.clientAnswer,
  };
}
