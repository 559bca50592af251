/** An invoice as programs see it; lists leave out its lines and its VAT breakdown. */
import { z } from 'zod';
import { maskCif } from '../../core/cif.ts';
import type { Party } from '../../core/invoice.ts';
import type { Invoice, WholeInvoice } from '../../db/invoice.ts';
import { amount, cif, day, id, instant, writeInstant } from './basics.ts';

const text = z.string().nullable();
const party = z.object({ cif: cif.nullable(), name: text });

export const sealVerdicts = [
  'valid',
  'valid_unknown_signer',
  'tampered',
  'missing',
  'not_checkable',
  'not_checked',
] as const;

const fields = {
  id,
  companyId: id,
  cif,
  messageId: text,
  uploadIndex: z.string(),
  direction: z.enum(['received', 'sent']).meta({ description: "The transport's word." }),
  role: z
    .enum(['buyer', 'seller'])
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
  seal: z.object({ verdict: z.enum(sealVerdicts), signer: text, certificateSha256: text }),
  reading: z.object({ verdict: z.enum(['read', 'unreadable', 'not_an_invoice']), detail: text }),
  availableAt: instant.nullable(),
  late: z.boolean().nullable(),
  retainUntil: day.nullable(),
};

export const invoice = z.object(fields).meta({ id: 'Invoice' });

export const wholeInvoice = z
  .object({
    ...fields,
    vatBreakdown: z
      .array(
        z.object({
          category: text,
          rate: text,
          base: amount.nullable(),
          vat: amount.nullable(),
          exemptionReason: text,
        }),
      )
      .nullable(),
    lines: z
      .array(
        z.object({
          id: text,
          name: text,
          description: text,
          quantity: text,
          unit: text,
          price: amount.nullable(),
          net: amount.nullable(),
          vatCategory: text,
          vatRate: text,
        }),
      )
      .nullable(),
  })
  .meta({ id: 'WholeInvoice' });

export function shapeInvoice(found: Invoice): z.input<typeof invoice> {
  return {
    ...found,
    cif: maskCif(found.cif),
    seller: shapeParty(found.seller),
    buyer: shapeParty(found.buyer),
    availableAt: writeInstant(found.availableAt),
  };
}

export function shapeWholeInvoice(found: WholeInvoice): z.input<typeof wholeInvoice> {
  return { ...shapeInvoice(found), vatBreakdown: found.vatBreakdown, lines: found.lines };
}

function shapeParty({ cif: code, name }: Party): Party {
  return { cif: code && maskCif(code), name };
}
