/** The client: types from the OpenAPI document, the key in each request, and a wait when the service asks for one. */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';
import { retrying, type Retries } from './retry.js';

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

export function createEfacturaClient(options: ClientOptions): EfacturaClient {
  const { baseUrl, apiKey, language = 'en', retries, fetch = globalThis.fetch } = options;
  return createClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${apiKey}`, 'accept-language': language },
    fetch: retrying(fetch, retries),
  });
}
