/** What an organisation's plan allows: cadence and number of companies, never safety. */

export const syncIntervals = ['hourly', 'daily', 'manual'] as const;
export type SyncInterval = (typeof syncIntervals)[number];

export interface Plan {
  name: string;
  interval: SyncInterval;
  /** Manual syncs a Bucharest day; null is unlimited. */
  manualSyncsPerDay: number | null;
  /** Companies; null is unlimited. */
  companies: number | null;
}

export const builtInPlans: Record<string, Plan> = {
  free: { name: 'free', interval: 'manual', manualSyncsPerDay: 5, companies: 3 },
  starter: { name: 'starter', interval: 'daily', manualSyncsPerDay: 24, companies: 10 },
  business: { name: 'business', interval: 'hourly', manualSyncsPerDay: null, companies: null },
};

/** A self-hosted installation sells no plans. */
export const defaultPlanName = 'business';
