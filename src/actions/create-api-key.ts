/** Makes an API key; its text is in this answer and nowhere else. */
import type { Actor } from '../accounts/actor.ts';
import { newApiKey } from '../accounts/secret-text.ts';
import { Problem } from '../core/errors.ts';
import type { Scope } from '../core/scope.ts';
import { type ApiKey, addApiKey } from '../db/api-key.ts';
import type { Db } from '../db/connection.ts';

export interface NewKey {
  name: string;
  scope: Scope;
  expiresAt: Date | null;
}

export async function createApiKey(
  deps: { db: Db; now: () => Date },
  actor: Actor,
  { name, scope, expiresAt }: NewKey,
): Promise<{ apiKey: ApiKey; key: string }> {
  const now = deps.now();
  if (expiresAt && expiresAt <= now) {
    throw new Problem('invalid_input', 'expiresAt: a key cannot have expired before it is made.', {
      parameter: 'expiresAt',
    });
  }
  const { key, sha256, hint } = newApiKey();
  const { organisationId } = actor;
  const apiKey = await addApiKey(deps.db, { organisationId, name, scope, sha256, hint, expiresAt }, now);
  return { apiKey, key };
}
