/** Starts again with a new key where the old one is lost for good: what it sealed is discarded, nothing else is touched. */
import { createVault } from '../core/vault.ts';
import { recordAudit } from '../db/audit/audit.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { discardTokens } from '../db/connections/anaf-token.ts';
import { discardDestinations } from '../db/exports/destination.ts';
import { recordKeyCheck } from '../db/installation/installation.ts';
import { discardMail } from '../db/notifications/mail.ts';
import { discardWebhooks } from '../db/webhooks/webhook-secret.ts';
import { replaceSigningKey } from '../integrity/signing-keys.ts';
import { sealKeyCheck } from './check-key.ts';
import { type GivenKeys, makeKeyAgain, readSecretKeys } from './secret-key.ts';

/**
 * The new key is SECRET_KEY, or a file that is made before the database depends on it: what dies in between is done
 * again. Connections keep their rows, rights and history, and each asks its organisation to reconnect.
 */
export async function replaceLostKey(db: Transactor, given: GivenKeys, now: Date): Promise<void> {
  if (!given.secretKey) makeKeyAgain(given.dataDir, now);
  const keys = readSecretKeys({ ...given, previousSecretKey: undefined });
  const vault = createVault({ current: keys.current, others: () => [] });
  await inTransaction(db, async (tx) => {
    const discarded = await discardTokens(tx, vault, now);
    await recordKeyCheck(tx, sealKeyCheck(keys), { replace: true });
    const removed = await discardWebhooks(tx, now);
    await discardMail(tx, now);
    await discardDestinations(tx, now);
    await replaceSigningKey(tx, vault, now);
    for (const organisationId of new Set([...discarded.keys(), ...removed.keys()])) {
      const certificates = discarded.get(organisationId) ?? 0;
      const webhooks = removed.get(organisationId) ?? 0;
      const done = { actor: { kind: 'operator', id: null }, action: 'key.replaced' } as const;
      await recordAudit(
        tx,
        organisationId,
        { ...done, subject: organisationId, detail: { certificates, webhooks } },
        now,
      );
    }
  });
}
