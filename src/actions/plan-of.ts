/** The plan that an organisation is on, from the installation's table of plans. */
import { Problem } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';

export type Plans = Readonly<Record<string, Plan>>;

export function planOf(plans: Plans, name: string): Plan {
  const plan = Object.hasOwn(plans, name) ? plans[name] : undefined;
  if (plan) return plan;
  throw new Problem('unavailable', 'plan_unknown', { plan: name });
}
