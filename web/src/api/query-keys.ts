/** The first parts of query keys, so that live events can invalidate queries by them. */

export const keys = {
  overview: ['overview'],
  portfolio: ['portfolio'],
  budget: ['budget'],
  companies: ['companies'],
  completeness: ['completeness'],
  connections: ['connections'],
  destinations: ['destinations'],
  exports: ['exports'],
  invoices: ['invoices'],
  messages: ['messages'],
  organisation: ['organisation'],
  quarantine: ['quarantine'],
  reconciliations: ['reconciliations'],
  runs: ['runs'],
  signers: ['signers'],
  status: ['status'],
  tasks: ['tasks'],
  webhooks: ['webhooks'],
} as const satisfies Record<string, readonly [string]>;
