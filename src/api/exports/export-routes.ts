/** Files of invoices: asked for, watched, fetched, removed. */

import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { getExport, listExports, removeExport } from '../../actions/exports/exports.ts';
import { openExport } from '../../actions/exports/open-export.ts';
import { requestExport } from '../../actions/exports/request-export.ts';
import { mediaTypes } from '../../core/export-formats.ts';
import { idParams, pageOf, pageQuery } from '../basics.ts';
import { language } from '../enumerations.ts';
import { route } from '../route.ts';
import { sendRange } from '../send-range.ts';
import {
  exportFormat,
  exportShape,
  newExport,
  shapeExport,
  shapeFormats,
  toExportRequest,
} from './export.ts';

const tag = 'Exports';
const fileTypes = Object.values(mediaTypes).map((type) => type.split(';')[0]!);

export function exportRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/exports',
      operationId: 'createExport',
      creates: true,
      tag,
      summary: 'Request a file of invoices',
      description:
        "A company's month as a ZIP, a search as XLSX or CSV, files that SAGA imports, or JSON. It is made in the " +
        'background, at most five at a time per organisation. The scope read is enough: no stored data is changed.',
      needs: 'read',
      body: newExport,
      answers: {
        202: {
          description: 'It will be made.',
          schema: exportShape,
          headers: { Location: { description: 'Where to look how far it is.' } },
        },
      },
      problems: ['not_found', 'conflict'],
      handle: async ({ actor, body, reply }) => {
        const made = await requestExport(ctx, actor, toExportRequest(body));
        reply.header('location', `/api/v1/exports/${made.id}`);
        return shapeExport(made);
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/exports',
      operationId: 'listExports',
      tag,
      summary: 'Exports, newest first',
      description: 'Those of the whole organisation; files expire after some days.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of exports.', schema: pageOf(exportShape) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listExports(ctx, actor, query);
        return { data: data.map(shapeExport), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/exports/formats',
      operationId: 'listExportFormats',
      tag,
      summary: 'The formats of a list of invoices',
      description: 'Each with its purpose, in Romanian or English.',
      needs: 'read',
      query: z.strictObject({ language: language.default('ro') }),
      answers: {
        200: { description: 'All of them.', schema: z.object({ data: z.array(exportFormat) }) },
      },
      handle: async ({ query }) => ({ data: shapeFormats(query.language) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/exports/:id',
      operationId: 'getExport',
      tag,
      summary: 'One export: its progress, or its file',
      description:
        'While it is being made, with its progress; afterwards with its file or the reason why it failed.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The export.', schema: exportShape } },
      handle: async ({ actor, params }) => shapeExport(await getExport(ctx, actor, params)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/exports/:id/file',
      operationId: 'downloadExportFile',
      tag,
      summary: "An export's file",
      description: 'A download that was interrupted is resumed with Range and If-Range.',
      needs: 'read',
      params: idParams,
      requestHeaders: {
        range: { description: 'One range of bytes, such as `bytes=1048576-`.' },
        'if-range': { description: 'The ETag of what you have the beginning of.' },
      },
      answers: {
        200: {
          description: 'The file.',
          mediaType: fileTypes,
          headers: { ETag: { description: 'The SHA-256 of the file.' } },
        },
        206: { description: 'The part that was requested.', mediaType: fileTypes },
        304: { description: 'The file is the one that you have.' },
      },
      problems: ['conflict', { code: 'invalid_input', status: 416 }],
      handle: async ({ actor, params, request, reply }) => {
        const { file, handle } = await openExport(ctx, actor, params);
        return sendRange(request, reply, { ...file, handle });
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/exports/:id',
      operationId: 'removeExport',
      tag,
      summary: 'Cancel an export, or remove one that has ended',
      description:
        'One that is being made stops soon and stays in the list as cancelled. Nothing of the archive is touched.',
      needs: 'read',
      params: idParams,
      answers: { 204: { description: 'Cancelled, or removed.' } },
      handle: async ({ actor, params }) => removeExport(ctx, actor, params),
    }),
  ];
}
