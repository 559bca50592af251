/** What ANAF gave, byte for byte, and the files that a document carries. */
import { z } from 'zod';
import { type OriginalPart, readOriginal } from '../../actions/archive/read-original.ts';
import type { Ctx } from '../../actions/context.ts';
import { getAttachment } from '../../actions/invoices/get-attachment.ts';
import { idParams } from '../basics.ts';
import { route } from '../route.ts';
import { sendDocument } from '../send-document.ts';

const parts = {
  zip: { mediaType: 'application/zip', summary: 'The ZIP as ANAF gave it' },
  xml: { mediaType: 'application/xml', summary: 'The document inside the ZIP' },
  signature: { mediaType: 'application/xml', summary: "The ministry's seal inside the ZIP" },
} satisfies Record<OriginalPart, { mediaType: string; summary: string }>;

export function originalRoutes(ctx: Ctx) {
  const originals = (Object.keys(parts) as OriginalPart[]).map((part) =>
    route({
      method: 'GET',
      path: `/api/v1/invoices/:id/${part}`,
      tag: 'Invoices',
      summary: parts[part].summary,
      needs: 'read',
      params: idParams,
      answers: {
        200: {
          description: 'The bytes.',
          mediaType: parts[part].mediaType,
          headers: { ETag: { description: 'The SHA-256 of the bytes.' } },
        },
        304: { description: 'The bytes are those that you have.' },
      },
      problems: ['not_archived', 'unavailable'],
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
    tag: 'Invoices',
    summary: 'A file embedded in the document',
    description: "`n` is the attachment's number in the invoice's `details`.",
    needs: 'read',
    params: attachmentParams,
    answers: {
      200: {
        description: "The bytes, under the issuer's media type where EN 16931 lets it be embedded.",
        mediaType: 'application/octet-stream',
        headers: { ETag: { description: 'The SHA-256 of the bytes.' } },
      },
      304: { description: 'The bytes are those that you have.' },
    },
    problems: ['not_archived', 'unavailable'],
    handle: async ({ actor, params, request, reply }) => {
      const { mediaType, ...file } = await getAttachment(ctx, actor, params);
      return sendDocument(request, reply, file, mediaType);
    },
  });
}
