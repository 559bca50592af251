/** Generated invoices as they are shown: read from the sandbox's bytes, with a provenance to show below them. */
import type { DocumentKind, InvoiceFacts } from '../../sandbox/documents/facts.ts';
import { makeDocument } from '../../sandbox/documents/generate.ts';
import type { ReadInvoice } from '../../src/core/invoice.ts';
import { classify } from '../../src/documents/classify.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import type { Provenance } from '../../src/render/sheet.ts';

const uploadIndex = '5001130147';

export const provenance: Provenance = {
  uploadIndex,
  messageId: '3001503294',
  seal: { verdict: 'valid', signer: 'Ministerul Finanțelor Publice' },
  availableAt: new Date('2026-02-16T09:30:00Z'),
  downloadedAt: new Date('2026-02-16T11:31:07Z'),
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export function generated(
  kind: DocumentKind,
  seed: number,
): { invoice: ReadInvoice; facts: InvoiceFacts; xml: Buffer } {
  const { xml, facts } = makeDocument({ seed, kind, issuedOn: '2026-02-16', uploadIndex });
  const told = classify([{ name: `${uploadIndex}.xml`, bytes: xml }], uploadIndex);
  if (!told.ok) throw new Error(told.detail);
  const read = readDocument(xml, told.document.kind);
  if (read.verdict !== 'read') throw new Error(`${kind} ${seed} is ${read.verdict}`);
  return { invoice: read.invoice, facts: facts as InvoiceFacts, xml };
}

/** Every text of the document, but for the codes that choose a word; every figure too when one is given. */
export function withEveryText(invoice: ReadInvoice, text: string, figure?: string): ReadInvoice {
  const dates = /On$|^from$|^to$/;
  const figures =
    /^(net|vat|gross|payable|rate|base|price|quantity|vatRate|grossPrice|priceDiscount|amount|percent|priceBaseQuantity|lines|allowances|charges|vatInVatCurrency|prepaid|rounding)$/;
  const choosing = /^(syntax|kind|currency|vatCurrency|typeCode|taxPointCode)$/;
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') {
      if (figures.test(key)) return figure ?? value;
      return dates.test(key) || choosing.test(key) ? value : text;
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  return walk(invoice) as ReadInvoice;
}
