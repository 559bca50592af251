/** Downloads that do not prove to be their message's: listed, fetched, accepted. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { acceptQuarantined, listQuarantined, readQuarantined } from '../../actions/messages/quarantine.ts';
import { maskCif } from '../../core/cif.ts';
import type { Quarantined } from '../../db/messages/quarantine.ts';
import { cif, count, id, idParams, instant, pageOf, pageQuery, writeInstant } from '../basics.ts';
import { quarantineCause, quarantineDecision, yesOrNo } from '../enumerations.ts';
import { route } from '../route.ts';
import { documentAnswers, sendDocument } from '../send-document.ts';
import { message, shapeMessage } from './message.ts';

const tag = 'Messages';

const quarantined = z
  .object({
    id,
    companyId: id,
    cif,
    message: id.meta({ description: 'The id of the message that it was the answer for.' }),
    messageId: z.string().nullable(),
    uploadIndex: z.string(),
    cause: quarantineCause,
    detail: z.string().meta({ description: 'What was found inside, in English.' }),
    sha256: z.string(),
    sizeBytes: count,
    receivedAt: instant,
    expiresAt: instant.nullable().meta({
      description:
        'When ANAF deletes the message. Two days before, the newest file is archived as unproven if nothing better came.',
    }),
    decision: quarantineDecision
      .nullable()
      .meta({ description: 'Null while the message waits; `superseded` when other bytes were archived.' }),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'Quarantined' });

export function quarantineRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/quarantine',
      operationId: 'listQuarantine',
      tag,
      summary: 'Downloads that cannot be proved to belong to their message, newest first',
      description:
        'Sound ZIPs whose entries name another upload index, or hold no document, several documents or too large ones. Their messages stay pending.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        company: z.uuid().optional().meta({ description: "The company's id." }),
        cause: quarantineCause.optional(),
        open: yesOrNo
          .optional()
          .meta({ description: 'Only those that wait for a decision, or only the others.' }),
      }),
      answers: { 200: { description: 'A page of quarantined downloads.', schema: pageOf(quarantined) } },
      handle: async ({ actor, query: { company, open, ...rest } }) => {
        const { data, nextCursor } = await listQuarantined(ctx, actor, {
          ...rest,
          companyId: company,
          open: open === undefined ? undefined : open === 'true',
        });
        return { data: data.map(shapeQuarantined), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/quarantine/:id/download',
      operationId: 'downloadQuarantinedFile',
      tag,
      summary: 'A quarantined ZIP as ANAF sent it',
      description: 'The bytes exactly as they were received.',
      needs: 'read',
      params: idParams,
      answers: documentAnswers('application/zip'),
      handle: async ({ actor, params, request, reply }) =>
        sendDocument(request, reply, await readQuarantined(ctx, actor, params), 'application/zip'),
    }),
    route({
      method: 'POST',
      path: '/api/v1/quarantine/:id/accept',
      operationId: 'acceptQuarantinedFile',
      tag,
      summary: 'Accept a quarantined ZIP for its message',
      description: 'Archives it with match `accepted`. The reason is kept in the audit log.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
      answers: { 200: { description: 'The message, archived.', schema: message } },
      problems: ['conflict'],
      handle: async ({ actor, params, body }) =>
        shapeMessage(await acceptQuarantined(ctx, actor, { id: params.id, reason: body.reason })),
    }),
  ];
}

function shapeQuarantined({ path: _path, ...found }: Quarantined): z.input<typeof quarantined> {
  return {
    ...found,
    cif: maskCif(found.cif),
    receivedAt: writeInstant(found.receivedAt),
    expiresAt: writeInstant(found.expiresAt),
    decidedAt: writeInstant(found.decidedAt),
  };
}
