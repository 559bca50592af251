/** The message that asks a company for its right in the SPV: prepared, and remembered as sent. */
import { z } from 'zod';
import { getInstructions, markInstructionsSent } from '../../actions/companies/send-instructions.ts';
import type { Ctx } from '../../actions/context.ts';
import { idParams } from '../basics.ts';
import { route } from '../route.ts';
import { company, shapeCompany } from './company.ts';

const tag = 'Companies';
const path = '/api/v1/companies/:id/instructions';

const instructions = z
  .object({
    to: z.string().nullable().meta({ description: "The contact's e-mail address." }),
    subject: z.string(),
    text: z.string(),
    mailto: z.string().meta({ description: 'A link that opens a mail program with all of it.' }),
  })
  .meta({ id: 'Instructions' });

export function instructionsRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path,
      operationId: 'getInstructions',
      tag,
      summary: 'What to write to a company whose right in the SPV is missing',
      description:
        'In Romanian, for the company: which tax ID, which right, form 270, the serial numbers of the valid certificates, and since when ANAF refuses. Nothing is sent.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The message.', schema: instructions } },
      handle: async ({ actor, params }) => getInstructions(ctx, actor, { companyId: params.id }),
    }),
    route({
      method: 'POST',
      path: `${path}/sent`,
      operationId: 'markInstructionsSent',
      tag,
      summary: 'Remember that the message was sent',
      description:
        '`instructionsSent` of the company says when and by whom, until ANAF grants access again. A repeat counts as sent again.',
      needs: 'sync',
      params: idParams,
      answers: { 200: { description: 'The company as it is now.', schema: company } },
      handle: async ({ actor, params }) =>
        shapeCompany(await markInstructionsSent(ctx, actor, { companyId: params.id })),
    }),
  ];
}
