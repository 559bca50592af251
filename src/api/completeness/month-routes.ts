/** Months: what came in each, what is missing, and closing them. */
import { z } from 'zod';
import { closeMonths, getClosingStatement, reopenMonths } from '../../actions/completeness/close-months.ts';
import { listMonths } from '../../actions/completeness/list-months.ts';
import type { Ctx } from '../../actions/context.ts';
import { monthFilters } from '../../core/month.ts';
import { count, idParams, pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { documentAnswers } from '../send-document.ts';
import { chosenCompanies, closedMonth, companyMonth, monthName, shapeMonth, shapeOutcome } from './month.ts';
import { codeInNames, sendSigned } from './send-signed.ts';

const tag = 'Completeness';

export function monthRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/months',
      operationId: 'listMonths',
      tag,
      summary: 'Companies by months: what came, what is missing, what is closed',
      description:
        'A row a company and month, also where nothing came; by the month in which the SPV had the messages. `limit` counts ' +
        'companies, each of which has all of its months on the page. Without `from` and `to` the last six months; at most 24.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        company: z.uuid().optional().meta({ description: "The company's id." }),
        from: monthName.optional(),
        to: monthName.optional(),
        text: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .meta({ description: 'In the company’s name, or how its code begins.' }),
        show: z
          .enum(monthFilters)
          .optional()
          .meta({
            id: 'MonthFilter',
            description:
              'Only companies of whose month this is so: `missing` has something pending, expired or unproven; `uncovered`, days ' +
              'without a complete listing; `refused`, uploads that ANAF rejected; `unread`, documents that could not be read; ' +
              '`unreconciled`, invoices that no journal was found to hold; `open` is not closed, or messages came afterwards.',
          }),
        showMonth: monthName
          .optional()
          .meta({ description: 'The month that `show` is about; without it, the last of the list.' }),
      }),
      answers: { 200: { description: 'A page of companies’ months.', schema: pageOf(companyMonth) } },
      handle: async ({ actor, query: { company, ...query } }) => {
        const { data, nextCursor } = await listMonths(ctx, actor, { ...query, companyId: company });
        return { data: data.map(shapeMonth), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/months/closings/:id.json',
      operationId: 'downloadClosing',
      tag,
      summary: 'The head with which a month was closed, as it was signed',
      description:
        'Canonical JSON (RFC 8785), as the heads of all companies. A copy kept elsewhere shows later whether the archive of today ' +
        'continues that of the closing: `verify --statement` and `POST /completeness/check` take it.',
      needs: 'read',
      params: idParams,
      answers: documentAnswers('application/json'),
      handle: async ({ actor, params, request, reply }) => {
        const { statement, ...closing } = await getClosingStatement(ctx, actor, params);
        return sendSigned(request, reply, statement, `inchidere_${codeInNames(closing)}_${closing.month}`);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/months/close',
      operationId: 'closeMonths',
      tag,
      summary: 'Close a month of companies',
      description:
        'Records who closed it, when, the archive’s head and the counts. Companies with something missing, or with days that ' +
        'were not listed, are closed only with `confirmed`: without it the answer names them, and closes the others. A closed ' +
        'month to which messages came is closed once more. Closing changes nothing of the archive.',
      needs: 'sync',
      body: z.strictObject({
        companies: chosenCompanies,
        month: monthName,
        confirmed: z.boolean().default(false),
      }),
      answers: {
        200: {
          description: 'What became of each company.',
          schema: z.object({ data: z.array(closedMonth) }).meta({ id: 'ClosedMonths' }),
        },
      },
      handle: async ({ actor, body }) => ({ data: (await closeMonths(ctx, actor, body)).map(shapeOutcome) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/months/reopen',
      operationId: 'reopenMonths',
      tag,
      summary: 'Open a closed month again',
      description: 'Kept in the audit log; the record of the closing stays.',
      needs: 'sync',
      body: z.strictObject({ companies: chosenCompanies, month: monthName }),
      answers: {
        200: {
          description: 'How many were closed and are open now.',
          schema: z.object({ reopened: count }).meta({ id: 'ReopenedMonths' }),
        },
      },
      handle: ({ actor, body }) => reopenMonths(ctx, actor, body),
    }),
  ];
}
