/** Opens the configured database or starts the embedded one. Loaded before everything else, so that a first start initialises it meanwhile. */
import type { Log } from '../core/log.ts';
import { embeddedDirectory } from './embedded/place.ts';
import { startEmbedded } from './embedded/start-embedded.ts';

export interface OpenedDatabase {
  url: string;
  stop(): Promise<void>;
}

/** @param upgrade whether data of an older PostgreSQL major are brought over first: the service does, a command refuses */
export async function openDatabase(
  config: {
    dataDir: string;
    database: { kind: 'embedded'; oldBinaries?: string | undefined } | { kind: 'external'; url: string };
  },
  log: Log,
  { upgrade = false, signal }: { upgrade?: boolean; signal?: AbortSignal } = {},
): Promise<OpenedDatabase> {
  if (config.database.kind === 'external') return { url: config.database.url, stop: async () => {} };
  const { oldBinaries } = config.database;
  return startEmbedded({
    dir: embeddedDirectory(config.dataDir),
    log: (message) => log.info(message),
    ...(upgrade && { upgrade: { oldBinaries } }),
    ...(signal && { signal }),
  });
}
