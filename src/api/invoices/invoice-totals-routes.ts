/** What invoices come to: those of a filter, or those that somebody has ticked. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { totalInvoices } from '../../actions/invoices/invoices.ts';
import { amount, count } from '../basics.ts';
import { direction } from '../enumerations.ts';
import { route } from '../route.ts';
import { invoiceFilter, newInvoices, toInvoiceFilter } from './invoice-filter.ts';

const ids = z
  .union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(200, 'At most 200 invoices.')])
  .optional()
  .meta({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 200,
    description: 'Of these alone: once for each invoice.',
  });

const totals = z
  .object({
    count,
    unproven: count.meta({
      description:
        'Of them, those whose document nothing proves to be the message’s: in these sums, and in no sum of VAT and no export of a filter.',
    }),
    totals: z.array(
      z.object({
        currency: z.string().nullable(),
        direction,
        count,
        creditNotes: count.meta({ description: 'Of them; their amounts are subtracted.' }),
        incomplete: count.meta({
          description: 'Of them, those that lack an amount: the sums are of what is known.',
        }),
        net: amount,
        vat: amount,
        payable: amount,
      }),
    ),
  })
  .meta({ id: 'InvoiceTotals' });

export function invoiceTotalsRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices/totals',
      operationId: 'getInvoiceTotals',
      tag: 'Invoices',
      summary: 'Sums of the invoices of a filter, or of a selection',
      description:
        'By currency and direction; nothing is converted. Takes the parameters of the list, and `id` for a selection.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({ ...invoiceFilter, ...newInvoices, id: ids }),
      answers: { 200: { description: 'The sums.', schema: totals } },
      handle: async ({ actor, query: { id, arrivedAfter, ...parameters } }) =>
        totalInvoices(ctx, actor, { ...toInvoiceFilter(parameters), arrivedAfter, ids: id }),
    }),
  ];
}
