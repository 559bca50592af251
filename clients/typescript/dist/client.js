/** The client: types from the OpenAPI document, the key in each request, and a wait when the service asks for one. */
import createClient from 'openapi-fetch';
import { retrying } from './retry.js';
export function createEfacturaClient(options) {
    const { baseUrl, apiKey, language = 'en', retries, fetch = globalThis.fetch } = options;
    return createClient({
        baseUrl,
        headers: { authorization: `Bearer ${apiKey}`, 'accept-language': language },
        fetch: retrying(fetch, retries),
    });
}
