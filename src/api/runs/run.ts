/** A run as programs see it. */

import { z } from 'zod';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { toFailureCode } from '../../core/failure-code.ts';
import type { Run } from '../../db/runs/run.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';
import { failureCode, runTrigger, runState as state } from '../enumerations.ts';

const progress = { new: count, archived: count, expired: count, failed: count };

export const run = z
  .object({
    id,
    trigger: runTrigger,
    state,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    counts: z.object({ companies: count, listed: count, ...progress, pending: count }),
    companies: z.array(
      z.object({
        companyId: id,
        cif,
        name: z.string().nullable(),
        state,
        listed: count.nullable().meta({ description: 'Null until its listing was complete.' }),
        ...progress,
        code: failureCode.nullable().meta({ description: 'Why it did not succeed.' }),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Run' });

export function shapeRun(found: Run): z.input<typeof run> {
  return {
    id: found.id,
    trigger: found.trigger,
    state: found.state,
    startedAt: writeInstant(found.startedAt),
    finishedAt: writeInstant(found.finishedAt),
    counts: found.counts,
    companies: found.companies.map((company) => ({
      ...company,
      cif: maskCif(company.cif),
      code: toFailureCode(company.code),
      detail: company.detail && maskPersonalCodes(company.detail),
    })),
  };
}
