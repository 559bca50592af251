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
  const decide = (decision: 'trusted' | 'distrusted', verb: 'trust' | 'distrust', summary: string) =>
    route({
      method: 'POST',
      path: `${path}/${verb}`,
      tag,
      summary,
      description:
        'For the whole installation; every invoice under the certificate is judged anew at once. Where several organisations share the installation its operator decides, by the command `signers`.',
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
      tag,
      summary: 'Certificates by which documents were sealed, and those that are vouched for',
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
      tag,
      summary: 'One signer, with its certificate',
      needs: 'read',
      params,
      answers: { 200: { description: 'The signer.', schema: wholeSigner } },
      handle: async ({ actor, params: { id } }) => shapeSigner(await getSigner(ctx, actor, { sha256: id })),
    }),
    decide('trusted', 'trust', 'Believe the seals of a certificate'),
    decide('distrusted', 'distrust', 'Do not believe them, and be asked no more'),
  ];
}
