/** The organisation and its plan. */
import { z } from 'zod';
import type { Ctx } from '../../actions/context.ts';
import { changeOrganisation, getOrganisation } from '../../actions/people/organisation.ts';
import { name } from '../basics.ts';
import { route } from '../route.ts';
import { organisation, shapeOrganisation } from './organisation.ts';

const tag = 'Organisation';

const changeable = ({ name, clientApproval, needsSecondFactor }: z.input<typeof organisation>) => ({
  name,
  clientApproval,
  needsSecondFactor,
});

export function organisationRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/organisation',
      operationId: 'getOrganisation',
      version: { of: changeable },
      tag,
      summary: 'The organisation and what its plan allows',
      description: 'The organisation of the key, or the active one of the session.',
      needs: 'read',
      answers: { 200: { description: 'The organisation.', schema: organisation } },
      handle: async ({ actor }) => shapeOrganisation(await getOrganisation(ctx, actor)),
    }),
    route({
      method: 'PATCH',
      path: '/api/v1/organisation',
      operationId: 'updateOrganisation',
      version: {
        of: changeable,
        current: async ({ actor }) => shapeOrganisation(await getOrganisation(ctx, actor)),
      },
      tag,
      summary: 'Change the organisation',
      description:
        'The name is shown in the dashboard, in invitations and on the pages that links open. What is left out stays as it is.',
      needs: 'admin',
      body: z.strictObject({
        name: name(200).optional(),
        clientApproval: z.boolean().optional(),
        needsSecondFactor: z.boolean().optional(),
      }),
      problems: ['conflict', 'confirmation_needed'],
      answers: { 200: { description: 'The organisation as it is now.', schema: organisation } },
      handle: async ({ actor, body }) => shapeOrganisation(await changeOrganisation(ctx, actor, body)),
    }),
  ];
}
