/** A bucket behind S3's protocol: whole objects with checksums sent and compared, conditional writes, and tries again of what may be tried again. Knows no archive. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3mini, S3ServiceError } from 's3mini';
import type { BucketSettings } from './s3-settings.ts';

export type BucketErrorCode = 'denied' | 'full' | 'unavailable';

export class BucketError extends Error {
  override readonly name = 'BucketError';
  readonly code: BucketErrorCode;

  constructor(code: BucketErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export interface BucketObject {
  /** Without the prefix. */
  key: string;
  sizeBytes: number;
  modifiedAt: Date;
}

export interface Bucket {
  /** For people. */
  place: string;
  /** Durable when it resolves. @returns `exists` where `ifAbsent` found something, which stays as it is */
  put(key: string, bytes: Uint8Array, options?: { ifAbsent?: boolean }): Promise<'stored' | 'exists'>;
  /** A large object piece by piece; replaces what is there. @returns its size */
  putStream(key: string, source: AsyncIterable<Buffer>): Promise<number>;
  get(key: string): Promise<Buffer | null>;
  /** Null when the bucket has no such object. */
  getStream(key: string): Promise<AsyncIterable<Buffer> | null>;
  /** The bytes from one up to another, piece by piece. */
  getRange(key: string, from: number, to: number): AsyncIterable<Buffer>;
  head(key: string): Promise<{ sizeBytes: number } | null>;
  /** In the order of their names. */
  list(prefix: string, options?: { limit?: number }): AsyncIterable<BucketObject>;
  /** An object that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Whether old versions are kept. */
  getVersioning(): Promise<boolean>;
  /** What new objects get by themselves. Undefined where the bucket has no object lock, or the key may not ask. */
  getObjectLock(): Promise<ObjectLock | undefined>;
}

export interface ObjectLock {
  /** `GOVERNANCE, 30 days`; undefined: nothing is locked that is not locked one by one. */
  retention: string | undefined;
}

const tries = 4;
const firstPauseMs = 200;
const timeoutMs = 60_000;
const partBytes = 16 * 1024 * 1024;
const pageSize = 1000;
const binary = 'application/octet-stream';

/** @param overrides.fetch and pauses, for tests of faults */
export function openBucket(
  settings: BucketSettings,
  overrides: { fetch?: typeof fetch; firstPauseMs?: number; timeoutMs?: number } = {},
): Bucket {
  const { endpoint, region, accessKeyId, secretAccessKey, bucket, prefix } = settings;
  const s3 = new S3mini({
    ...{ accessKeyId, secretAccessKey, region },
    endpoint: `${endpoint}/${bucket}`,
    requestAbortTimeout: overrides.timeoutMs ?? timeoutMs,
    ...(overrides.fetch && { fetch: overrides.fetch }),
  });
  const attempt = <T>(step: string, run: () => Promise<T>) =>
    tryAgain(step, overrides.firstPauseMs ?? firstPauseMs, run);

  const get = async (key: string): Promise<Buffer | null> =>
    attempt('read', async () => {
      const answer = await s3.getObjectResponse(prefix + key, {}, askChecksum);
      if (!answer) return null;
      const bytes = Buffer.from(await answer.arrayBuffer());
      compareChecksum(bytes, answer.headers.get('x-amz-checksum-sha256'));
      return bytes;
    });

  const head = (key: string) =>
    attempt('look into', async () => {
      const answer = await s3.objectExists(prefix + key);
      if (!answer) return null;
      return { sizeBytes: await s3.getContentLength(prefix + key) };
    });

  async function* list(below: string, { limit = Infinity } = {}): AsyncGenerator<BucketObject> {
    let token: string | undefined;
    let given = 0;
    do {
      const page = await attempt('list', () =>
        s3.listObjectsPaged('/', prefix + below, Math.min(pageSize, limit - given), token),
      );
      if (!page) throw new BucketError('unavailable', `the bucket ${bucket} is not there`);
      for (const { Key, Size, LastModified } of page.objects ?? []) {
        yield { key: Key.slice(prefix.length), sizeBytes: Number(Size), modifiedAt: new Date(LastModified) };
        if (++given >= limit) return;
      }
      token = page.nextContinuationToken;
    } while (token);
  }

  async function* ranges(key: string, start: number, end: number): AsyncGenerator<Buffer> {
    for (let from = start; from < end; from += partBytes) {
      const to = Math.min(end, from + partBytes);
      yield await attempt('read', async () => {
        const answer = await s3.getObjectRaw(prefix + key, false, from, to);
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (bytes.length !== to - from) throw new Error('the answer was cut off');
        return bytes;
      });
    }
  }

  const put: Bucket['put'] = (key, bytes, { ifAbsent = false } = {}) =>
    attempt('write', async () => {
      const headers = {
        'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
        ...(ifAbsent && { 'if-none-match': '*' }),
      };
      try {
        await s3.putObject(prefix + key, bytes, binary, undefined, headers);
        return 'stored';
      } catch (error) {
        // After a try whose answer was lost this is our own object: the caller compares the bytes.
        if (ifAbsent && error instanceof S3ServiceError && error.status === 412) return 'exists';
        throw error;
      }
    });

  return {
    place: `s3://${bucket}/${prefix}`,
    put,
    putStream: async (key, source) => {
      let upload: string | undefined;
      let size = 0;
      const parts: { partNumber: number; etag: string }[] = [];
      const send = async (bytes: Buffer) => {
        upload ??= await attempt('write', () => s3.getMultipartUploadId(prefix + key, binary));
        const md5 = createHash('md5').update(bytes).digest('base64');
        const partNumber = parts.length + 1;
        const sent = () =>
          s3.uploadPart(prefix + key, upload!, bytes, partNumber, {}, undefined, {
            'content-md5': md5,
          } as Record<`x-amz-${string}`, string>);
        parts.push(await attempt('write', sent));
      };
      try {
        let waiting: Buffer[] = [];
        let waitingBytes = 0;
        for await (const chunk of source) {
          waiting.push(chunk);
          waitingBytes += chunk.length;
          size += chunk.length;
          if (waitingBytes < partBytes) continue;
          await send(Buffer.concat(waiting, waitingBytes));
          [waiting, waitingBytes] = [[], 0];
        }
        const rest = Buffer.concat(waiting, waitingBytes);
        if (!upload) await put(key, rest);
        else {
          if (rest.length > 0) await send(rest);
          await attempt('write', () => s3.completeMultipartUpload(prefix + key, upload!, parts));
        }
        return size;
      } catch (error) {
        if (upload) await s3.abortMultipartUpload(prefix + key, upload).catch(() => {});
        throw error;
      }
    },
    get,
    getStream: async (key) => {
      const found = await head(key);
      return found && ranges(key, 0, found.sizeBytes);
    },
    getRange: ranges,
    head,
    list,
    remove: (key) => attempt('delete', async () => void (await s3.deleteObject(prefix + key))),
    getObjectLock: () =>
      attempt('look into', async () => {
        try {
          const answer = await s3.getObjectResponse('', { 'object-lock': '' });
          return answer ? readObjectLock(await answer.text()) : undefined;
        } catch (error) {
          // Servers that do not know the question answer it in several ways.
          if ([400, 403, 405, 501].includes(statusOf(error) ?? 0)) return undefined;
          throw error;
        }
      }),
    getVersioning: () => attempt('look into', async () => (await s3.getBucketVersioning()) === 'Enabled'),
  };
}

