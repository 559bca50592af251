/** The server that the tests' databases are made on: the one that TEST_SERVER_URL names, or an embedded one of their own. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedMajor } from '../../src/db/embedded/place.ts';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';

export type TestServer = { url: string; adopted: boolean; stop(): Promise<void> };

export async function testServer(): Promise<TestServer> {
  const url = process.env.TEST_SERVER_URL;
  return url ? { url, adopted: true, stop: async () => {} } : startTestCluster();
}

/** One for all checkouts of a user; it stays on disk, so that the next run starts in a tenth of a second. */
export function startTestCluster(): Promise<TestServer> {
  const dir = join(tmpdir(), `efactura-test-${process.getuid?.() ?? 0}-${embeddedMajor}`);
  return startEmbedded({ dir, fsync: false });
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
