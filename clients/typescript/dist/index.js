/** What a program imports. */
export { createEfacturaClient } from './client.js';
export { followInvoices } from './follow.js';
export { ApiProblem, take } from './problem.js';
export { rows } from './rows.js';
export { verifyWebhook } from './webhook.js';
