/** What ANAF gave, byte for byte, and the files that a document carries. */
import { z } from 'zod';
import { type OriginalPart, readOriginal } from '../../actions/archive/read-original.ts';
import type { Ctx } from '../../actions/context.ts';
import { getAttachment } from '../../actions/invoices/get-attachment.ts';
import { attachmentTypes } from '../../documents/attachment-name.ts';
import { idParams } from '../basics.ts';
import { type Route, route } from '../route.ts';
import { documentAnswers, sendDocument } from '../send-document.ts';

const parts = {
  zip: {
    operationId: 'downloadInvoiceZip',
    mediaType: 'application/zip',
    summary: 'The ZIP of an invoice as ANAF sent it',
    description: 'The bytes exactly as they were received, hashed and kept.',
  },
  xml: {
    operationId: 'downloadInvoiceXml',
    mediaType: 'application/xml',
    summary: 'The XML document inside the ZIP',
    description: 'The bytes of the entry, not reformatted: UBL or CII.',
  },
  signature: {
    operationId: 'downloadInvoiceSignature',
    mediaType: 'application/xml',
    summary: "The ministry's seal inside the ZIP",
    description: 'The XML signature over the document; `/seal` says whether it verifies.',
  },
} satisfies Record<
  OriginalPart,
  Pick<Route, 'operationId' | 'summary' | 'description'> & { mediaType: string }
>;

export function originalRoutes(ctx: Ctx) {
  const originals = (Object.keys(parts) as OriginalPart[]).map((part) =>
    route({
      method: 'GET',
      path: `/api/v1/invoices/:id/${part}`,
      operationId: parts[part].operationId,
      tag: 'Invoices',
      summary: parts[part].summary,
      description: parts[part].description,
      needs: 'read',
      params: idParams,
      answers: documentAnswers(parts[part].mediaType),
      problems: ['not_archived'],
      handle: async ({ actor, params, request, reply }) => {
        const original = await readOriginal(ctx, actor, { id: params.id, part });
        return sendDocument(request, reply, original, parts[part].mediaType);
      },
    }),
  );
  return [...originals, attachmentRoute(ctx)];
}

const attachmentParams = z.object({
  id: z.uuid(),
  n: z.coerce
    .number()
    .refine((n) => Number.isInteger(n) && n >= 1, 'Attachments are counted from 1.')
    .meta({ type: 'integer', minimum: 1 }),
});

function attachmentRoute(ctx: Ctx) {
  return route({
    method: 'GET',
    path: '/api/v1/invoices/:id/attachments/:n',
    operationId: 'downloadInvoiceAttachment',
    tag: 'Invoices',
    summary: 'A file embedded in the document',
    description: "`n` is the attachment's number in the invoice's `details`.",
    needs: 'read',
    params: attachmentParams,
    answers: {
      200: {
        description: "The bytes, under the issuer's media type where EN 16931 lets it be embedded.",
        mediaType: [...attachmentTypes, 'application/octet-stream'],
        headers: { ETag: { description: 'The SHA-256 of the bytes.' } },
      },
      304: { description: 'The bytes are those that you have.' },
    },
    problems: ['not_archived'],
    handle: async ({ actor, params, request, reply }) => {
      const { mediaType, ...file } = await getAttachment(ctx, actor, params);
      return sendDocument(request, reply, file, mediaType);
    },
  });
}
