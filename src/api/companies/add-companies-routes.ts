/** Adding companies: a list of JSON or CSV, and a verdict for each line of it. */
import { z } from 'zod';
import { addCompaniesTo } from '../../actions/companies/add-companies.ts';
import { lookUpCompanies, mostLookedUp } from '../../actions/companies/look-up-companies.ts';
import { readCompanyCsv, readCompanyLine } from '../../actions/companies/read-company-lines.ts';
import type { Ctx } from '../../actions/context.ts';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { Problem } from '../../core/errors.ts';
import { requestLanguage } from '../request-language.ts';
import { route } from '../route.ts';
import { addVerdict, registryFacts, shapeRegistryFacts, shapeVerdict } from './company.ts';

const mostLines = 5_000;

// Any value passes here, and each line is validated on its own: one bad line does not reject the others.
const line = z.unknown().meta({
  type: 'object',
  required: ['cif'],
  properties: {
    cif: { type: 'string' },
    name: { type: 'string' },
    contact: {
      type: 'object',
      properties: { name: { type: 'string' }, email: { type: 'string' }, phone: { type: 'string' } },
    },
  },
  example: { cif: 'RO12345678', name: 'Exemplu SRL' },
});

const body = z
  .union(
    [z.strictObject({ companies: z.array(line) }), z.string()],
    'Send {"companies":[{"cif":"…"}]}, or CSV.',
  )
  .meta({
    description:
      "JSON; or CSV with the code, the name, and the contact's name, e-mail address and telephone.",
  });

export function addCompaniesRoutes(ctx: Ctx) {
  return [
    route({
      method: 'POST',
      path: '/api/v1/companies',
      operationId: 'addCompanies',
      creates: true,
      tag: 'Companies',
      summary: 'Add companies',
      description:
        'RO, spaces and case do not matter. A control digit that does not match is a remark, because ANAF has the ' +
        'last word. Access is asked for in the background, and so is what the public registry says. Adding starts no run.',
      needs: 'admin',
      body,
      consumes: ['application/json', 'text/csv'],
      answers: {
        200: { description: 'A verdict for each line.', schema: z.object({ data: z.array(addVerdict) }) },
      },
      handle: async ({ actor, body: sent, request }) => {
        // A JSON text is a text too.
        if (typeof sent === 'string' && request.mediaType !== 'text/csv') {
          throw new Problem('invalid_input', 'company_lines', {});
        }
        const lines = typeof sent === 'string' ? readCompanyCsv(sent) : sent.companies.map(readCompanyLine);
        if (lines.length > mostLines) {
          const values = { most: mostLines };
          throw new Problem('invalid_input', 'too_many_companies', values, { parameter: 'companies' });
        }
        const verdicts = await addCompaniesTo(ctx, actor, lines);
        const language = requestLanguage(request);
        return { data: verdicts.map((verdict) => shapeVerdict(verdict, language)) };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/companies/look-up',
      operationId: 'findInRegistry',
      tag: 'Companies',
      summary: "What ANAF's public registry says of some codes",
      description:
        'For names before companies are added. Answers within seconds what is known by then; `waiting` says that more may be ' +
        'known in a moment. Personal codes are never sent to ANAF, nor are codes whose control digit does not match.',
      needs: 'admin',
      body: z.strictObject({ cifs: z.array(z.string().max(40)).min(1).max(mostLookedUp) }),
      answers: {
        200: {
          description: 'In the order of the codes.',
          schema: z.object({
            data: z.array(
              z
                .object({ cif: z.string(), registry: registryFacts.nullable() })
                .meta({ id: 'LookedUpCompany' }),
            ),
            waiting: z.boolean(),
          }),
        },
      },
      handle: async ({ actor, body }) => {
        const { data, waiting } = await lookUpCompanies(ctx, actor, body);
        return {
          data: data.map(({ cif, registry }) => ({
            cif: maskPersonalCodes(maskCif(cif)),
            registry: registry && shapeRegistryFacts(registry),
          })),
          waiting,
        };
      },
    }),
  ];
}
