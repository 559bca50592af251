/** The catalogue of invoices. Their originals stand in originals.ts. */
import { z } from 'zod';
import { getInvoice } from '../../actions/get-invoice.ts';
import { listOwnInvoices } from '../../actions/list-invoices.ts';
import { readDecimal } from '../../core/money.ts';
import type { Db } from '../../db/connection.ts';
import { route } from '../route.ts';
import { idParams, instantParameter, pageOf, pageQuery } from '../shapes/basics.ts';
import { invoice, sealVerdicts, shapeInvoice, shapeWholeInvoice, wholeInvoice } from '../shapes/invoice.ts';

const tag = 'Invoices';
const text = z.string().min(1).max(100).optional();
const amount = z
  .string()
  .max(30)
  .refine((written) => readDecimal(written) !== null, 'A decimal number, such as 1190.00.')
  .optional();
const day = z.iso.date().optional();

const query = z.strictObject({
  ...pageQuery,
  text: text.meta({ description: "In the number or in a party's name." }),
  company: z.uuid().optional().meta({ description: "The company's id." }),
  cif: z.string().max(20).optional(),
  partner: text.meta({ description: "The other party's code, or a part of its name." }),
  direction: z.enum(['received', 'sent']).optional(),
  role: z.enum(['buyer', 'seller']).optional(),
  issuedFrom: day,
  issuedTo: day,
  availableFrom: instantParameter.optional(),
  availableTo: instantParameter.optional(),
  amountMin: amount.meta({ description: 'Of what is to be paid.' }),
  amountMax: amount,
  type: z.string().max(10).optional().meta({ description: '380, 381, 384, 389, 751.' }),
  seal: z.enum(sealVerdicts).optional(),
  late: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Whether it reached the SPV after its legal term.' }),
});

export function invoiceRoutes(deps: { db: Db }) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices',
      tag,
      summary: 'Invoices, what became available last first',
      needs: 'read',
      query,
      answers: { 200: { description: 'A page of invoices.', schema: pageOf(invoice) } },
      handle: async ({ actor, query: { company, late, availableFrom, availableTo, ...rest } }) => {
        const { data, nextCursor } = await listOwnInvoices(deps, actor, {
          ...rest,
          companyId: company,
          late: late === undefined ? undefined : late === 'true',
          availableFrom: availableFrom === undefined ? undefined : new Date(availableFrom),
          availableTo: availableTo === undefined ? undefined : new Date(availableTo),
        });
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
      handle: async ({ actor, params }) => shapeWholeInvoice(await getInvoice(deps, actor, params)),
    }),
  ];
}
