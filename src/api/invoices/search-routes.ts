/** One search over everything, for the field that `/` opens and for programs that have a text and no kind. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { searchEverything } from '../../actions/invoices/search-everything.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { amount, cif, day, id, name } from '../basics.ts';
import { direction, messageKind, messageState } from '../enumerations.ts';
import { route } from '../route.ts';
import { shapeInvoice } from './invoice.ts';

const text = z.string().nullable();

const found = z
  .object({
    companies: z.array(z.object({ id, cif, name: text }).meta({ id: 'FoundCompany' })),
    invoices: z.array(
      z
        .object({
          id,
          number: text,
          direction,
          issuedOn: day.nullable(),
          partner: text.meta({ description: "The other party's name, or its code." }),
          payable: amount.nullable(),
          sign: z.union([z.literal(1), z.literal(-1)]),
          currency: text,
        })
        .meta({ id: 'FoundInvoice' }),
    ),
    partners: z.array(
      z
        .object({ cif: text, vatId: text, name: text })
        .meta({ id: 'FoundPartner', description: 'A party of invoices that is no company of yours.' }),
    ),
    messages: z.array(
      z
        .object({ id, messageId: text, uploadIndex: z.string(), kind: messageKind, state: messageState })
        .meta({ id: 'FoundMessage' }),
    ),
  })
  .meta({ id: 'Found' });

export function searchRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/search',
      operationId: 'findEverything',
      tag: 'Invoices',
      summary: 'Search companies, invoices, partners and messages at once',
      description:
        'At most five of each. A text is looked for as in the list of invoices: a part of a number or name, how a code begins, an amount, or several of these. Messages are found by their whole number.',
      needs: 'read',
      sharedBy: 'organisation',
      query: z.strictObject({ text: name(100) }),
      answers: { 200: { description: 'What was found.', schema: found } },
      handle: async ({ actor, query }) => {
        const { companies, invoices, partners, messages } = await searchEverything(ctx, actor, query);
        return {
          companies: companies.map((one) => ({
            id: one.id,
            cif: maskCif(one.cif),
            name: one.name && maskPersonalCodes(one.name),
          })),
          invoices: invoices.map(shapeInvoice).map((one) => {
            const { seller, buyer, role, direction } = one;
            const other = (role ?? (direction === 'sent' ? 'seller' : 'buyer')) === 'seller' ? buyer : seller;
            const { id, number, issuedOn, payable, sign, currency } = one;
            return {
              ...{ id, number, direction, issuedOn, payable, sign, currency },
              partner: other.name ?? other.cif ?? null,
            };
          }),
          partners: partners.map((one) => ({
            cif: one.cif && maskCif(one.cif),
            vatId: one.vatId && maskPersonalCodes(one.vatId),
            name: one.name && maskPersonalCodes(one.name),
          })),
          messages: messages.map(({ id, messageId, uploadIndex, kind, state }) => ({
            ...{ id, messageId, uploadIndex, kind, state },
          })),
        };
      },
    }),
  ];
}
