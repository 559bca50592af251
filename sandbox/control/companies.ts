/** Control of companies and of the stories told in their lists. */

import { z } from 'zod';
import { rowOf } from '../world-message.ts';
import { documentKinds, messageKinds, messageSpec } from './message-spec.ts';
import { type ControlRoute, cif, param } from './route.ts';

const company = z.strictObject({ cif, name: z.string().optional() });

const taxpayer = z
  .strictObject({
    name: z.string(),
    vatRegistered: z.boolean(),
    cashVat: z.boolean(),
    inactive: z.boolean(),
    registration: z.string(),
    known: z.boolean(),
  })
  .partial();

const season = z.strictObject({
  count: z.int().min(1).max(1_000_000),
  days: z.number().positive().optional(),
  until: z.number().optional(),
  mix: z.partialRecord(z.enum(messageKinds), z.int().min(0)).optional(),
  document: z.enum(documentKinds).optional(),
  each: messageSpec.optional(),
});

export const companyRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/companies',
    says: 'the companies and how many messages each has',
    handle: ({ world }) =>
      [...world.companies.values()].map(({ cif, name, messages }) => ({
        cif,
        name,
        messages: messages.length,
      })),
  },
  {
    method: 'POST',
    path: '/control/companies',
    says: 'adds one {cif, name?} or many {companies: […]}',
    handle: ({ world }, { body }) => {
      const given = z
        .union([company.transform((one) => [one]), z.strictObject({ companies: z.array(company) })])
        .parse(body);
      const all = Array.isArray(given) ? given : given.companies;
      return all.map((one) => {
        const added = world.addCompany(one.cif, one.name);
        return { cif: added.cif, name: added.name };
      });
    },
  },
  {
    method: 'DELETE',
    path: '/control/companies/:cif',
    says: 'takes the company and its messages away',
    handle: ({ world }, asked) => world.removeCompany(param(asked, 'cif')),
  },
  {
    method: 'POST',
    path: '/control/taxpayers/:cif',
    says: 'what the public registry says of a code {name?, vatRegistered?, cashVat?, inactive?, registration?, known?}',
    handle: ({ world }, asked) => world.setTaxpayer(param(asked, 'cif'), taxpayer.parse(asked.body)),
  },
  {
    method: 'GET',
    path: '/control/companies/:cif/messages',
    says: 'all its messages, oldest first, each with the row that lists show',
    handle: ({ world }, asked) =>
      world.getCompany(param(asked, 'cif')).messages.map((message) => ({ ...message, row: rowOf(message) })),
  },
  {
    method: 'POST',
    path: '/control/companies/:cif/messages',
    says: 'adds a season {count, days?, until?, mix?, document?, each?}; without count, one message as given',
    handle: ({ world }, asked) => {
      const { body } = asked;
      if (typeof body === 'object' && body !== null && 'count' in body) {
        const { count, ...rest } = season.parse(body);
        const added = world.addMessages(param(asked, 'cif'), count, rest);
        return { added: added.length, firstId: added[0]?.id, lastId: added.at(-1)?.id };
      }
      return world.addMessage(param(asked, 'cif'), messageSpec.parse(body));
    },
  },
  {
    method: 'POST',
    path: '/control/companies/:cif/late',
    says: 'adds a row that lists show only after {lagMs}, with an earlier creation minute',
    handle: ({ world }, asked) => {
      const { lagMs, ...spec } = messageSpec.extend({ lagMs: z.number() }).parse(asked.body);
      return world.addLate(param(asked, 'cif'), { ...spec, lagMs });
    },
  },
  {
    method: 'POST',
    path: '/control/companies/:cif/expired',
    says: 'adds a row that is listed and whose download is refused as expired',
    handle: ({ world }, asked) =>
      world.addExpiredButListed(param(asked, 'cif'), messageSpec.parse(asked.body)),
  },
  {
    method: 'POST',
    path: '/control/self-billing',
    says: 'adds a self-billed invoice {filer, supplier?, createdAt?}; without supplier both rows are in one list',
    handle: ({ world }, { body }) => {
      const { filer, ...rest } = z
        .strictObject({ filer: cif, supplier: cif.optional(), createdAt: z.number().optional() })
        .parse(body);
      return world.addSelfBilling(filer, rest);
    },
  },
  {
    method: 'POST',
    path: '/control/trades',
    says: 'adds an invoice {seller, buyer, …} between two companies of this world',
    handle: ({ world }, { body }) => {
      const { seller, buyer, ...spec } = messageSpec.extend({ seller: cif, buyer: cif }).parse(body);
      return world.addTrade(seller, buyer, spec);
    },
  },
];
