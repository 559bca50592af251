/** The audit log: actions that cannot be undone or that grant access, with actor, subject and time. Rows are only added. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export const auditActions = [
  'message.closed',
  'notices.seen',
  'invoices.marked',
  'invoice.commented',
  'quarantine.accepted',
  'member.invited',
  'member.joined',
  'member.changed',
  'member.removed',
  'invitation.revoked',
  'approval_link.created',
  'approval_link.revoked',
  'approval_link.answered',
  'token_link.created',
  'token_link.revoked',
  'token_link.used',
  'api_key.created',
  'api_key.revoked',
  'api_key.changed',
  'connection.removed',
  'key.replaced',
  'company.removed',
  'connection.added',
  'company.added',
  'company.renamed',
  'company.contact_changed',
  'company.instructions_sent',
  'organisation.created',
  'organisation.renamed',
  'organisation.client_approval_changed',
  'plan.changed',
  'member.renamed',
  'session.opened',
  'session.refused',
  'session.ended',
  'password.changed',
  'password.reset',
  'second_factor.added',
  'second_factor.removed',
  'second_factor.codes_renewed',
  'person.linked',
  'passkey.added',
  'passkey.removed',
  'organisation.second_factor_changed',
  'signer.trusted',
  'signer.distrusted',
  'export.requested',
  'export.removed',
  'reconciliation.made',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.secret_rotated',
  'webhook.replayed',
  'month.closed',
  'month.reopened',
  'destination.created',
  'destination.changed',
  'destination.removed',
  'statement.made',
  'hint.silenced',
  'hint.expected',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** `unknown`: a sign-in that was refused. */
export const auditActorKinds = ['key', 'person', 'operator', 'link', 'unknown'] as const;

export interface AuditActor {
  /** `link`: the holder of a token link or an approval link, whose id is then the actor's. */
  kind: (typeof auditActorKinds)[number];
  /** Null for `operator`: a command run on the machine. */
  id: string | null;
  /** Of the request; undefined for commands on the machine. */
  address?: string;
  requestId?: string;
}

export interface AuditEntry {
  id: string;
  actor: AuditActor;
  action: AuditAction;
  /** The id of what it was done to. */
  subject: string;
  detail: Record<string, unknown>;
  address: string | null;
  requestId: string | null;
  at: Date;
}

/** Call it in the transaction of the action. */
export async function recordAudit(
  db: Db,
  organisationId: string,
  {
    actor,
    action,
    subject,
    detail = {},
  }: Omit<AuditEntry, 'id' | 'at' | 'detail' | 'address' | 'requestId'> & { detail?: object },
  now: Date,
): Promise<void> {
  await db.query(sql`
    insert into audit (id, organisation_id, actor_kind, actor_id, address, request_id, action, subject, detail, at)
    values (${newId(now)}, ${organisationId}, ${actor.kind}, ${actor.id}, ${actor.address ?? null},
      ${actor.requestId ?? null}, ${action}, ${subject},
      ${JSON.stringify(detail)}, ${now})`);
}

/** Newest first, after the position `after`. */
export async function listAudit(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<AuditEntry[]> {
  return newestFirst<AuditEntry>(db, page, {
    select: sql`
      select id, jsonb_build_object('kind', actor_kind, 'id', actor_id) as actor, action, subject, detail,
        address, request_id, at
      from audit where organisation_id = ${organisationId}`,
    at: sql`at`,
    id: sql`id`,
  });
}
