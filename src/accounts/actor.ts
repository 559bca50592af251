/** Who acts: a program by its key, a person by a session, or the operator at the machine. Knows no request. */
import type { CompanyLimit } from '../core/company-limit.ts';
import type { Scope } from '../core/scope.ts';

export interface KeyActor {
  kind: 'key';
  /** Of the request, for the audit. */
  address?: string;
  requestId?: string;
  keyId: string;
  organisationId: string;
  scope: Scope;
  companies: CompanyLimit;
}

export interface SessionActor {
  kind: 'session';
  address?: string;
  requestId?: string;
  sessionId: string;
  userId: string;
  /** When the person last gave a password or a second factor in this session. */
  provenAt: Date | null;
  /** Whether it was opened or confirmed by more than a password. */
  strong: boolean;
  memberId: string;
  /** The organisation asks for a second factor, which this session was not opened with. */
  needsSecondFactor: boolean;
  organisationId: string;
  scope: Scope;
  companies: CompanyLimit;
}

/** The operator, who can run commands on the machine, may do everything in the organisation that they name. */
export interface OperatorActor {
  kind: 'operator';
  organisationId: string;
  scope: 'admin';
}

/** Who may come over the network. */
export type Principal = KeyActor | SessionActor;
export type Actor = Principal | OperatorActor;

/** The name under which rate limits and idempotency keys are kept; a session has one in each of its organisations. */
export function holderOf(actor: Actor): string {
  switch (actor.kind) {
    case 'key':
      return `key:${actor.keyId}`;
    case 'session':
      return `session:${actor.sessionId}:${actor.organisationId}`;
    case 'operator':
      return `operator:${actor.organisationId}`;
  }
}

/** The companies that the actor may see. */
export function limitOf(actor: Actor): CompanyLimit {
  return actor.kind === 'operator' ? 'all' : actor.companies;
}

/** Of whom the companies are, in `company_grant`; the operator has no limit. */
export function grantHolderOf(actor: Principal): string {
  return actor.kind === 'key' ? actor.keyId : actor.memberId;
}
