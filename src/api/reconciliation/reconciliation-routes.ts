/** The journal of an accounting program beside what the SPV has. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { listJournalFiles } from '../../actions/reconciliation/journal-files.ts';
import { previewJournal } from '../../actions/reconciliation/preview-journal.ts';
import { reconcile } from '../../actions/reconciliation/reconcile.ts';
import {
  getReconciliation,
  listReconciliationRows,
  listReconciliations,
  removeReconciliation,
} from '../../actions/reconciliation/reconciliations.ts';
import { Problem } from '../../core/errors.ts';
import { readDecimal } from '../../core/money.ts';
import { reconciliationXlsx } from '../../exports/reconciliation-xlsx.ts';
import { dayParameter, idParams, pageOf, pageQuery } from '../basics.ts';
import { dispositionOf } from '../disposition.ts';
import { direction as eitherDirection, language, reconciliationOutcome } from '../enumerations.ts';
import { requestLanguage } from '../request-language.ts';
import { route } from '../route.ts';
import { columnsParameter, journalPreview, readColumns, shapePreview } from './journal.ts';
import { journalFiles, shapeJournalFile } from './journal-file.ts';
import {
  reconciliation,
  reconciliationRow,
  shapeReconciliation,
  shapeReconciliationRow,
} from './reconciliation.ts';

const tag = 'Reconciliations';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const outcome = reconciliationOutcome.optional();

const query = z.strictObject({
  company: z.uuid().meta({ description: "The company's id." }),
  direction: eitherDirection
    .optional()
    .meta({ description: 'Which journal it is; what its title or headings say, or both, unless said.' }),
  from: dayParameter.optional().meta({ description: "Day of issue; the journal's first unless said." }),
  to: dayParameter.optional().meta({ description: "Day of issue; the journal's last unless said." }),
  tolerance: z
    .string()
    .max(10)
    .refine((text) => /^\d/.test(text) && readDecimal(text) !== null && Number(text) <= 100, 'From 0 to 100.')
    .default('0.02')
    .meta({ description: 'By how much totals may differ.' }),
  columns: columnsParameter.optional(),
});

const file = {
  body: z.unknown().meta({ type: 'string', format: 'binary' }),
  consumes: ['text/csv', xlsx, 'application/octet-stream'],
  takesFile: true as const,
};

function fileOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Problem('malformed_body', 'no_file', {});
  return body;
}

export function reconciliationRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/reconciliations',
      operationId: 'createReconciliation',
      creates: true,
      tag,
      summary: 'Compare a journal with the SPV',
      description:
        "The file of an accounting program: CSV (any separator and encoding) or XLSX, with headings for the invoice's " +
        "number, its date, the partner's code and the total, in Romanian or English. No invoice is changed. Where it is not " +
        'certain which column holds what the answer is `invalid_input` with `parameter: "columns"`: see the preview.',
      needs: 'read',
      query,
      ...file,
      answers: {
        201: {
          description: 'What the comparison found.',
          schema: reconciliation,
          headers: { Location: { description: 'Where it can be read again for thirty days.' } },
        },
      },
      problems: ['not_found', 'conflict', 'too_many_requests'],
      handle: async ({ actor, query: { company, direction, columns, ...rest }, body, reply }) => {
        const chosen = columns === undefined ? {} : { columns: readColumns(columns) };
        const asked = {
          ...rest,
          ...chosen,
          companyId: company,
          direction: direction ?? null,
          file: fileOf(body),
        };
        const made = await reconcile(ctx, actor, asked);
        reply.header('location', `/api/v1/reconciliations/${made.id}`);
        return shapeReconciliation(made);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/reconciliations/preview',
      operationId: 'previewJournal',
      tag,
      summary: 'Which column of a journal seems to contain what',
      description: 'Reads the file and compares nothing; nothing is kept.',
      needs: 'read',
      query: z.strictObject({ company: query.shape.company }),
      ...file,
      answers: {
        200: { description: 'The headings, the first rows and the guess.', schema: journalPreview },
      },
      problems: ['not_found', 'too_many_requests'],
      handle: async ({ actor, query: { company }, body }) =>
        shapePreview(await previewJournal(ctx, actor, { companyId: company, file: fileOf(body) })),
    }),
    route({
      method: 'GET',
      path: '/api/v1/reconciliations',
      operationId: 'listReconciliations',
      tag,
      summary: 'Reconciliations, newest first',
      description: 'They are kept for thirty days.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of reconciliations.', schema: pageOf(reconciliation) } },
      handle: async ({ actor, query: asked }) => {
        const { data, nextCursor } = await listReconciliations(ctx, actor, asked);
        return { data: data.map(shapeReconciliation), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/reconciliations/files',
      operationId: 'listJournalFiles',
      tag,
      summary: 'Journals of the watched folder, newest first',
      description:
        'A CSV or XLSX file in the folder of a company, named after its tax ID, is compared by itself and moved into ' +
        '`prelucrate`, or into `respinse` with the reason here. Files that are gone are listed for ninety days.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of files, and where the folder is.', schema: journalFiles } },
      handle: async ({ actor, query: asked, request }) => {
        const { data, ...page } = await listJournalFiles(ctx, actor, asked);
        const language = requestLanguage(request);
        return { ...page, data: data.map((each) => shapeJournalFile(each, language)) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/reconciliations/:id',
      operationId: 'getReconciliation',
      tag,
      summary: 'One reconciliation and its counts',
      description: 'With the columns that were used and the counts by outcome.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The reconciliation.', schema: reconciliation } },
      handle: async ({ actor, params }) => shapeReconciliation(await getReconciliation(ctx, actor, params)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/reconciliations/:id/rows',
      operationId: 'listReconciliationRows',
      tag,
      summary: 'Rows of a reconciliation, in the order of the journal; invoices that it lacks come last',
      description: 'Each row is an entry of the journal, an invoice of the SPV, or both, with what differs.',
      needs: 'read',
      params: idParams,
      query: z.strictObject({ ...pageQuery, outcome }),
      answers: { 200: { description: 'A page of rows.', schema: pageOf(reconciliationRow) } },
      handle: async ({ actor, params, query: asked }) => {
        const { data, nextCursor } = await listReconciliationRows(ctx, actor, { ...params, ...asked });
        return { data: data.map(shapeReconciliationRow), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/reconciliations/:id/xlsx',
      operationId: 'downloadReconciliationXlsx',
      tag,
      summary: 'Rows of a reconciliation as a spreadsheet',
      description: 'The same rows, with headings in Romanian or English.',
      needs: 'read',
      params: idParams,
      query: z.strictObject({ outcome, language: language.default('ro') }),
      answers: { 200: { description: 'The spreadsheet.', mediaType: xlsx } },
      handle: async ({ actor, params, query: asked, reply }) => {
        const { cif, createdAt } = await getReconciliation(ctx, actor, params);
        const whose = cif.length === 13 ? params.id.slice(0, 8) : cif;
        const name = `reconciliere_${whose}_${createdAt.toISOString().slice(0, 10)}.xlsx`;
        reply.header('content-disposition', dispositionOf('attachment', name)).type(xlsx);
        return reply.send(
          Readable.from(reconciliationXlsx(ctx.db, actor.organisationId, { ...params, ...asked })),
        );
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/reconciliations/:id',
      operationId: 'removeReconciliation',
      tag,
      summary: 'Remove a reconciliation',
      description: 'The invoices stay: only the comparison is removed.',
      needs: 'read',
      params: idParams,
      answers: { 204: { description: 'Removed.' } },
      handle: async ({ actor, params }) => removeReconciliation(ctx, actor, params),
    }),
  ];
}
