/** The sandbox without sockets: the same desk, asked by a function call, for a simulation that has no time for a network. */
import { type Answer, notFound } from '../answer.ts';
import type { TokenPair } from '../oauth/tokens.ts';
import { buildCtx, builtInApplication, handOver, type SandboxOptions } from '../server.ts';
import type { ServerCtx } from '../server-context.ts';

export interface InProcessSandbox extends ServerCtx {
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
  const ctx = buildCtx(options);
  const { clientId, clientSecret } = builtInApplication(ctx, options);
  return {
    ...ctx,
    clientId,
    clientSecret,
    ask: ({ method, url, headers, body = '' }) => {
      const { pathname, searchParams } = new URL(url);
      const asked = { method, path: pathname, query: searchParams, headers, body: Buffer.from(body) };
      return handOver(ctx, asked, ctx.clock.now())?.answer ?? notFound(pathname, ctx.clock.now());
    },
    issueTokens: (serial) => ctx.tokens.issue(serial, clientId),
  };
}
