/** Companies: listed, changed, removed, synchronised one by one. Adding them is in add-companies-routes.ts. */
import { z } from 'zod';
import {
  getCompany,
  listCompanies,
  removeCompanies,
  removeCompany,
  toggleCompanySync,
  updateCompany,
} from '../../actions/companies/companies.ts';
import type { Ctx } from '../../actions/context.ts';
import { syncCompany } from '../../actions/runs/sync-company.ts';
import { cifDigits } from '../../core/cif.ts';
import { count, idParams, name, pageOf, pageQuery } from '../basics.ts';
import { access } from '../enumerations.ts';
import { route } from '../route.ts';
import { triggered } from '../runs/sync.ts';
import { runLocation } from '../runs/sync-routes.ts';
import { company, contactInput, shapeCompany } from './company.ts';

const tag = 'Companies';
const path = '/api/v1/companies/:id';
const ids = z
  .union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(200, 'At most 200 companies.')])
  .optional()
  .meta({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 200,
    description: 'Of these alone: once for each company.',
  });
const code = z
  .string()
  .max(20)
  .transform((written) => cifDigits(written) ?? written);
const cifs = z
  .union([code.transform((one) => [one]), z.array(code).max(200, 'At most 200 companies.')])
  .optional()
  .meta({
    type: 'array',
    items: { type: 'string' },
    maxItems: 200,
    description: 'Of these codes alone: once for each.',
  });
/** The registry's name is no change of a person's: an ETag stays what it was. */
const changeable = ({ name, nameFrom, syncEnabled, contact }: z.input<typeof company>) => ({
  name: nameFrom === 'registry' ? null : name,
  syncEnabled,
  contact,
});

export function companyRoutes(ctx: Ctx) {
  return [
    route({
      method: 'GET',
      path: '/api/v1/companies',
      operationId: 'listCompanies',
      tag,
      summary: 'Companies, in the order in which they were added',
      description: 'Removed companies are left out.',
      needs: 'read',
      query: z.strictObject({
        ...pageQuery,
        text: z
          .string()
          .min(1)
          .max(100)
          .optional()
          .meta({ description: 'In the name, or how the code begins.' }),
        access: access.optional(),
        id: ids,
        cif: cifs,
      }),
      answers: { 200: { description: 'A page of companies.', schema: pageOf(company) } },
      handle: async ({ actor, query: { id, cif, ...query } }) => {
        const { data, nextCursor } = await listCompanies(ctx, actor, {
          ...query,
          ...(id && { ids: id }),
          ...(cif && { cifs: cif }),
        });
        return { data: data.map(shapeCompany), nextCursor };
      },
    }),
    route({
      method: 'GET',
      path,
      operationId: 'getCompany',
      version: { of: changeable },
      tag,
      summary: 'One company',
      description: 'With its access at ANAF, how far it is complete, and the counts of its ledger.',
      needs: 'read',
      params: idParams,
      answers: { 200: { description: 'The company.', schema: company } },
      handle: async ({ actor, params }) =>
        shapeCompany(await getCompany(ctx, actor, { companyId: params.id })),
    }),
    route({
      method: 'PATCH',
      path,
      operationId: 'updateCompany',
      version: {
        of: changeable,
        current: async ({ actor, params }) =>
          shapeCompany(await getCompany(ctx, actor, { companyId: (params as z.output<typeof idParams>).id })),
      },
      tag,
      summary: 'Change a company: its name, its contact, its automatic sync',
      description:
        "Fields that are left out stay as they are. Without a name (`null`) the company has the one of ANAF's public registry. Switching automatic sync on without a connection to ANAF answers 422 `no_valid_anaf_token`.",
      needs: 'admin',
      forLimited: true,
      params: idParams,
      body: z.strictObject({
        name: name(300).nullable().optional(),
        syncEnabled: z.boolean().optional(),
        contact: contactInput.nullable().optional(),
      }),
      answers: { 200: { description: 'The company as it is now.', schema: company } },
      problems: [{ code: 'no_valid_anaf_token', status: 422 }],
      handle: async ({ actor, params, body }) =>
        shapeCompany(await updateCompany(ctx, actor, { companyId: params.id, ...body })),
    }),
    route({
      method: 'DELETE',
      path,
      operationId: 'removeCompany',
      tag,
      summary: 'Stop and hide a company',
      description: 'Its messages and originals stay. Adding it again revives it.',
      needs: 'admin',
      params: idParams,
      answers: { 204: { description: 'Removed.' } },
      handle: async ({ actor, params }) => removeCompany(ctx, actor, { companyId: params.id }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/companies/remove',
      operationId: 'removeCompanies',
      tag,
      summary: 'Stop and hide several companies',
      description:
        'For a list that was added by mistake. Messages and originals stay; ids that are unknown or removed already count for nothing.',
      needs: 'admin',
      body: z.strictObject({ companies: z.array(z.uuid()).min(1).max(5_000) }),
      answers: { 200: { description: 'How many were removed.', schema: z.object({ removed: count }) } },
      handle: async ({ actor, body }) => removeCompanies(ctx, actor, body),
    }),
    route({
      method: 'POST',
      path: `${path}/toggle-sync`,
      operationId: 'toggleCompanySync',
      tag,
      summary: "Switch a company's automatic sync",
      description: 'Answers 422 `no_valid_anaf_token` when it would be switched on without a token.',
      needs: 'admin',
      forLimited: true,
      params: idParams,
      answers: {
        200: {
          description: 'How it stands now.',
          schema: z.object({
            syncEnabled: z.boolean(),
            message: z.enum(['Sync enabled', 'Sync disabled']),
          }),
        },
      },
      problems: [{ code: 'no_valid_anaf_token', status: 422 }],
      handle: async ({ actor, params }) => {
        const { syncEnabled } = await toggleCompanySync(ctx, actor, { companyId: params.id });
        return { syncEnabled, message: syncEnabled ? 'Sync enabled' : 'Sync disabled' };
      },
    }),
    route({
      method: 'POST',
      path: `${path}/sync`,
      operationId: 'syncCompany',
      creates: true,
      tag,
      summary: 'Synchronise one company now',
      description: 'A manual run of one company: it counts as one, and a trigger widens it.',
      needs: 'sync',
      params: idParams,
      answers: { 202: { description: 'Begun, or joined.', schema: triggered, headers: runLocation } },
      problems: ['too_many_requests', 'no_valid_anaf_token', 'plan_limit_exceeded'],
      handle: async ({ actor, params, reply }) => {
        const { runId } = await syncCompany(ctx, actor, { companyId: params.id });
        reply.header('location', `/api/v1/sync/runs/${runId}`);
        return { message: 'Sync triggered' };
      },
    }),
  ];
}
