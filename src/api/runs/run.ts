/** A run as programs see it. */

import { z } from 'zod';
import { maskCif, maskPersonalCodes } from '../../core/cif.ts';
import { toFailureCode } from '../../core/failure-code.ts';
import type { Run, RunSummary } from '../../db/runs/run.ts';
import type { RunCompany } from '../../db/runs/run-company.ts';
import { cif, count, id, instant, writeInstant } from '../basics.ts';
import { failureCode, runTrigger, runState as state } from '../enumerations.ts';

const progress = { new: count, archived: count, expired: count, failed: count };

const summary = {
  id,
  trigger: runTrigger,
  state,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  counts: z.object({ companies: count, listed: count, ...progress, pending: count }),
  states: z
    .object({
      queued: count,
      running: count,
      succeeded: count,
      partial: count,
      failed: count,
      cancelled: count,
    })
    .meta({ description: 'How many of its companies are in each state.' }),
};

export const runSummary = z.object(summary).meta({ id: 'RunSummary' });

export const runCompany = z
  .object({
    companyId: id,
    cif,
    name: z.string().nullable(),
    state,
    listed: count.nullable().meta({ description: 'Null until its listing was complete.' }),
    ...progress,
    code: failureCode.nullable().meta({ description: 'Why it did not succeed.' }),
    detail: z.string().nullable(),
  })
  .meta({ id: 'RunCompany' });

export const run = z
  .object({
    ...summary,
    companies: z.array(runCompany).meta({
      description: 'The first 200, in the order of their ids; /companies has all of them, page by page.',
    }),
  })
  .meta({ id: 'Run' });

export function shapeRunSummary(found: RunSummary): z.input<typeof runSummary> {
  return {
    id: found.id,
    trigger: found.trigger,
    state: found.state,
    startedAt: writeInstant(found.startedAt),
    finishedAt: writeInstant(found.finishedAt),
    counts: found.counts,
    states: found.states,
  };
}

export function shapeRun(found: Run): z.input<typeof run> {
  return { ...shapeRunSummary(found), companies: found.companies.map(shapeRunCompany) };
}

export function shapeRunCompany(company: RunCompany): z.input<typeof runCompany> {
  return {
    ...company,
    cif: maskCif(company.cif),
    code: toFailureCode(company.code),
    detail: company.detail && maskPersonalCodes(company.detail),
  };
}
