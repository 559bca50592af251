/** What customers may use: the plans of the operator's file, or those of the program. */
import { readFileSync } from 'node:fs';
import { builtInPlans, type Plan } from '../core/plan.ts';
import { readPlans } from '../core/plans-file.ts';
import type { Settings } from '../core/settings.ts';

export function readPlansFile(s: Settings): Record<string, Plan> {
  const file = s.optional('PLANS_FILE');
  if (file === undefined) return builtInPlans;
  try {
    const plans = readPlans(readFileSync(file, 'utf8'));
    if (plans.ok) return plans.plans;
    for (const fault of plans.faults) s.fault('PLANS_FILE', fault);
  } catch {
    s.fault('PLANS_FILE', 'cannot be read');
  }
  return builtInPlans;
}
