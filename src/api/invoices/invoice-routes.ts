/** The catalogue of invoices. Their originals are in original-routes.ts. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getInvoice, listInvoices } from '../../actions/invoices/invoices.ts';
import { mostSorted } from '../../core/invoice-sort.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { invoiceSort } from '../enumerations.ts';
import { route } from '../route.ts';
import { invoice, shapeInvoice, shapeWholeInvoice, wholeInvoice } from './invoice.ts';
import { invoiceFilter, newInvoices, toInvoiceFilter } from './invoice-filter.ts';

const tag = 'Invoices';

export function invoiceRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices',
      operationId: 'listInvoices',
      tag,
      summary: 'Invoices, most recently available first, or in another order',
      description:
        'The catalogue of invoices read from archived messages. Lines, VAT breakdown and details are in the single invoice. ' +
        `In another order than by when they became available, a list has at most ${mostSorted} invoices, else the answer is 400; ` +
        "amounts are compared in each document's own currency, a credit note below zero. A cursor belongs to its order.",
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({
        ...pageQuery,
        sort: invoiceSort.optional(),
        ...invoiceFilter,
        ...newInvoices,
      }),
      answers: { 200: { description: 'A page of invoices.', schema: pageOf(invoice) } },
      handle: async ({ actor, query: { limit, cursor, sort, arrivedAfter, ...parameters } }) => {
        const asked = { limit, cursor, sort, ...toInvoiceFilter(parameters), arrivedAfter };
        const { data, nextCursor } = await listInvoices(ctx, actor, asked);
        return { data: data.map(shapeInvoice), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id',
      operationId: 'getInvoice',
      tag,
      summary: 'One invoice, with its lines',
      description:
        'With lines, VAT breakdown, parties, payment data and the remarks of the checks. Personal codes are masked.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The invoice.', schema: wholeInvoice } },
      handle: async ({ actor, params }) => shapeWholeInvoice(await getInvoice(ctx, actor, params)),
    }),
  ];
}
