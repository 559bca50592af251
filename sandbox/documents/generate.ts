/** Makes a Romanian e-invoice, or what else an SPV hands out, from a seed: the same options make the same bytes. */
import { withCedilla } from './cedilla.ts';
import { chooseQuirks } from './choose-quirks.ts';
import { compose } from './compose.ts';
import type { Dressing } from './dressing.ts';
import type { DocumentKind, Facts, InvoiceKind } from './facts.ts';
import { buyerMessage, errorFile } from './header-files.ts';
import { planDocument } from './plan.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { type Style, serialise } from './serialise.ts';
import { CII_NAMESPACES, writeCii } from './write-cii.ts';
import { ublNamespaces, writeUbl } from './write-ubl.ts';

export type { DocumentKind, Facts } from './facts.ts';

export interface DocumentOptions {
  seed: number;
  kind: DocumentKind;
  /** yyyy-mm-dd; decides the VAT rates too. */
  issuedOn: string;
  uploadIndex: string;
  seller?: { cif: string; name: string };
  buyer?: { cif: string; name: string };
}

export interface GeneratedDocument {
  xml: Buffer;
  facts: Facts;
  /** What an invoice carries beside its facts; null for files that are not invoices. */
  dressing: Dressing | null;
}

export function makeDocument(options: DocumentOptions): GeneratedDocument {
  const random = createRandom(seedOf(options.kind, options.seed));
  const { kind, uploadIndex, seller, buyer } = options;
  if (kind === 'error_file') return headerDocument(errorFile(uploadIndex, seller, random));
  if (kind === 'buyer_message') return headerDocument(buyerMessage(uploadIndex, seller, buyer, random));
  return invoiceDocument(options, kind, random);
}

/** Of a hundred documents in an inbox: mostly plain invoices. */
const MIX: readonly (readonly [DocumentKind, number])[] = [
  ['invoice', 62],
  ['quirky', 9],
  ['storno', 6],
  ['credit_note', 4],
  ['non_vat_seller', 5],
  ['attachments', 4],
  ['foreign_currency', 3],
  ['self_billing', 2],
  ['b2c_buyer', 2],
  ['cii', 1],
  ['error_file', 1],
  ['buyer_message', 1],
];

export function pickKind(seed: number): DocumentKind {
  let dice = createRandom(seedOf('kind', seed)).int(1, 100);
  for (const [kind, share] of MIX) {
    dice -= share;
    if (dice <= 0) return kind;
  }
  return 'invoice';
}

function invoiceDocument(options: DocumentOptions, kind: InvoiceKind, random: Random): GeneratedDocument {
  const quirks = chooseQuirks(kind, random);
  const draft = compose(planDocument(kind, random, quirks), options, random);
  if (quirks.has('cedilla')) withCedilla(draft);
  const { facts, dressing } = draft;
  const style: Style = { quirks, indent: random.pick(['', '  ', '  ', '    ', '\t']) };
  if (facts.root === 'CrossIndustryInvoice')
    return { xml: serialise(writeCii(draft), CII_NAMESPACES, style), facts, dressing };
  return { xml: serialise(writeUbl(draft), ublNamespaces(facts.root), style), facts, dressing };
}

const PLAIN: Style = { quirks: new Set(['standalone']), indent: '  ' };

function headerDocument({
  facts,
  tree,
  namespaces,
}: ReturnType<typeof errorFile> | ReturnType<typeof buyerMessage>): GeneratedDocument {
  return { xml: serialise(tree, namespaces, PLAIN), facts, dressing: null };
}
