/** `rotate-key`: puts every secret under a new key, while the service runs or not. May be interrupted and run again. */
import { sealKeyCheck } from '../accounts/check-key.ts';
import { beginRotation, finishRotation, openSecretKeys } from '../accounts/secret-key.ts';
import { createVault, type VaultKeys } from '../core/vault.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { rewrapTokens } from '../db/connections/anaf-token.ts';
import { rewrapDestinations } from '../db/exports/destination.ts';
import { recordKeyCheck } from '../db/installation/installation.ts';
import { rewrapSigningKey } from '../db/installation/signing-key.ts';
import { rewrapMail } from '../db/notifications/mail.ts';
import { rewrapSecondFactors } from '../db/people/second-factor.ts';
import { rewrapWebhookSecrets } from '../db/webhooks/webhook-secret.ts';
import { type Command, CommandError } from './command.ts';
import { exitCodes } from './exit-code.ts';

export const rotateKey: Command = {
  name: 'rotate-key',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ texts, openApp }) {
    const { config, db } = await openApp();
    const { dataDir, secretKey, previousSecretKey } = config;
    if (secretKey && !previousSecretKey)
      throw new CommandError(exitCodes.usage, 'no_previous_key', texts.rotateKey.previousMissing);
    const secrets = secretKey ? await rewrapAll(db, openSecretKeys(config)) : await rotateFile(db, dataDir);
    return { exitCode: exitCodes.done, json: { secrets }, lines: [texts.rotateKey.done(secrets)] };
  },
};

async function rotateFile(db: Transactor, dataDir: string): Promise<number> {
  const first = await rewrapAll(db, beginRotation(dataDir));
  finishRotation(dataDir);
  // What a running service sealed with the old key in between.
  return (
    first +
    (await rewrapAll(db, openSecretKeys({ secretKey: undefined, previousSecretKey: undefined, dataDir })))
  );
}

function rewrapAll(db: Transactor, keys: VaultKeys): Promise<number> {
  return inTransaction(db, async (tx) => {
    await recordKeyCheck(tx, sealKeyCheck(keys), { replace: true });
    const vault = createVault(keys);
    return (
      (await rewrapTokens(tx, vault)) +
      (await rewrapWebhookSecrets(tx, vault)) +
      (await rewrapMail(tx, vault)) +
      (await rewrapDestinations(tx, vault)) +
      (await rewrapSigningKey(tx, vault)) +
      (await rewrapSecondFactors(tx, vault))
    );
  });
}
