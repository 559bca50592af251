/** What the connections to ANAF ask of a person. Pure. */
import { dayMs } from '../../core/durations.ts';
import { type Severity, type TaskKind, taskId } from '../../core/task.ts';
import type { UnseenCompany } from '../../db/companies/unseen.ts';
import type { ConnectionFacts } from '../../db/connections/connection-trouble.ts';
import { type TaskText, type TaskWithText, taskText } from '../../text/tasks/task-text.ts';
import { nameOf } from './company-tasks.ts';

/** ANAF documents a year for a refresh token. */
const yearMs = 365 * dayMs;
const connect = { kind: 'connect', method: 'GET', href: '/api/v1/anaf/connect' } as const;

/** @param unseen companies that no valid connection can read: the task that would end it names them */
export function connectionTasks(
  connections: ConnectionFacts[],
  organisation: { id: string; createdAt: Date },
  unseen: UnseenCompany[],
  now: Date,
): TaskWithText[] {
  const tasks = connections.flatMap((connection) =>
    tasksOf(
      connection,
      unseen.filter(({ deadConnections }) => deadConnections.includes(connection.id)),
      now,
    ),
  );
  const valid = connections.some((connection) => connection.isValid);
  if (valid || tasks.some(({ kind }) => kind === 'reconnect')) return tasks;
  const none: TaskWithText = {
    ...blank(
      'connect_anaf',
      'urgent',
      organisation.id,
      organisation.createdAt,
      taskText((texts) => texts.connect()),
    ),
    connectionId: null,
    companyIds: unseen.map(({ id }) => id),
  };
  return [none, ...tasks];
}

function tasksOf(c: ConnectionFacts, unseen: UnseenCompany[], now: Date): TaskWithText[] {
  const accessWorks = c.accessRefusedAt === null && c.accessExpiresAt > now;
  const worksUntil = accessWorks ? c.accessExpiresAt : null;
  const endedAt =
    c.refreshRefusedAt ?? c.refusedAgainAt ?? (c.hasRefreshToken || accessWorks ? null : endOf(c));
  // Refused for good: whatever else is wrong with it follows from that.
  if (endedAt) {
    const severity = accessWorks ? 'warning' : 'urgent';
    const text = taskText((texts) => texts.reconnect(c.holder ?? c.serial, worksUntil, unseen.map(nameOf)));
    const companyIds = unseen.map(({ id }) => id);
    return [
      { ...blank('reconnect', severity, c.id, endedAt, text), companyIds, anafWords: c.refreshFailure },
    ];
  }
  return [...failing(c, worksUntil, now), ...ageing(c, now)];
}

function endOf({ accessRefusedAt, accessExpiresAt }: ConnectionFacts): Date {
  return accessRefusedAt && accessRefusedAt < accessExpiresAt ? accessRefusedAt : accessExpiresAt;
}

function failing(c: ConnectionFacts, worksUntil: Date | null, now: Date): TaskWithText[] {
  const failedAt = c.refreshFailedAt;
  if (!failedAt) return [];
  const soon = worksUntil === null || worksUntil.getTime() < now.getTime() + 2 * dayMs;
  const text = taskText((texts) => texts.refreshFailing(failedAt, worksUntil));
  const task = blank('token_refresh_failing', soon ? 'urgent' : 'warning', c.id, failedAt, text);
  return [{ ...task, anafWords: c.refreshFailure }];
}

function ageing(c: ConnectionFacts, now: Date): TaskWithText[] {
  if (!c.hasRefreshToken || !c.refreshIssuedAt) return [];
  const endsAt = new Date(c.refreshIssuedAt.getTime() + yearMs);
  const since = new Date(endsAt.getTime() - 30 * dayMs);
  if (since > now) return [];
  const daysLeft = Math.ceil((endsAt.getTime() - now.getTime()) / dayMs);
  const severity = daysLeft <= 7 ? 'urgent' : 'warning';
  return [
    blank(
      'refresh_token_ageing',
      severity,
      c.id,
      since,
      taskText((texts) => texts.refreshTokenAgeing(daysLeft, endsAt)),
    ),
  ];
}

function blank(
  kind: TaskKind,
  severity: Severity,
  connectionId: string,
  since: Date,
  text: TaskText,
): TaskWithText {
  return {
    id: taskId(kind, connectionId),
    kind,
    severity,
    since,
    companyId: null,
    companyIds: [],
    connectionId,
    messageId: null,
    ...text,
    anafWords: null,
    action: connect,
  };
}
