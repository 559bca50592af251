/** Control of the script of faults. */

import { z } from 'zod';
import { endpoints } from '../call.ts';
import { allKinds, faultKinds } from '../faults/kinds.ts';
import { type ControlRoute, param } from './route.ts';

const knobs = {
  rows: z.int().min(1).optional(),
  where: z.enum(['newest', 'oldest']).optional(),
  delayMs: z.number().min(0).optional(),
  retryAfter: z.union([z.number(), z.string()]).optional(),
  text: z.string().optional(),
  skewMs: z.number().optional(),
  share: z.number().min(0).max(1).optional(),
};

const fault = z.strictObject({
  kind: z.enum(allKinds),
  on: z.union([z.enum(endpoints), z.array(z.enum(endpoints))]).optional(),
  match: z
    .strictObject({
      cif: z.string(),
      id: z.string(),
      page: z.union([z.string(), z.number()]),
      serial: z.string(),
    })
    .partial()
    .optional(),
  times: z.int().min(1).optional(),
  after: z.int().min(0).optional(),
  probability: z.number().min(0).max(1).optional(),
  from: z.number().optional(),
  until: z.number().optional(),
  ...knobs,
});

const random = z.strictObject({
  seed: z.int(),
  rate: z.number().min(0).max(1),
  kinds: z.array(z.enum(allKinds)).optional(),
  on: z.array(z.enum(endpoints)).optional(),
  by: z.enum(['key', 'call']).optional(),
  perKey: z.int().min(1).optional(),
  ...knobs,
});

export const faultRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/control/faults',
    says: 'the script, and how many faults of each kind were injected',
    handle: ({ faults }) => ({ script: faults.list(), injected: faults.injected }),
  },
  {
    method: 'GET',
    path: '/control/faults/kinds',
    says: 'what there is',
    handle: () =>
      Object.fromEntries(
        allKinds.map((kind) => [kind, { says: faultKinds[kind].says, on: faultKinds[kind].on }]),
      ),
  },
  {
    method: 'POST',
    path: '/control/faults',
    says: 'adds a fault {kind, on?, match?, times?, after?, probability?, from?, until?, …}',
    handle: ({ faults }, { body }) => ({ id: faults.add(fault.parse(body)) }),
  },
  {
    method: 'POST',
    path: '/control/faults/random',
    says: 'adds a random script {seed, rate, kinds?, on?, by?, perKey?}',
    handle: ({ faults }, { body }) => ({ id: faults.random(random.parse(body)) }),
  },
  {
    method: 'DELETE',
    path: '/control/faults',
    says: 'takes every fault away',
    handle: ({ faults }) => faults.clear(),
  },
  {
    method: 'DELETE',
    path: '/control/faults/:id',
    says: 'takes one away',
    handle: ({ faults }, asked) => ({ removed: faults.remove(param(asked, 'id')) }),
  },
];
