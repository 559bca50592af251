/** What a message brought, invoice or not: its ZIP byte for byte, and what ANAF or a buyer says in it. */
import { z } from 'zod';
import { readMessageZip } from '../../actions/archive/open-original.ts';
import type { Ctx } from '../../actions/context.ts';
import { getMessage } from '../../actions/messages/messages.ts';
import { readNotice } from '../../actions/messages/read-notice.ts';
import { bucharestDay } from '../../core/bucharest.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import type { MessageKind } from '../../core/message.ts';
import type { Message } from '../../db/messages/message-list.ts';
import type { Notice } from '../../documents/read-document.ts';
import { idParams } from '../basics.ts';
import { route } from '../route.ts';
import { documentAnswers, sendDocument } from '../send-document.ts';

const tag = 'Messages';

const notice = z
  .object({
    kind: z.enum(['error_file', 'buyer_message']),
    uploadIndex: z.string().nullable().meta({ description: 'Of the document that it is about.' }),
    cif: z.string().nullable().meta({ description: 'Whose document was refused.' }),
    errors: z.array(z.string()).meta({ description: "ANAF's words, line breaks and all." }),
    message: z.string().nullable().meta({ description: "The buyer's words." }),
  })
  .meta({ id: 'Notice' });

export function messageOriginalRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/messages/:id/zip',
      operationId: 'downloadMessageZip',
      tag,
      summary: 'The ZIP of a message as ANAF sent it',
      description: 'The bytes exactly as they were received, hashed and kept.',
      needs: 'read',
      params: idParams,
      answers: documentAnswers('application/zip'),
      problems: ['not_archived'],
      handle: async ({ actor, params, request, reply }) => {
        const { bytes, sha256 } = await readMessageZip(ctx, actor, params.id);
        const fileName = `${nameOf(await getMessage(ctx, actor, params))}.zip`;
        return sendDocument(request, reply, { bytes, sha256, fileName }, 'application/zip');
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/messages/:id/notice',
      operationId: 'getMessageNotice',
      tag,
      summary: 'Why an upload was refused, or what a buyer wrote',
      description: 'For messages that are not invoices; a message with an invoice answers 404.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'What it says.', schema: notice } },
      problems: ['not_archived', 'unreadable'],
      handle: async ({ actor, params }) => shapeNotice(await readNotice(ctx, actor, params)),
    }),
  ];
}

const names: Record<MessageKind, string> = {
  received: 'factura-primita',
  sent: 'factura-emisa',
  error: 'eroare',
  buyer_message_received: 'mesaj-primit',
  buyer_message_sent: 'mesaj-trimis',
  unknown: 'mesaj',
};

/** What it is, whose and of which day; the code of a person is in no name. */
function nameOf({ kind, cif, createdAt, uploadIndex, messageId }: Message): string {
  return [
    names[kind],
    cif.length === 13 ? null : cif,
    createdAt && bucharestDay(createdAt),
    uploadIndex || messageId,
  ]
    .filter(Boolean)
    .join('_');
}

function shapeNotice(found: Notice): z.input<typeof notice> {
  const { kind, uploadIndex } = found;
  if (kind === 'error_file') {
    const { cif, errors } = found;
    return {
      kind,
      uploadIndex,
      cif: cif && maskCif(cif),
      errors: errors.map(maskPersonalCodes),
      message: null,
    };
  }
  return {
    kind,
    uploadIndex,
    cif: null,
    errors: [],
    message: found.message && maskPersonalCodes(found.message),
  };
}
