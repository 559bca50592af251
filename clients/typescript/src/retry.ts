/** Sends a request again after 429, 503 or a broken connection: after Retry-After where it is given, else later and later. Only requests that may be repeated. */

export interface Retries {
  /** Beyond the first attempt. */
  most: number;
  /** Longer than this is not waited: the answer is handed on. */
  longestWaitMs: number;
  sleep: (ms: number) => Promise<void>;
}

const defaults: Retries = {
  most: 4,
  longestWaitMs: 60_000,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

type Fetch = (request: Request) => Promise<Response>;

export function retrying(fetch: typeof globalThis.fetch, given: Partial<Retries> = {}): Fetch {
  const { most, longestWaitMs, sleep } = { ...defaults, ...given };
  return async (request) => {
    const repeatable = mayRepeat(request);
    for (let attempt = 0; ; attempt++) {
      const last = attempt >= most || !repeatable;
      try {
        const answer = await fetch(last ? request : request.clone());
        if (last || (answer.status !== 429 && answer.status !== 503)) return answer;
        const waitMs = retryAfterMs(answer) ?? backoffMs(attempt);
        if (waitMs > longestWaitMs) return answer;
        await answer.body?.cancel();
        await sleep(waitMs);
      } catch (error) {
        if (last || request.signal.aborted) throw error;
        await sleep(backoffMs(attempt));
      }
    }
  };
}

/** A POST only with an Idempotency-Key, because an answer that was lost may have been a success. */
function mayRepeat({ method, headers }: Request): boolean {
  return method !== 'POST' || headers.has('idempotency-key');
}

/** Seconds or a date (RFC 9110). */
function retryAfterMs({ headers }: Response): number | undefined {
  const header = headers.get('retry-after');
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function backoffMs(attempt: number): number {
  return 500 * 2 ** attempt * (0.5 + Math.random() / 2);
}
