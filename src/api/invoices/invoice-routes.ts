/** The catalogue of invoices. Their originals are in original-routes.ts. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getInvoice, listInvoices } from '../../actions/invoices/invoices.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { invoice, shapeInvoice, shapeWholeInvoice, wholeInvoice } from './invoice.ts';
import { invoiceFilter, toInvoiceFilter } from './invoice-filter.ts';

const tag = 'Invoices';
export function invoiceRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices',
      tag,
      summary: 'Invoices, what became available last first',
      needs: 'read',
      query: z.strictObject({ ...pageQuery, ...invoiceFilter }),
      answers: { 200: { description: 'A page of invoices.', schema: pageOf(invoice) } },
      handle: async ({ actor, query: { limit, cursor, ...parameters } }) => {
        const asked = { limit, cursor, ...toInvoiceFilter(parameters) };
        const { data, nextCursor } = await listInvoices(ctx, actor, asked);
        return { data: data.map(shapeInvoice), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id',
      tag,
      summary: 'One invoice, with its lines',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The invoice.', schema: wholeInvoice } },
      handle: async ({ actor, params }) => shapeWholeInvoice(await getInvoice(ctx, actor, params)),
    }),
  ];
}
