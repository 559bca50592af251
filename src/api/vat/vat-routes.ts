/** VAT: a company's month in sums, the documents behind them, a spreadsheet, and a return beside it. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { getCompany } from '../../actions/companies/companies.ts';
import type { Ctx } from '../../actions/context.ts';
import { compareReturn } from '../../actions/vat/compare-return.ts';
import { getMonthVat, listVatInvoices } from '../../actions/vat/list-vat.ts';
import { defaultThreshold } from '../../core/compare-vat.ts';
import { mediaTypes } from '../../core/export-formats.ts';
import { vatXlsx } from '../../exports/vat-xlsx.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { monthName } from '../completeness/month.ts';
import { dispositionOf } from '../disposition.ts';
import { direction, language } from '../enumerations.ts';
import { route } from '../route.ts';
import {
  comparedReturn,
  monthVat,
  shapeComparedReturn,
  shapeMonthVat,
  shapeVatInvoice,
  vatDate,
  vatDoubt,
  vatInvoice,
} from './vat.ts';

const tag = 'VAT';

const asked = {
  company: z.uuid().meta({ description: "The company's id." }),
  month: monthName,
  by: vatDate.default('issued').meta({
    description:
      'Which date puts a document into the month: its issue, its delivery (BT-7, BT-72, BT-74, else its issue; of documents ' +
      'issued within three months), or the day on which the SPV had it.',
  }),
};
const oneCategory = z.string().max(10);
const categories = z
  .union([oneCategory.transform((one) => [one]), z.array(oneCategory).max(10, 'At most 10 categories.')])
  .optional()
  .meta({
    type: 'array',
    items: { type: 'string', maxLength: 10 },
    maxItems: 10,
    description: 'Of these categories: once for each.',
  });
const threshold = (byDefault: string) =>
  z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, 'A decimal number.')
    .default(byDefault);

export function vatRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/vat',
      operationId: 'getVat',
      tag,
      summary: "A company's VAT of a month, in lei",
      description:
        'By direction, category, rate and kind of document, credit notes subtracted. Documents in another currency count with ' +
        'their VAT in lei (BT-111), from which their net follows. Every document is in the sums as it says itself, or is ' +
        'named by GET /vat/invoices. A professional has to confirm what goes into a return.',
      needs: 'read',
      query: z.strictObject(asked),
      answers: { 200: { description: 'All rows, on one page.', schema: monthVat } },
      problems: ['not_found'],
      handle: async ({ actor, query: { company, ...query } }) =>
        shapeMonthVat(await getMonthVat(ctx, actor, { ...query, companyId: company })),
    }),
    route({
      method: 'GET',
      path: '/api/v1/vat/invoices',
      operationId: 'listVatInvoices',
      tag,
      summary: 'The documents behind VAT sums',
      description: 'Each with its shares by rate in lei, and the reasons why a person should look at it.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        ...asked,
        direction: direction.optional(),
        category: categories,
        rate: z.string().max(10).optional(),
        doubt: z
          .union([vatDoubt, z.literal('any')])
          .optional()
          .meta({ description: 'Those with this reason, or with any.' }),
      }),
      answers: { 200: { description: 'A page of documents.', schema: pageOf(vatInvoice) } },
      problems: ['not_found'],
      handle: async ({ actor, query: { company, category, ...query } }) => {
        const filter = { ...query, categories: category, companyId: company };
        const { data, nextCursor } = await listVatInvoices(ctx, actor, filter);
        return { data: data.map(shapeVatInvoice), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/vat/xlsx',
      operationId: 'downloadVatXlsx',
      tag,
      summary: 'The sums as a spreadsheet',
      description: 'The same rows, with headings in Romanian or English.',
      needs: 'read',
      query: z.strictObject({ ...asked, language: language.default('ro') }),
      answers: { 200: { description: 'The spreadsheet.', mediaType: mediaTypes.xlsx } },
      problems: ['not_found'],
      handle: async ({ actor, query: { company, language, ...query }, reply }) => {
        const { rows } = await getMonthVat(ctx, actor, { ...query, companyId: company });
        const { cif } = await getCompany(ctx, actor, { companyId: company });
        const name = `tva_${cif.length === 13 ? company.slice(0, 8) : cif}_${query.month}_${query.by}.xlsx`;
        reply.header('content-disposition', dispositionOf('attachment', name)).type(mediaTypes.xlsx);
        return reply.send(Readable.from(vatXlsx(rows, language)));
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/vat/compare',
      operationId: 'checkVatReturn',
      tag,
      summary: 'Compare a VAT return with the documents',
      description:
        'The lines of a D300 or of ANAF’s precompleted P300, pasted as text: label, base, VAT. Lines are recognised by their ' +
        'words; those that are not are answered as they are. Without thresholds those of OUG 70/2024, art. 5: at least 20 % ' +
        'and at least 5,000 lei. Nothing is kept.',
      needs: 'read',
      body: z.strictObject({
        ...asked,
        text: z.string().min(1).max(60_000),
        thresholdPercent: threshold(defaultThreshold.percent),
        thresholdLei: threshold(defaultThreshold.lei),
      }),
      answers: { 200: { description: 'Line by line.', schema: comparedReturn } },
      problems: ['not_found'],
      handle: async ({ actor, body: { company, thresholdPercent, thresholdLei, ...rest } }) =>
        shapeComparedReturn(
          await compareReturn(ctx, actor, {
            ...rest,
            companyId: company,
            threshold: { percent: thresholdPercent, lei: thresholdLei },
          }),
        ),
    }),
  ];
}
