/** Delivers into a bucket behind S3's protocol, by the guard of addresses that tenants configure. Looks before it writes, because not every server minds the condition. */
import { createHash } from 'node:crypto';
import { BucketError, openBucket } from '../archive/s3-bucket.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { OutboundError } from '../outbound/outbound-error.ts';
import type { Target } from './target.ts';
import { TargetError } from './target-error.ts';

const timeoutMs = 60_000;
/** No document is larger; what a server sends beyond it is not read. */
const mostBytes = 64 * 1024 * 1024;

interface BucketAddress {
  /** The endpoint, the bucket and what is before each name: `https://s3.exemplu.ro/acte/facturi`. */
  url: string;
  username: string;
  password: string;
  region?: string | undefined;
}

export function s3Target(
  outbound: Pick<Outbound, 'send'>,
  { url, username, password, region = defaultRegion }: BucketAddress,
): Target {
  const place = readBucketUrl(url);
  if (!place) throw new TargetError('not_a_url');
  const keys = { accessKeyId: username, secretAccessKey: password };
  const bucketIn = (signal: AbortSignal) =>
    openBucket({ ...place, ...keys, region }, { fetch: guardedFetch(outbound, signal) });
  return {
    put: ({ path, content }, signal) =>
      told(async () => {
        const bucket = bucketIn(signal);
        if (await bucket.head(path)) return 'exists';
        return bucket.put(path, content, { ifAbsent: true });
      }),
    sha256Of: (path, size, signal) =>
      told(async () => {
        const bucket = bucketIn(signal);
        if ((await bucket.head(path))?.sizeBytes !== size) return undefined;
        const bytes = await bucket.get(path);
        return bytes ? createHash('sha256').update(bytes).digest('hex') : undefined;
      }),
  };
}

/** What most servers call their only region. */
export const defaultRegion = 'us-east-1';

/** Undefined where the path does not begin with the name of a bucket. */
export function readBucketUrl(url: string): { endpoint: string; bucket: string; prefix: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  const [bucket = '', ...folders] = pathname.split('/').filter((part) => part !== '');
  // An escaped letter would be escaped once more.
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || pathname.includes('%')) return undefined;
  const prefix = folders.map((folder) => `${folder}/`).join('');
  return { endpoint: origin, bucket, prefix };
}

/** The signed requests of the bucket's client, sent as everything to such addresses is. */
function guardedFetch(outbound: Pick<Outbound, 'send'>, signal: AbortSignal): typeof fetch {
  return async (input, init = {}) => {
    const { status, headers, start } = await outbound.send({
      method: (init.method ?? 'GET') as 'GET' | 'HEAD' | 'PUT',
      url: String(input),
      headers: headersOf(init.headers),
      ...(init.body != null && { body: init.body as Uint8Array }),
      timeoutMs,
      mostBytes,
      signal,
    });
    const given = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
    );
    const bodiless = init.method === 'HEAD' || [204, 304].includes(status);
    return new Response(bodiless ? null : new Uint8Array(start), { status, headers: given });
  };
}

/** Host and length are set by the sender, as they were signed. */
function headersOf(given: RequestInit['headers']): Record<string, string> {
  const all = [...new Headers(given)].filter(([name]) => !['host', 'content-length'].includes(name));
  return Object.fromEntries(all);
}

async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BucketError) throw new TargetError(codeOf(error), { cause: error });
    throw error;
  }
}

function codeOf({ code, cause }: BucketError): string {
  if (code === 'denied') return 'sign_in_refused';
  if (code === 'full') return 'no_space';
  if (cause instanceof OutboundError) return cause.code;
  return cause instanceof Error && cause.cause instanceof OutboundError ? cause.cause.code : 'no_connection';
}
