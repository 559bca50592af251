/** One cause, one task: what is wrong with several companies or certificates for the same reason is told once. Pure. */
import { severities, type Task, type TaskAction, taskId } from '../../core/task.ts';
import { inEachLanguage } from '../../text/language.ts';
import { groupsEn, namesEn } from '../../text/tasks/group-en.ts';
import { type GroupedKind, groupsRo, namesRo } from '../../text/tasks/group-ro.ts';
import type { TaskWithText } from '../../text/tasks/task-text.ts';

const firstNames = 3;

/** Where all that a group is about can be seen. Tasks of a kind that is not here are never grouped. */
const destinations: Record<GroupedKind, TaskAction> = {
  access_lost: look('look_at_companies', '/api/v1/overview/companies?access=denied'),
  listing_too_old: look('look_at_companies', '/api/v1/overview/companies'),
  listing_unproven: look('look_at_companies', '/api/v1/overview/companies'),
  lists_differ: look('look_at_companies', '/api/v1/overview/companies'),
  unknown_anaf_note: look('look_at_companies', '/api/v1/overview/companies'),
  messages_expiring: look('look_at_messages', '/api/v1/messages?state=pending'),
  pending_too_long: look('look_at_messages', '/api/v1/messages?state=pending'),
  expired_in_our_time: look('look_at_messages', '/api/v1/messages?state=expired'),
  archive_trouble: look('look_at_archive', '/readyz'),
  seal_tampered: look('look_at_invoices', '/api/v1/invoices?seal=tampered'),
  anaf_long_wait: look('look_at_budget', '/api/v1/budget'),
  reconnect: look('look_at_connections', '/api/v1/anaf/tokens'),
  token_refresh_failing: look('look_at_connections', '/api/v1/anaf/tokens'),
  refresh_token_ageing: look('look_at_connections', '/api/v1/anaf/tokens'),
};

/** @param nameOf the name that people know a task's company or connection by */
export function groupTasks(tasks: TaskWithText[], nameOf: (task: Task) => string | null): TaskWithText[] {
  const byKind = Map.groupBy(tasks, ({ kind, companyId, connectionId }) =>
    isGrouped(kind) && (companyId ?? connectionId) !== null ? kind : null,
  );
  const alone = byKind.get(null) ?? [];
  byKind.delete(null);
  const groups = [...byKind].flatMap(([kind, its]) =>
    new Set(its.map(({ companyId, connectionId }) => companyId ?? connectionId)).size < 2
      ? its
      : [toGroup(kind as GroupedKind, its, nameOf)],
  );
  return [...alone, ...groups];
}

function toGroup(
  kind: GroupedKind,
  tasks: TaskWithText[],
  nameOf: (task: Task) => string | null,
): TaskWithText {
  const companyIds = [...new Set(tasks.flatMap((task) => task.companyIds))];
  const ofConnections = tasks.every(({ companyId }) => companyId === null);
  const n = ofConnections ? tasks.length : companyIds.length;
  const names = [...new Set(tasks.map(nameOf).filter((name) => name !== null))].slice(0, firstNames);
  const texts = { ro: groupsRo[kind](n, namesRo(names, n)), en: groupsEn[kind](n, namesEn(names, n)) };
  return {
    id: taskId(kind, 'group'),
    kind,
    severity: severities.find((severity) => tasks.some((task) => task.severity === severity))!,
    since: new Date(Math.min(...tasks.map(({ since }) => since.getTime()))),
    companyId: null,
    companyIds,
    connectionId: null,
    messageId: null,
    title: inEachLanguage(texts, ({ title }) => title),
    detail: inEachLanguage(texts, ({ detail }) => detail),
    // Only where ANAF said the same to all.
    anafWords: tasks.every(({ anafWords }) => anafWords === tasks[0]!.anafWords) ? tasks[0]!.anafWords : null,
    action: destinations[kind],
  };
}

function isGrouped(kind: Task['kind']): kind is GroupedKind {
  return Object.hasOwn(destinations, kind);
}

function look(kind: TaskAction['kind'], href: string): TaskAction {
  return { kind, method: 'GET', href };
}
