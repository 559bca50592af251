/** An invoice as programs see it; lists leave out its lines, its VAT breakdown and its details. */
import { z } from 'zod';
import type { InvoiceWithRemarks } from '../../actions/invoices/invoices.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { maskDetails, maskLines, maskParty } from '../../core/mask-invoice.ts';
import { classifyTransmission } from '../../core/transmission-terms.ts';
import type { Invoice } from '../../db/invoices/invoice.ts';
import { amount, cif, count, day, id, instant, writeInstant } from '../basics.ts';
import {
  clientAnswer,
  direction,
  mark,
  match,
  partyRole,
  readingVerdict,
  sealVerdict,
} from '../enumerations.ts';
import { invoiceDetails, invoiceLine, remark } from './invoice-details.ts';

const text = z.string().nullable();
const party = z
  .object({
    cif: cif.nullable(),
    name: text.meta({ description: 'The registered name; the trading name where there is no other.' }),
    tradingName: text.meta({ description: 'BT-28, BT-45' }),
    vatId: text.meta({ description: 'BT-31, BT-48, as written: of a party abroad all that there is.' }),
  })
  .meta({ id: 'Party' });

const fields = {
  id,
  companyId: id,
  cif,
  messageId: text,
  uploadIndex: z.string(),
  direction,
  role: partyRole
    .nullable()
    .meta({ description: "The document's word: it differs from the transport's in self-billing." }),
  number: text,
  typeCode: text,
  issuedOn: day.nullable(),
  dueOn: day.nullable(),
  currency: text,
  seller: party,
  buyer: party,
  net: amount.nullable(),
  vat: amount.nullable(),
  payable: amount.nullable(),
  gross: amount.nullable().meta({ description: 'BT-112' }),
  prepaid: amount.nullable().meta({ description: 'BT-113' }),
  rounding: amount.nullable().meta({ description: 'BT-114' }),
  vatInLei: amount.nullable().meta({ description: 'BT-111, or BT-110 of an invoice in lei.' }),
  sign: z.union([z.literal(1), z.literal(-1)]).meta({
    id: 'AmountSign',
    description: 'What the amounts are multiplied by in a sum: -1 for a credit note written without a minus.',
  }),
  taxPointCode: text.meta({ description: 'BT-8' }),
  vatBreakdown: z
    .array(
      z
        .object({
          category: text,
          rate: text,
          base: amount.nullable(),
          vat: amount.nullable(),
          exemptionReason: text,
          exemptionCode: text,
        })
        .meta({ id: 'VatBreakdownRow' }),
    )
    .nullable(),
  copies: z
    .array(
      z
        .object({ id, uploadIndex: z.string(), messageId: text, first: z.boolean() })
        .meta({ id: 'InvoiceCopy' }),
    )
    .meta({
      description:
        'Other messages that brought the same invoice of the same seller, number, day and amount; `first`: it came before this one.',
    }),
  seal: z.object({ verdict: sealVerdict, signer: text, certificateSha256: text }).meta({ id: 'InvoiceSeal' }),
  reading: z.object({ verdict: readingVerdict, detail: text }).meta({ id: 'InvoiceReading' }),
  availableAt: instant.nullable(),
  late: z.boolean().nullable().meta({
    description:
      'Apparently transmitted after its legal term; null when it cannot be told, as with what ANAF may have put there again.',
  }),
  retainUntil: day.nullable().meta({ description: 'The last day on which the law wants it kept.' }),
  arrivedAt: instant.meta({ description: 'When it was recorded here.' }),
  mark: mark.nullable().meta({ description: 'What a person has said of it.' }),
  markedAt: instant.nullable(),
  assignee: id.nullable().meta({ description: 'The id of the member who sees to it.' }),
  tags: z.array(z.string()),
  comments: count.meta({ description: 'How many comments people have written beside it.' }),
  clientAnswer: clientAnswer.nullable().meta({
    description: 'The newest that a client has given by a link. It is a remark and changes no mark.',
  }),
};

const transmission = z
  .object({
    issuedOn: day,
    dueBy: day.meta({ description: "The term's last day." }),
    availableOn: day.meta({ description: 'The Romanian day on which it became available in the SPV.' }),
    late: z.boolean().nullable(),
    undecided: z.enum(['maybe_reposted']).nullable().meta({ description: 'Why `late` is null.' }),
    law: z.string(),
  })
  .meta({ id: 'Transmission' });

export const invoice = z.object(fields).meta({ id: 'Invoice' });

export const wholeInvoice = z
  .object({
    ...fields,
    transmission: transmission.nullable().meta({
      description:
        'By which day it was to be transmitted, and on which it was there. Null when a date is not known.',
    }),
    lines: z.array(invoiceLine).nullable(),
    details: invoiceDetails.nullable().meta({
      description:
        'Null where the document could not be read, or was read before this was: `reprocess` reads it again.',
    }),
    match: match.nullable().meta({
      description:
        'How the archived file proved to be the message’s document; `unproven`: it did not, and the invoice is in no sum of VAT and no export of a filter. Null on old rows and imported files.',
    }),
    reread: z
      .object({ at: instant, changes: z.array(z.string()) })
      .nullable()
      .meta({ description: 'When a better reader read the document again and what became different by it.' }),
    remarks: z.array(remark).meta({
      description: 'What is worth knowing about the document. Shown, and never a reason to refuse it.',
    }),
  })
  .meta({ id: 'WholeInvoice' });

export function shapeInvoice(found: Invoice): z.input<typeof invoice> {
  return {
    ...found,
    cif: maskCif(found.cif),
    number: found.number && maskPersonalCodes(found.number),
    seller: maskParty(found.seller),
    buyer: maskParty(found.buyer),
    seal: { ...found.seal, signer: found.seal.signer && maskPersonalCodes(found.seal.signer) },
    reading: { ...found.reading, detail: found.reading.detail && maskPersonalCodes(found.reading.detail) },
    availableAt: writeInstant(found.availableAt),
    arrivedAt: writeInstant(found.arrivedAt),
    markedAt: writeInstant(found.markedAt),
    tags: found.tags.map(maskPersonalCodes),
  };
}

export function shapeWholeInvoice(found: InvoiceWithRemarks): z.input<typeof wholeInvoice> {
  return {
    ...shapeInvoice(found),
    transmission: classifyTransmission(found.issuedOn, found.availableAt),
    match: found.match,
    reread: found.reread && { at: writeInstant(found.reread.at), changes: found.reread.changes },
    lines: found.lines && maskLines(found.lines),
    details: found.details && maskDetails(found.details),
    remarks: found.remarks,
  };
}
