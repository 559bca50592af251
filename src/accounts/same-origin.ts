/** Whether a request that changes something was made by our own page, by what the browser itself says of it. Pure. */

export interface RequestHead {
  method: string;
  headers: Partial<
    Record<'authorization' | 'cookie' | 'origin' | 'host' | 'sec-fetch-site' | 'x-forwarded-host', string>
  >;
  /** Other origins under which people reach us, such as PUBLIC_URL behind a proxy that hides the host. */
  ourOrigins?: readonly string[];
}

/** Requests that only read always do: no other page can see the answer. */
export function comesFromOurPage({ method, headers, ourOrigins = [] }: RequestHead): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return false;
  return ourOrigins.includes(origin) || hostOf(origin) === headers.host;
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