function readObjectLock(xml: string): ObjectLock | undefined {
  if (!/<ObjectLockEnabled>Enabled</.test(xml)) return undefined;
  const mode = /<Mode>([A-Z]{1,20})</.exec(xml)?.[1];
  const [, unit, length] = /<(Days|Years)>(\d{1,6})</.exec(xml) ?? [];
  return { retention: mode && length && `${mode}, ${length} ${unit!.toLowerCase()}` };
}

const askChecksum = { 'x-amz-checksum-mode': 'ENABLED' } as never;

/** Of an object that was stored in parts it is another value, with the number of parts at its end. */
function compareChecksum(bytes: Buffer, given: string | null): void {
  if (given === null || given.includes('-')) return;
  if (createHash('sha256').update(bytes).digest('base64') !== given)
    throw new Error('the bytes that came are not those that are stored');
}

/** All operations may run twice: an object is written whole under its name, and a conditional write says that it is there. */
async function tryAgain<T>(step: string, pauseMs: number, run: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await run();
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'unavailable' || n === tries)
        throw error instanceof BucketError
          ? error
          : new BucketError(code, `could not ${step} the bucket: ${wordsOf(error)}`, error);
      await sleep(pauseMs * 2 ** (n - 1) * (0.5 + Math.random() / 2));
    }
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof S3ServiceError) return error.status;
  // Listings throw an error that has its status in its text.
  const [, status] = /status (\d{3})/.exec(error instanceof Error ? error.message : '') ?? [];
  return status === undefined ? undefined : Number(status);
}

function codeOf(error: unknown): BucketErrorCode {
  if (error instanceof BucketError) return error.code;
  const status = statusOf(error);
  if (status === 401 || status === 403) return 'denied';
  if (status === 507) return 'full';
  return 'unavailable';
}

/** Without the body of the answer, which is the server's and may say anything. */
function wordsOf(error: unknown): string {
  const status = statusOf(error);
  const { name, message, cause } = error as Error;
  if (status !== undefined) return `it answered ${status}`;
  return (
    (cause as { code?: string } | undefined)?.code ??
    (name === 'TimeoutError' ? 'no answer in time' : message)
  );
}
