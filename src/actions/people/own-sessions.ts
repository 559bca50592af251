/** A person's sessions: where they are signed in, and ending one or all of them. */
import type { SessionActor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  deleteSession,
  deleteSessionsOf,
  type OpenSession,
  listSessions as selectSessions,
} from '../../db/people/session.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { recordForPerson } from './sign-ins.ts';

/** A page of settings shows no more; ending all ends the others as well. */
const most = 100;

export interface OwnSession extends OpenSession {
  /** The one that asks. */
  current: boolean;
}

export async function listOwnSessions(ctx: Ctx, actor: SessionActor): Promise<OwnSession[]> {
  const now = ctx.now();
  const idleSince = ctx.sessionIdleMs === undefined ? null : new Date(now.getTime() - ctx.sessionIdleMs);
  const found = await selectSessions(ctx.db, actor.userId, { idleSince, limit: most }, now);
  return found.map((session) => ({ ...session, current: session.id === actor.sessionId }));
}

/** @throws Problem not_found */
export async function endOwnSession(ctx: Ctx, actor: SessionActor, id: string): Promise<void> {
  if (!(await deleteSession(ctx.db, actor.userId, id))) throw notFound('session');
  await recordEnd(ctx, actor, 1);
}

/** @param others whether the session that asks goes on */
export async function endOwnSessions(
  ctx: Ctx,
  actor: SessionActor,
  { others }: { others: boolean },
): Promise<void> {
  const ended = await deleteSessionsOf(ctx.db, actor.userId, others ? actor.sessionId : null);
  if (ended > 0) await recordEnd(ctx, actor, ended);
}

async function recordEnd(ctx: Ctx, actor: SessionActor, sessions: number): Promise<void> {
  await recordForPerson(ctx, actor.userId, auditActor(actor), 'session.ended', { sessions });
}
