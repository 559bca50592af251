/** Speaks to ANAF for one registered application. Knows hosts, limits and who listens; knows no SQL, no files, no retries and no budget. */

import { inSpan, type Tracer } from '../core/tracing.ts';
import { AnafError, type AnafErrorCode } from './errors.ts';
import { redactBytes, redactText, secretsOf } from './redact-secrets.ts';
import { type Answer, createTransport, type Transport } from './transport.ts';

export interface AnafConfig {
  /** `https://api.anaf.ro/prod/FCTEL/rest`, or its test twin. */
  apiUrl: string;
  /** `https://webservicesp.anaf.ro/prod/FCTEL/rest`, which asks for no token. */
  publicUrl: string;
  /** The public registry of taxpayers, which asks for no token; undefined: it is not asked. */
  registryUrl?: string | undefined;
  /** `https://logincert.anaf.ro/anaf-oauth2/v1`: one for test and production. */
  oauthUrl: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  userAgent?: string;
}

export type AnafEndpoint =
  | 'list'
  | 'download'
  | 'message_status'
  | 'token'
  | 'render'
  | 'check_seal'
  | 'registry';

/** One call as logs and metrics want it: no token, no URL, no body. */
export interface AnafCall {
  endpoint: AnafEndpoint;
  /** null when no answer came. */
  status: number | null;
  elapsedMs: number;
  correlationId: string | null;
  /** null when the answer was one to the question, `empty` and `expired` included. */
  code: AnafErrorCode | null;
}

export interface AnafOverrides {
  onCall?: (call: AnafCall) => void;
  now?: () => Date;
  transport?: Transport;
  tracer?: Tracer | undefined;
  /** Connections to each host. */
  connections?: number;
  limits?: Partial<AnafLimits>;
}

export interface AnafLimits {
  listTimeoutMs: number;
  downloadTimeoutMs: number;
  oauthTimeoutMs: number;
  renderTimeoutMs: number;
  registryTimeoutMs: number;
  listMaxBytes: number;
  downloadMaxBytes: number;
  renderMaxBytes: number;
  /** Status answers, OAuth answers, the registry's: a hundred companies are some 200 kB. */
  smallMaxBytes: number;
}

/** 500 rows are some 150 kB; a document may have 10 MB, and its ZIP holds it twice on the test environment. */
const defaultLimits: AnafLimits = {
  listTimeoutMs: 60_000,
  downloadTimeoutMs: 120_000,
  // ANAF gives 60 seconds from the login to the token (ANAF's OAuth paper, p. 33).
  oauthTimeoutMs: 30_000,
  renderTimeoutMs: 60_000,
  registryTimeoutMs: 30_000,
  listMaxBytes: 64 * 1024 * 1024,
  downloadMaxBytes: 40 * 1024 * 1024,
  renderMaxBytes: 40 * 1024 * 1024,
  smallMaxBytes: 1024 * 1024,
};

export interface AnafRequest {
  endpoint: AnafEndpoint;
  method?: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  maxBytes: number;
  signal?: AbortSignal;
}

export interface AnafClient {
  readonly config: AnafConfig;
  readonly limits: AnafLimits;
  now(): Date;
  /**
   * One request, one attempt; `parse` says what the answer means.
   * @throws AnafError of the transport or of `parse`
   */
  call<T>(request: AnafRequest, parse: (answer: Answer) => T): Promise<T>;
  close(): Promise<void>;
}

export function createAnafClient(config: AnafConfig, overrides: AnafOverrides = {}): AnafClient {
  const now = overrides.now ?? (() => new Date());
  const transport = overrides.transport ?? createTransport({ connections: overrides.connections, now });
  const { onCall, tracer } = overrides;
  const userAgent = config.userAgent ?? 'efactura-sync';

  return {
    config,
    limits: { ...defaultLimits, ...overrides.limits },
    now,
    close: () => transport.close(),
    call: (asked, parse) =>
      inSpan(tracer, { name: `ANAF ${asked.endpoint}`, kind: 'client' }, async (span) => {
        const { endpoint, method = 'GET', headers, ...request } = asked;
        const started = performance.now();
        let answer: Answer | undefined;
        let code: AnafErrorCode | null = null;
        try {
          answer = await transport.send({
            method,
            ...request,
            headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': userAgent, ...headers },
          });
          return parse(endpoint === 'token' ? answer : withoutSecrets(answer, headers?.authorization));
        } catch (error) {
          if (error instanceof AnafError) code = error.code;
          throw error;
        } finally {
          span?.set({ 'http.response.status_code': answer?.status, 'efactura.anaf.code': code ?? 'ok' });
          onCall?.({
            endpoint,
            status: answer?.status ?? null,
            elapsedMs: answer?.elapsedMs ?? Math.round(performance.now() - started),
            correlationId: answer?.correlationId ?? null,
            code,
          });
        }
      }),
  };
}

/** A ZIP is never touched. The token endpoint's answers are made of secrets; its errors keep no body. */
function withoutSecrets(answer: Answer, authorization: string | undefined): Answer {
  const { body, correlationId } = answer;
  if (body.subarray(0, 2).toString('latin1') === 'PK') return answer;
  const secrets = secretsOf(authorization);
  return {
    ...answer,
    body: redactBytes(body, secrets),
    correlationId: correlationId && redactText(correlationId, secrets),
  };
}

/** The headers of a call with a connection's token. */
export function bearer(accessToken: string): Record<string, string> {
  return { authorization: `Bearer ${accessToken}` };
}
