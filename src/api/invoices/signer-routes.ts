/** Whose seals are believed: certificates that came with documents, looked at and decided on by a person. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { decideSigner } from '../../actions/invoices/decide-signer.ts';
import { getSigner, listSigners } from '../../actions/invoices/signers.ts';
import { pageOf, pageQuery } from '../basics.ts';
import { route } from '../route.ts';
import { shapeSigner, signer, wholeSigner } from './seal.ts';

const tag = 'Seals';
const path = '/api/v1/signers/:id';
const params = z.object({
  id: z
    .string()
    .max(100)
    .meta({ description: "The SHA-256 of the certificate's DER, in lower-case hexadecimal." }),
});

export function signerRoutes(ctx: Ctx) {
  const decide = (
    decision: 'trusted' | 'distrusted',
    verb: 'trust' | 'distrust',
    operationId: string,
    summary: string,
  ) =>
    route({
      method: 'POST',
      path: `${path}/${verb}`,
      operationId,
      tag,
      summary,
      description:
        'For the whole installation; the verdict of every invoice under the certificate changes at once. Where several organisations share the installation its operator decides, by the command `signers`.',
      needs: 'admin',
      params,
      answers: { 200: { description: 'The signer as it stands now.', schema: wholeSigner } },
      handle: async ({ actor, params: { id } }) =>
        shapeSigner(await decideSigner(ctx, actor, { sha256: id, decision })),
    });
  return [
    route({
      method: 'GET',
      path: '/api/v1/signers',
      operationId: 'listSigners',
      tag,
      summary: 'Certificates that sealed documents, and those that are trusted in advance',
      description: 'Most recently seen first. Trust decides between `valid` and `valid_unknown_signer`.',
      needs: 'read',
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page of signers, those met last first.', schema: pageOf(signer) } },
      handle: async ({ actor, query }) => {
        const { data, nextCursor } = await listSigners(ctx, actor, query);
        return { data: data.map(shapeSigner), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path,
      operationId: 'getSigner',
      tag,
      summary: 'One signer, with its certificate',
      description: 'What is known of it, whether it is trusted and why, and the certificate as PEM.',
      needs: 'read',
      params,
      answers: { 200: { description: 'The signer.', schema: wholeSigner } },
      handle: async ({ actor, params: { id } }) => shapeSigner(await getSigner(ctx, actor, { sha256: id })),
    }),
    decide('trusted', 'trust', 'trustSigner', 'Trust the seals of a certificate'),
    decide('distrusted', 'distrust', 'distrustSigner', 'Do not trust the seals of a certificate'),
  ];
}
