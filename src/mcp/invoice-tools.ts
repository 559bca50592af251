/** Tools about invoices: what arrived, which there are, what one says. */
import { z } from 'zod';
import { getInvoice, listInvoices } from '../actions/invoices/invoices.ts';
import { listArrivals } from '../actions/messages/list-arrivals.ts';
import { lastDays, startOfDay } from '../core/bucharest-days.ts';
import { maskCif } from '../core/cif.ts';
import type { Invoice, WholeInvoice } from '../db/invoices/invoice.ts';
import { codeOf, quote } from './stranger-text.ts';
import { tool } from './tool.ts';

const day = z.iso.date();
const company = z.uuid().optional().describe('The id of one company, from list_companies.');
const mostFound = 25;
const mostLines = 100;

export const whatArrived = tool({
  name: 'what_arrived',
  title: 'What arrived',
  description:
    'How many messages came from ANAF on each of the last days, and the newest invoices among them.',
  needs: 'read',
  input: z.strictObject({
    days: z.number().int().min(1).max(31).default(7).describe('Romanian days, today included.'),
    company,
  }),
  async run(ctx, actor, { days, company: companyId }) {
    const arrivals = await listArrivals(ctx, actor, { days, companyId });
    const availableFrom = startOfDay(lastDays(ctx.now(), days)[0]!);
    const newest = await listInvoices(ctx, actor, { limit: mostFound, companyId, availableFrom });
    return {
      messagesPerDay: arrivals.filter(({ total }) => total > 0),
      newestInvoices: newest.data.map(shortInvoice),
      moreInvoices: newest.nextCursor !== null,
    };
  },
});

export const findInvoices = tool({
  name: 'find_invoices',
  title: 'Find invoices',
  description:
    'Invoices by number, party, direction, day of issue or amount to pay; what became available last is first.',
  needs: 'read',
  input: z.strictObject({
    text: z.string().max(100).optional().describe('A part of the number or of a party’s name.'),
    partner: z
      .string()
      .max(100)
      .optional()
      .describe('The other party: its fiscal code or a part of its name.'),
    company,
    direction: z.enum(['received', 'sent']).optional(),
    issuedFrom: day.optional(),
    issuedTo: day.optional(),
    amountMin: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
      .optional()
      .describe('To pay at least: a decimal string.'),
    amountMax: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
      .optional(),
    cursor: z.string().max(200).optional().describe('The nextCursor of the answer before.'),
  }),
  async run(ctx, actor, { company: companyId, ...filter }) {
    const { data, nextCursor } = await listInvoices(ctx, actor, { ...filter, companyId, limit: mostFound });
    return { invoices: data.map(shortInvoice), nextCursor };
  },
});

export const invoiceText = tool({
  name: 'invoice_text',
  title: 'One invoice as text',
  description:
    'Everything that matters of one invoice: parties, amounts, VAT, lines, seal, and remarks about it.',
  needs: 'read',
  input: z.strictObject({ invoice: z.uuid().describe('Its id, from find_invoices or what_arrived.') }),
  async run(ctx, actor, { invoice: id }) {
    const invoice = await getInvoice(ctx, actor, { id });
    const { writtenByOthers, ...facts } = shortInvoice(invoice);
    const lines = invoice.lines ?? [];
    return {
      ...facts,
      gross: invoice.gross,
      prepaid: invoice.prepaid,
      rounding: invoice.rounding,
      retainUntil: invoice.retainUntil,
      copies: invoice.copies.map((copy) => copy.id),
      remarks: invoice.remarks.map(({ code }) => code),
      lineCount: lines.length,
      linesLeftOut: Math.max(0, lines.length - mostLines),
      writtenByOthers: { ...writtenByOthers, ...documentTexts(invoice) },
    };
  },
});

function documentTexts({
  details,
  lines,
  vatBreakdown,
}: Pick<WholeInvoice, 'details' | 'lines' | 'vatBreakdown'>) {
  return {
    notes: details?.notes.slice(0, 10).map((note) => quote(note)) ?? [],
    paymentTerms: quote(details?.paymentTerms),
    vat: (vatBreakdown ?? []).slice(0, 20).map((group) => ({
      category: quote(group.category, 10),
      rate: quote(group.rate, 10),
      base: group.base,
      vat: group.vat,
    })),
    lines: (lines ?? []).slice(0, mostLines).map((line) => ({
      name: quote(line.name, 120),
      description: quote(line.description, 120),
      quantity: line.quantity,
      unit: quote(line.unit, 20),
      price: line.price,
      net: line.net,
      vatRate: quote(line.vatRate, 10),
    })),
  };
}

/** Our own facts beside what the document says in words. */
function shortInvoice(found: Invoice) {
  return {
    id: found.id,
    companyId: found.companyId,
    cif: maskCif(found.cif),
    messageId: found.messageId,
    direction: found.direction,
    role: found.role,
    typeCode: codeOf(found.typeCode, /^\d{1,3}$/),
    issuedOn: found.issuedOn,
    dueOn: found.dueOn,
    currency: codeOf(found.currency, /^[A-Z]{3}$/),
    net: found.net,
    vat: found.vat,
    payable: found.payable,
    seal: found.seal.verdict,
    reading: found.reading.verdict,
    availableAt: found.availableAt?.toISOString() ?? null,
    late: found.late,
    writtenByOthers: {
      number: quote(found.number, 100),
      seller: { cif: quote(found.seller.cif, 20), name: quote(found.seller.name) },
      buyer: { cif: quote(found.buyer.cif, 20), name: quote(found.buyer.name) },
    },
  };
}
