/** Sends a request again after 429, 503 or a broken connection: after Retry-After where it is given, else later and later. Only requests that may be repeated. */
export interface Retries {
    /** Beyond the first attempt. */
    most: number;
    /** Longer than this is not waited: the answer is handed on. */
    longestWaitMs: number;
    sleep: (ms: number) => Promise<void>;
}
type Fetch = (request: Request) => Promise<Response>;
export declare function retrying(fetch: typeof globalThis.fetch, given?: Partial<Retries>): Fetch;
export {};
