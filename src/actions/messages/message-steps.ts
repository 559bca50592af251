/** A message's way as steps in the order in which they were taken, from what is kept of it. Pure. */
import type { AuditActor } from '../../db/audit/audit.ts';
import type { KeptHistory } from '../../db/messages/message-history.ts';

export const stepKinds = [
  'created',
  'listed',
  'failed',
  'asked',
  'archived',
  'read',
  'backfilled',
  'expired',
  'closed',
  'verified',
  'logged',
  'planned',
] as const;
export type StepKind = (typeof stepKinds)[number];

export interface Step {
  kind: StepKind;
  at: Date;
  /** Why it failed or what was found: a reason, a verdict, an outcome. */
  code: string | null;
  /** ANAF's words, or those of the person who closed it. */
  words: string | null;
  /** Who closed it. */
  actor: AuditActor | null;
}

export interface History {
  messageId: string | null;
  invoiceId: string | null;
  attempts: number;
  /** Failed attempts of which only the number is kept. */
  attemptsNotKept: number;
  steps: Step[];
}

export function tellHistory(kept: KeptHistory): History {
  const steps = [...fromMessage(kept), ...fromInvoice(kept)]
    .filter((one): one is Step => one !== null)
    .map((one, place) => ({ one, place }))
    // What one transaction wrote has one instant, and stays in the order in which it is told.
    .sort((a, b) => a.one.at.getTime() - b.one.at.getTime() || a.place - b.place)
    .map(({ one }) => one);
  const attempts = kept.message?.attempts ?? 0;
  const ended = kept.message?.state === 'archived' || kept.message?.state === 'expired' ? 1 : 0;
  const told = steps.filter(({ kind }) => kind === 'failed').length;
  return {
    messageId: kept.messageId,
    invoiceId: kept.invoice?.id ?? null,
    attempts,
    attemptsNotKept: Math.max(0, attempts - ended - told),
    steps,
  };
}

function fromMessage({ message: m, failures, log, closed }: KeptHistory): (Step | null)[] {
  if (!m) return [];
  const last = failures.at(-1)?.attempt ?? 0;
  const forgotten = m.state === 'pending' && m.attempts > last && m.reason !== null ? m.lastAttemptAt : null;
  return [
    step('created', m.createdAt),
    step('listed', m.listedAt),
    ...failures.map(({ at, reason, words }) => step('failed', at, reason, words)),
    step('failed', forgotten, m.reason, m.words),
    step('asked', m.askedAt),
    step('archived', m.archivedAt),
    m.state === 'expired' ? step('expired', m.lastAttemptAt, m.reason, m.words) : null,
    closed && { ...step('closed', closed.at, 'closed', closed.words)!, actor: closed.actor },
    ...log.map(({ at, status }) => step('logged', at, status)),
    step('verified', m.verifiedAt),
    m.state === 'pending' ? step('planned', m.nextAttemptAt) : null,
  ];
}

function fromInvoice({ invoice }: KeptHistory): (Step | null)[] {
  if (!invoice) return [];
  const { backfilled, recordedAt, reading } = invoice;
  return [backfilled ? step('backfilled', recordedAt) : null, step('read', recordedAt, reading)];
}

function step(
  kind: StepKind,
  at: Date | null,
  code: string | null = null,
  words: string | null = null,
): Step | null {
  return at && { kind, at, code, words, actor: null };
}
