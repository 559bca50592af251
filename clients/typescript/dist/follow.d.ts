/** The feed: everything that happens to the catalogue of invoices, from the beginning or from where a program left off. */
import type { EfacturaClient } from './client.js';
import type { components } from './schema.js';
export type Invoice = components['schemas']['Invoice'];
export interface Change {
    change: 'added' | 'updated' | 'removed';
    changedAt: string;
    invoice: Invoice;
}
export interface FollowOptions {
    /** The last page's; without one the whole catalogue comes first. */
    cursor?: string;
    /** How long an answer may wait for something to come, up to 30; 0 ends when everything has been read. */
    waitSeconds?: number;
    signal?: AbortSignal;
}
export interface ChangePage {
    changes: Change[];
    /** To be kept, in the transaction that keeps what the changes say: reading goes on from it. */
    cursor: string;
}
/**
 * Page after page. An invoice may come again as `updated`: write it by its id. 409 `cursor_unknown` (an ApiProblem) says
 * that the service's database was restored to an earlier state: read again without a cursor.
 */
export declare function followInvoices(client: EfacturaClient, { cursor, waitSeconds, signal }?: FollowOptions): AsyncGenerator<ChangePage>;
