/** Why runs are started, and the states of runs and of their companies. */
export const runTriggers = ['manual', 'schedule', 'reconciliation'] as const;
export type RunTrigger = (typeof runTriggers)[number];
export const runStates = ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** Waiting jobs are served in this order. */
export const priorities: Record<RunTrigger, number> = { manual: 0, schedule: 1, reconciliation: 2 };
