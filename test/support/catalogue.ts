/** Puts invoices where a sync puts them: in the ledger, the archive, the catalogue and the log. */
import { randomBytes } from 'node:crypto';
import { successorSigner } from '../../sandbox/authority.ts';
import { zip } from '../../sandbox/zip.ts';
import type { ReadInvoice } from '../../src/core/invoice.ts';
import type { ListedMessage } from '../../src/core/message.ts';
import { addCompanies, listCompaniesByCif } from '../../src/db/companies/company.ts';
import { recordInvoice } from '../../src/db/invoices/invoice-record.ts';
import { updateSeal } from '../../src/db/invoices/invoice-seal.ts';
import { recordListed } from '../../src/db/messages/listed-message.ts';
import { markArchived } from '../../src/db/messages/message.ts';
import { listMessages } from '../../src/db/messages/message-list.ts';
import { logOutcome } from '../../src/db/runs/sync-log.ts';
import { certificatesOfPem } from '../../src/documents/seal-certificate.ts';
import { emptyLine, emptyParty } from './empty-invoice.ts';
import type { Service } from './service.ts';

let last = 3_000_000_000;

export async function addCompany(service: Service, organisationId: string, cif: string): Promise<string> {
  await addCompanies(service.db, organisationId, [{ cif, name: null }], service.clock.now);
  return (await listCompaniesByCif(service.db, organisationId, [cif]))[0]!.id;
}

export function listedMessage(over: Partial<ListedMessage> = {}): ListedMessage {
  const messageId = String(last++);
  return {
    messageId,
    uploadIndex: `5${messageId.slice(1)}`,
    kind: 'received',
    rawKind: 'FACTURA PRIMITA',
    detail: `Factura cu id_incarcare=5${messageId.slice(1)}`,
    createdAtRaw: '202602161130',
    createdAt: new Date('2026-02-16T09:30:00Z'),
    createdAtAmbiguous: false,
    rowCif: '12345674',
    ...over,
  };
}

export const readInvoice: ReadInvoice = {
  remarks: [],
  syntax: 'ubl_invoice',
  number: 'FINV2026001',
  typeCode: '380',
  issuedOn: '2026-02-15',
  dueOn: '2026-03-15',
  currency: 'RON',
  seller: { ...emptyParty, cif: '8000000000', name: 'Vânzător SRL', legalName: 'Vânzător SRL' },
  buyer: { ...emptyParty, cif: '12345674', name: 'Cumpărător SA', legalName: 'Cumpărător SA' },
  specification: 'urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1',
  process: null,
  taxPointOn: null,
  taxPointCode: null,
  vatCurrency: null,
  notes: ['Vă mulțumim!'],
  references: {
    buyer: null,
    project: null,
    contract: null,
    order: 'PO-1',
    salesOrder: null,
    receipt: null,
    despatch: null,
    tender: null,
    invoicedObjects: [],
    accounting: null,
  },
  paymentTerms: null,
  period: null,
  precedingInvoices: [],
  payee: null,
  taxRepresentative: null,
  delivery: null,
  paymentMeans: [],
  creditorId: null,
  adjustments: [],
  totals: {
    lines: '1000.00',
    allowances: null,
    charges: null,
    vatInVatCurrency: null,
    prepaid: null,
    rounding: null,
  },
  attachments: [],
  net: '1000.00',
  vat: '190.00',
  gross: '1190.00',
  payable: '1190.00',
  vatBreakdown: [
    { category: 'S', rate: '19', base: '1000.00', vat: '190.00', exemptionReason: null, exemptionCode: null },
  ],
  lines: [
    {
      ...emptyLine,
      id: '1',
      name: 'Consultanță',
      description: null,
      quantity: '2.000',
      unit: 'HUR',
      price: '500.00',
      net: '1000.00',
      vatCategory: 'S',
      vatRate: '19',
    },
  ],
};

export interface Archived {
  invoiceId: string;
  message: string;
  zip: Buffer;
  xml: Buffer;
  seal: Buffer;
  path: string;
}

export async function archiveInvoice(
  service: Service,
  company: { id: string; organisationId: string; cif: string },
  over: Partial<ReadInvoice> = {},
  row: Partial<ListedMessage> = {},
  xml: Buffer = Buffer.from(
    `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><!--${randomBytes(8).toString('hex')}--></Invoice>`,
  ),
): Promise<Archived> {
  const { db, archive, clock } = service;
  const listed = listedMessage({ rowCif: company.cif, ...row });
  await recordListed(db, company, [listed], clock.now);
  const filter = { messageId: listed.messageId! };
  const [message] = await listMessages(db, company.organisationId, filter, { limit: 1 });
  const seal = Buffer.from('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>');
  const { uploadIndex } = listed;
  const bytes = zip(
    [
      { name: `${uploadIndex}.xml`, bytes: xml },
      { name: `semnatura_${uploadIndex}.xml`, bytes: seal },
    ],
    clock.now.getTime(),
  );
  const incoming = await archive.keepIncoming('test', bytes);
  const path = `sandbox/${company.organisationId}/${uploadIndex}.zip`;
  await archive.promote(incoming, path);
  const { rows } = await db.query(
    'select coalesce(max(seq), 0) + 1 as seq from message where company_id = $1',
    [company.id],
  );
  const kept = { sha256: incoming.sha256, sizeBytes: incoming.sizeBytes, path, seq: rows[0].seq, chain: 'x' };
  await markArchived(db, [{ id: message!.id, ...kept, match: 'index' }], clock.now);
  const invoice = { ...readInvoice, ...over };
  await recordInvoice(
    db,
    {
      organisationId: company.organisationId,
      companyId: company.id,
      message: message!.id,
      uploadIndex,
      direction: listed.kind === 'sent' ? 'sent' : 'received',
      role: 'buyer',
      invoice,
      reading: { verdict: 'read', detail: null },
      seal: { verdict: 'valid', detail: null },
      availableAt: listed.createdAt,
    },
    clock.now,
  );
  const line = { organisationId: company.organisationId, message: message!.id, cif: company.cif };
  await logOutcome(db, { ...line, invoiceId: invoice.number!, status: 'success' }, clock.now);
  const [found] = await listMessages(db, company.organisationId, filter, { limit: 1 });
  return { invoiceId: found!.invoiceId!, message: message!.id, zip: bytes, xml, seal, path };
}

/** As if sealed with an unknown certificate. Returns its fingerprint. */
export async function signInvoice({ db, clock }: Service, invoiceId: string): Promise<string> {
  const [certificate] = certificatesOfPem(successorSigner.certificate.toString())!;
  await updateSeal(db, invoiceId, { verdict: 'valid_unknown_signer', detail: null, certificate }, clock.now);
  return certificate!.sha256;
}
