/** The client: types from the OpenAPI document, the key in each request, and a wait when the service asks for one. */
import { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';
import { type Retries } from './retry.js';
export type EfacturaClient = Client<paths>;
export interface ClientOptions {
    /** Where the service is, such as https://facturi.exemplu.ro */
    baseUrl: string;
    /** `efs_…` */
    apiKey: string;
    /** The language of `detail` in problems. */
    language?: 'en' | 'ro';
    retries?: Partial<Retries>;
    fetch?: typeof globalThis.fetch;
}
export declare function createEfacturaClient(options: ClientOptions): EfacturaClient;
