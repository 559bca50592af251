/** The seal of one invoice: looked at in full, and put before ANAF. */
import type { Ctx } from '../../actions/context.ts';
import { checkSealAtAnaf } from '../../actions/invoices/check-seal.ts';
import { getSeal } from '../../actions/invoices/get-seal.ts';
import { idParams } from '../basics.ts';
import type { HeavyReads } from '../heavy-reads.ts';
import { route } from '../route.ts';
import { whileAnswering } from '../while-answering.ts';
import { sealCheck, sealLook, shapeSealCheck, shapeSealLook } from './seal.ts';

const tag = 'Seals';

export function sealRoutes(ctx: Ctx, heavyReads: HeavyReads) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/seal',
      operationId: 'getInvoiceSeal',
      tag,
      summary: "The ministry's seal of an invoice, verified now",
      description:
        'The signature is verified again over the archived bytes; the verdict on record is beside it.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The seal.', schema: sealLook } },
      problems: ['not_archived'],
      handle: async ({ actor, params, reply }) =>
        shapeSealLook(
          await heavyReads.run(actor.organisationId, whileAnswering(reply), () =>
            getSeal(ctx, actor, params),
          ),
        ),
    }),
    route({
      method: 'POST',
      path: '/api/v1/invoices/:id/seal/check',
      operationId: 'checkSealAtAnaf',
      tag,
      summary: 'Ask ANAF whether a seal is genuine',
      description:
        "Sends the document and its seal to ANAF's validation. The answer is kept; our own verdict does not change.",
      needs: 'sync',
      params: idParams,
      answers: { 200: { description: "ANAF's answer.", schema: sealCheck } },
      problems: [
        'not_archived',
        'anaf_unreachable',
        'anaf_refused',
        { code: 'no_valid_anaf_token', status: 422 },
      ],
      handle: async ({ actor, params }) => shapeSealCheck(await checkSealAtAnaf(ctx, actor, params)),
    }),
  ];
}
