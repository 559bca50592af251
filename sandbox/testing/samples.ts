/** The seeds and kinds that the tests go through. */
import type { DocumentKind, InvoiceFacts } from '../documents/facts.ts';
import { type GeneratedDocument, makeDocument } from '../documents/generate.ts';

export const INVOICE_KINDS = [
  'invoice',
  'credit_note',
  'storno',
  'cii',
  'self_billing',
  'foreign_currency',
  'attachments',
  'non_vat_seller',
  'b2c_buyer',
  'quirky',
] as const satisfies readonly DocumentKind[];

export const KINDS: readonly DocumentKind[] = [...INVOICE_KINDS, 'error_file', 'buyer_message'];

export const sample = (kind: DocumentKind, seed: number, issuedOn = '2026-03-05'): GeneratedDocument =>
  makeDocument({ seed, kind, issuedOn, uploadIndex: '5011636148' });

export type Invoice = { xml: Buffer; facts: InvoiceFacts };

/** So many of each kind of invoice, the quirky ones four times as many. */
export function* invoices(count: number, issuedOn?: string): Generator<Invoice> {
  for (const kind of INVOICE_KINDS)
    for (let seed = 0; seed < (kind === 'quirky' ? 4 : 1) * count; seed++)
      yield sample(kind, seed, issuedOn) as Invoice;
}

export const label = ({ facts }: Invoice): string =>
  `${facts.kind} ${facts.number} [${facts.quirks.join(' ')}]`;
