/** One request as the sandbox sees it, and the names of what can be called. */

import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from './archives.ts';
import type { AccessToken } from './oauth/tokens.ts';

export const fctelEndpoints = [
  'list_paged',
  'list_simple',
  'download',
  'status',
  'render',
  'validate',
] as const;
const otherEndpoints = ['check_seal', 'registry', 'hello', 'authorize', 'token', 'revoke'] as const;
export const endpoints = [...fctelEndpoints, ...otherEndpoints] as const;
export type Endpoint = (typeof endpoints)[number];

export interface Call {
  endpoint: Endpoint;
  environment: Environment;
  method: string;
  path: string;
  /** Path segments after the endpoint's name: `FACT1`, `DA`. */
  rest: string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** When it arrived, by the sandbox's clock. */
  at: number;
  /** Whose call it is; absent when there is no token or it is not known. */
  token?: AccessToken;
}
