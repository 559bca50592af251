/** Reads an operator's own table of plans (JSON). Pure; names every fault. */
import { z } from 'zod';
import type { Plan } from './plan.ts';

const plansSchema = z
  .record(
    z.string().regex(/^[a-z0-9_-]{1,40}$/, 'a plan is named with a-z, 0-9, _ and -'),
    z.strictObject({
      interval: z.enum(['hourly', 'daily', 'manual']),
      manualSyncsPerDay: z.number().int().min(1).nullable(),
      companies: z.number().int().min(1).nullable(),
    }),
  )
  .refine((plans) => Object.keys(plans).length > 0, 'names no plan');

export type PlansReading = { ok: true; plans: Record<string, Plan> } | { ok: false; faults: string[] };

/** `{"name": {"interval": "hourly"|"daily"|"manual", "manualSyncsPerDay": n|null, "companies": n|null}}` */
export function readPlans(text: string): PlansReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, faults: ['is no JSON'] };
  }
  const read = plansSchema.safeParse(json);
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map((i) => `${i.path.join('.') || 'the file'}: ${i.message}`),
    };
  return {
    ok: true,
    plans: Object.fromEntries(Object.entries(read.data).map(([name, plan]) => [name, { name, ...plan }])),
  };
}
