/** What is needed to register the application at ANAF, and which way back from ANAF there is. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { findEnvironment } from '../../db/installation/installation.ts';
import { route } from '../route.ts';
import { redirectReaches } from './token-link-routes.ts';

export function anafSetupRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/anaf/setup',
      operationId: 'getAnafSetup',
      tag: 'ANAF',
      summary: 'What to register at ANAF',
      description:
        'The redirect address to register, and whether ANAF can send a browser back to this installation.',
      needs: 'read',
      answers: {
        200: {
          description: 'As this installation is set.',
          schema: z
            .object({
              configured: z.boolean().meta({ description: 'Whether the application is registered here.' }),
              environment: z.string().meta({ example: 'prod' }),
              redirectUri: z.string().meta({ description: 'To be registered exactly so.' }),
              redirectReachesUs: z.boolean().meta({
                description:
                  'Whether ANAF sends browsers back here by itself; otherwise the address is pasted.',
              }),
            })
            .meta({ id: 'AnafSetup' }),
        },
      },
      handle: async () => {
        const { clientId, clientSecret, redirectUri } = ctx.anaf.config;
        return {
          configured: clientId !== '' && clientSecret !== '',
          environment: (await findEnvironment(ctx.db)) ?? '',
          redirectUri,
          redirectReachesUs: redirectReaches(ctx),
        };
      },
    }),
  ];
}
