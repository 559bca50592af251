/** The sandbox without sockets: the same desk, asked by a function call, for a simulation that has no time for a network. */
import { type Answer, notFound } from '../answer.ts';
import type { TokenPair } from '../oauth/tokens.ts';
import type { Parts } from '../parts.ts';
import { buildParts, builtInApplication, handOver, type SandboxOptions } from '../server.ts';

export interface InProcessSandbox extends Parts {
  clientId: string;
  clientSecret: string;
  /** Serves one request as if it had arrived now. How the connection ends (`answer.wire`) is the caller's to play. */
  ask(request: AskedRequest): Answer;
  issueTokens(serial: string): TokenPair;
}

export interface AskedRequest {
  method: string;
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export function openSandbox(
  options: Omit<SandboxOptions, 'port' | 'host' | 'statePath' | 'log'> = {},
): InProcessSandbox {
  const parts = buildParts(options);
  const { clientId, clientSecret } = builtInApplication(parts, options);
  return {
    ...parts,
    clientId,
    clientSecret,
    ask: ({ method, url, headers, body = '' }) => {
      const { pathname, searchParams } = new URL(url);
      const asked = { method, path: pathname, query: searchParams, headers, body: Buffer.from(body) };
      return handOver(parts, asked, parts.clock.now())?.answer ?? notFound(pathname, parts.clock.now());
    },
    issueTokens: (serial) => parts.tokens.issue(serial, clientId),
  };
}
