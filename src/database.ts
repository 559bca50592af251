/** Which database: the one that the settings name, or our own. Loaded before all else, because a first start makes it meanwhile. */
import type { Config } from './config.ts';
import { embeddedDirectory } from './db/embedded/place.ts';
import { startEmbedded } from './db/embedded/start-embedded.ts';
import type { Log } from './log.ts';

export interface OpenedDatabase {
  url: string;
  stop(): Promise<void>;
}

export async function openDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  log: Log,
): Promise<OpenedDatabase> {
  if (config.database.kind === 'external') return { url: config.database.url, stop: async () => {} };
  return startEmbedded({ dir: embeddedDirectory(config.dataDir), log: (message) => log.info(message) });
}
