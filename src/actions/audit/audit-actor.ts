/** Who acts, as the audit names him: a person by his account, not by the session that ends. */
import type { Actor } from '../../accounts/actor.ts';
import type { AuditActor } from '../../db/audit/audit.ts';

export function auditActor(actor: Actor): AuditActor {
  switch (actor.kind) {
    case 'key':
      return { kind: 'key', id: actor.keyId };
    case 'session':
      return { kind: 'person', id: actor.userId };
    case 'operator':
      return { kind: 'operator', id: null };
  }
}
