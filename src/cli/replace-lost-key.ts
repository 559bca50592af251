/** `replace-lost-key`: says what a lost key means, and starts again with a new one when that is confirmed. Opens no app, which would refuse to start. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findSealedProof, opensProof } from '../accounts/check-key.ts';
import { replaceLostKey as replace } from '../accounts/replace-lost-key.ts';
import { readSecretKeys, SecretKeyError } from '../accounts/secret-key.ts';
import { readConfig } from '../config/config.ts';
import type { Db } from '../db/connection.ts';
import { listSealedConnections } from '../db/connections/anaf-token.ts';
import { embeddedDirectory } from '../db/embedded/place.ts';
import { isConnected } from '../db/installation/server-facts.ts';
import { migrate } from '../db/migrate.ts';
import { queueNames } from '../jobs/queue.ts';
import { type Command, CommandError } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { openDatabaseAlone } from './open-database.ts';

export const replaceLostKey: Command = {
  name: 'replace-lost-key',
  usage: '[--discard-secrets]',
  options: { 'discard-secrets': { kind: 'flag' } },
  positionals: { least: 0, most: 0 },
  async run({ texts: { replaceLostKey: texts }, env }, given) {
    const config = readConfig(env);
    if (config.database.kind === 'embedded' && !existsSync(join(embeddedDirectory(config.dataDir), 'data')))
      throw new CommandError(exitCodes.usage, 'key_not_lost', texts.fits);
    await using opened = new AsyncDisposableStack();
    const db = await openDatabaseAlone(config, opened);
    await migrate(db);
    if (await fits(db, config)) throw new CommandError(exitCodes.usage, 'key_not_lost', texts.fits);
    const connections = await listSealedConnections(db);
    const certificates = connections.map(({ organisation, serial }) =>
      texts.one(organisation, serial ?? '?'),
    );
    if (given.options['discard-secrets'] !== true)
      return {
        exitCode: exitCodes.needsPerson,
        json: { replaced: false, connections },
        lines: texts.explain(config.dataDir, certificates),
      };
    for (const name of Object.values(queueNames))
      if (await isConnected(db, name))
        throw new CommandError(exitCodes.failed, 'service_running', texts.running);
    await replace(db, config, new Date());
    const where = config.secretKey ? 'SECRET_KEY' : join(config.dataDir, 'secret.key');
    return {
      exitCode: exitCodes.done,
      json: { replaced: true, connections },
      lines: texts.done(where, certificates),
    };
  },
};

/** Whether the key opens what the database has, or nothing was sealed yet. */
async function fits(db: Db, config: Parameters<typeof readSecretKeys>[0]): Promise<boolean> {
  const proof = await findSealedProof(db);
  if (!proof) return true;
  try {
    return opensProof(readSecretKeys(config), proof);
  } catch (error) {
    // Missing or damaged.
    if (error instanceof SecretKeyError) return false;
    throw error;
  }
}
