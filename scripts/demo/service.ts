/** The service as `npm start` starts it, and its database. */
import { join } from 'node:path';
import { embeddedDirectory } from '../../src/db/embedded/place.ts';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { until } from '../support/until.ts';
import { type Demo, startPart } from './part.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

export async function startService(demo: Demo, env: Record<string, string>, url: string): Promise<void> {
  startPart(demo, 'service', [main], env);
  await until(async () => {
    const answer = await fetch(`${url}/healthz`, { signal: demo.stop.signal }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok || undefined;
  }, demo.stop.signal);
}

/**
 * Opened here too, although the service would do it: initdb need not wait for the sandbox, the commands find the server
 * up, and whatever becomes of the service, the last one out stops the database.
 */
export async function openDatabase({ dir, opened }: Demo): Promise<void> {
  // Not given the signal: a server that is half started is stopped more surely once it is up.
  const server = await startEmbedded({ dir: embeddedDirectory(dir) });
  opened.defer(() => server.stop());
}
