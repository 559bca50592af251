/** What a program imports. */
export { type ClientOptions, createEfacturaClient, type EfacturaClient } from './client.js';
export { type Change, type FollowOptions, type ChangePage, followInvoices, type Invoice } from './follow.js';
export { ApiProblem, type Problem, take } from './problem.js';
export type { Retries } from './retry.js';
export { rows } from './rows.js';
export type { components, paths } from './schema.js';
export { verifyWebhook, type WebhookEvent } from './webhook.js';
