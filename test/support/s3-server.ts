/** A real S3 server for tests: versitygw over a folder, where Go has installed it; without one the tests that need it are skipped, saying so. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { S3mini } from 's3mini';
import { freePort } from '../../scripts/support/free-port.ts';
import type { BucketSettings } from '../../src/archive/s3-settings.ts';

/** Set by .ci/run, which builds it. */
const program = process.env.TEST_S3_SERVER ?? '';

export const s3Missing = existsSync(program)
  ? false
  : 'TEST_S3_SERVER names no versitygw: .ci/run builds one where Go is installed';

export interface S3Server {
  /** Makes one. */
  newBucket(name: string): Promise<BucketSettings>;
  /** Its setting (`versioning`, `object-lock`), in S3's XML. */
  configure(settings: BucketSettings, setting: string, xml: string): Promise<void>;
  /** Where its objects lie as files. */
  folderOf(settings: BucketSettings): string;
}

interface Signed {
  _signedRequest(method: string, key: string, request: object): Promise<Response>;
}

/** Ends with the file. */
export async function startS3Server(): Promise<S3Server> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-s3-'));
  const [root, metadata, versions] = [join(dir, 'root'), join(dir, 'metadata'), join(dir, 'versions')];
  for (const folder of [root, metadata, versions]) await mkdir(folder);
  const port = await freePort();
  const [accessKeyId, secretAccessKey, region] = ['test', 'test-secret', 'us-east-1'];
  const args = [
    '--quiet',
    '--port',
    `127.0.0.1:${port}`,
    '--access',
    accessKeyId,
    '--secret',
    secretAccessKey,
  ];
  const server = spawn(
    program,
    [...args, '--health', '/health', 'posix', '--sidecar', metadata, '--versioning-dir', versions, root],
    {
      stdio: 'ignore',
    },
  );
  after(async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    await rm(dir, { recursive: true, force: true });
  });
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${endpoint}/health`).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 600) throw new Error('versitygw does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    newBucket: async (bucket) => {
      await mkdir(join(root, bucket));
      return { endpoint, region, accessKeyId, secretAccessKey, bucket, prefix: 'efactura/' };
    },
    configure: async ({ bucket }, setting, xml) => {
      const client = new S3mini({ accessKeyId, secretAccessKey, region, endpoint: `${endpoint}/${bucket}` });
      const md5 = createHash('md5').update(xml).digest('base64');
      // The library has no method for it, and throws unless the answer is 200.
      await (client as unknown as Signed)._signedRequest('PUT', '', {
        ...{ query: { [setting]: '' }, body: xml, headers: { 'content-md5': md5 }, tolerated: [200] },
      });
    },
    folderOf: ({ bucket, prefix }) => join(root, bucket, prefix),
  };
}
