/** The names under which answers are kept; a query's key begins with one of them, so that live events can make it old. */

export const keys = {
  overview: ['overview'],
  portfolio: ['portfolio'],
  budget: ['budget'],
  companies: ['companies'],
  completeness: ['completeness'],
  connections: ['connections'],
  exports: ['exports'],
  invoices: ['invoices'],
  messages: ['messages'],
  organisation: ['organisation'],
  reconciliations: ['reconciliations'],
  runs: ['runs'],
  signers: ['signers'],
  status: ['status'],
  tasks: ['tasks'],
} as const satisfies Record<string, readonly [string]>;
