/** Connects to the database alone, for commands that must work where the app does not start. */
import type { Config } from '../config/config.ts';
import { connect, type Transactor } from '../db/connection.ts';
import { embeddedDirectory } from '../db/embedded/place.ts';
import { startEmbedded } from '../db/embedded/start-embedded.ts';

/** An embedded server that is not running is started. @param opened closes the connections and stops that server */
export async function openDatabaseAlone(config: Config, opened: AsyncDisposableStack): Promise<Transactor> {
  let url: string;
  if (config.database.kind === 'external') url = config.database.url;
  else {
    const server = await startEmbedded({ dir: embeddedDirectory(config.dataDir) });
    opened.defer(() => server.stop());
    url = server.url;
  }
  const db = await connect({
    url,
    maxConnections: 2,
    applicationName: 'efactura-sync command',
    namedStatements: config.namedStatements,
  });
  opened.defer(() => db.end());
  return db;
}
