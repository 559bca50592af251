/** A real S3 server for tests: versitygw over a folder, where Go has installed it; without one the tests that need it are skipped, saying so. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
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
  /** Where its objects lie as files. */
  folderOf(settings: BucketSettings): string;
}

/** Ends with the file. */
export async function startS3Server(): Promise<S3Server> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-s3-'));
  const [root, metadata] = [join(dir, 'root'), join(dir, 'metadata')];
  await mkdir(root);
  await mkdir(metadata);
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
  const server = spawn(program, [...args, '--health', '/health', 'posix', '--sidecar', metadata, root], {
    stdio: 'ignore',
  });
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
    folderOf: ({ bucket, prefix }) => join(root, bucket, prefix),
  };
}
