/** The actor as the audit names it: a person by the account, not by the session that ends. */
import type { Actor } from '../../accounts/actor.ts';
import type { AuditActor } from '../../db/audit/audit.ts';

export function auditActor(actor: Actor): AuditActor {
  switch (actor.kind) {
    case 'key':
      return { kind: 'key', id: actor.keyId, address: actor.address, requestId: actor.requestId };
    case 'session':
      return { kind: 'person', id: actor.userId, address: actor.address, requestId: actor.requestId };
    case 'operator':
      return { kind: 'operator', id: null };
  }
}

/** The person who acts, for what is revoked when that person leaves; null for a program and the operator. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'session' ? actor.userId : null;
}
