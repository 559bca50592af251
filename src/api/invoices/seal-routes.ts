/** The seal of one invoice: looked at in full, and put before ANAF. */
import type { Ctx } from '../../actions/context.ts';
import { checkSealAtAnaf } from '../../actions/invoices/check-seal.ts';
import { getSeal } from '../../actions/invoices/get-seal.ts';
import { idParams } from '../basics.ts';
import { route } from '../route.ts';
import { sealCheck, sealLook, shapeSealCheck, shapeSealLook } from './seal.ts';

const tag = 'Seals';

export function sealRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/invoices/:id/seal',
      tag,
      summary: "The ministry's seal of an invoice, checked now",
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The seal.', schema: sealLook } },
      problems: ['not_archived', 'unavailable'],
      handle: async ({ actor, params }) => shapeSealLook(await getSeal(ctx, actor, params)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/invoices/:id/seal/check',
      tag,
      summary: 'Ask ANAF itself whether the seal is its own',
      description:
        "Sends the document and its seal to ANAF's validation. The answer is kept; our verdict stays what it is.",
      needs: 'sync',
      params: idParams,
      answers: { 200: { description: "ANAF's answer.", schema: sealCheck } },
      problems: ['not_archived', 'unavailable', 'no_valid_anaf_token', 'anaf_unreachable', 'anaf_refused'],
      handle: async ({ actor, params }) => shapeSealCheck(await checkSealAtAnaf(ctx, actor, params)),
    }),
  ];
}
