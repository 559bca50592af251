/** The live events that the service sends. */

export const eventTypes = [
  'run.started',
  'run.finished',
  'run.company',
  'message.archived',
  'message.expired',
  'message.failed',
  'message.closed',
  'company.access',
  'invoice.reread',
] as const;
export type EventType = (typeof eventTypes)[number];
