/** Opens the configured database or starts the embedded one. Loaded before everything else, so that a first start initialises it meanwhile. */
import type { Log } from '../core/log.ts';
import { embeddedDirectory } from './embedded/place.ts';
import { startEmbedded } from './embedded/start-embedded.ts';

export interface OpenedDatabase {
  url: string;
  stop(): Promise<void>;
}

export async function openDatabase(
  config: { dataDir: string; database: { kind: 'embedded' } | { kind: 'external'; url: string } },
  log: Log,
): Promise<OpenedDatabase> {
  if (config.database.kind === 'external') return { url: config.database.url, stop: async () => {} };
  return startEmbedded({ dir: embeddedDirectory(config.dataDir), log: (message) => log.info(message) });
}
