/** What a company asks of a person. Pure. */

import { maskCif } from '../../core/cif.ts';
import { dayMs } from '../../core/durations.ts';
import { type Severity, type TaskAction, type TaskKind, taskId } from '../../core/task.ts';
import type { CompanyFacts } from '../../db/companies/company-trouble.ts';
import { type TaskText, type TaskWithText, taskText } from '../../text/tasks/task-text.ts';

/** @param listedBefore older listings are too old; null where listing is not automatic, or not possible */
export function companyTasks(company: CompanyFacts, listedBefore: Date | null, now: Date): TaskWithText[] {
  return [...aboutListing(company, listedBefore), ...aboutPending(company, now), ...aboutArchive(company)];
}

function aboutListing(c: CompanyFacts, listedBefore: Date | null): TaskWithText[] {
  const name = nameOf(c);
  if (c.access === 'denied') {
    const since = c.accessLostAt ?? c.createdAt;
    const text = taskText((texts) => texts.accessLost(name, since));
    return [{ ...task('access_lost', 'urgent', c, since, text, look(c)), anafWords: c.accessDetail }];
  }
  const tasks: TaskWithText[] = [];
  const last = c.lastListedAt ?? c.createdAt;
  if (listedBefore && c.syncEnabled && last < listedBefore) {
    const text = taskText((texts) => texts.listingTooOld(name, c.lastListedAt));
    tasks.push(task('listing_too_old', 'urgent', c, last, text, sync(c)));
  }
  if (c.unproven) {
    const { reported, listed, at } = c.unproven;
    const text = taskText((texts) => texts.listingUnproven(name, reported, listed));
    tasks.push(task('listing_unproven', 'warning', c, at, text, sync(c)));
  }
  if (c.differences) {
    const text = taskText((texts) => texts.listsDiffer(name));
    tasks.push(task('lists_differ', 'warning', c, c.differences.first, text, look(c)));
  }
  const note = c.unknownNote ?? c.pending?.unknownNote;
  if (note) {
    const messageId = c.unknownNote ? null : (c.pending?.unknownNote?.messageId ?? null);
    const text = taskText((texts) => texts.unknownAnafNote(name));
    const about = task(
      'unknown_anaf_note',
      'warning',
      c,
      note.at,
      text,
      messageId ? retry(messageId) : sync(c),
    );
    tasks.push({ ...about, messageId, anafWords: note.words ?? null });
  }
  return tasks;
}

function aboutPending(c: CompanyFacts, now: Date): TaskWithText[] {
  const name = nameOf(c);
  const tasks: TaskWithText[] = [];
  const { expiring, old } = c.pending ?? { expiring: null, old: null };
  if (expiring) {
    const { count, soonest, messageId } = expiring;
    const daysLeft = Math.ceil((soonest.getTime() - now.getTime()) / dayMs);
    const text = taskText((texts) => texts.messagesExpiring(name, count, daysLeft, soonest));
    const since = new Date(soonest.getTime() - 7 * dayMs);
    const action = count === 1 ? retry(messageId) : lookAtMessages(c, 'pending');
    tasks.push({ ...task('messages_expiring', 'urgent', c, since, text, action), messageId });
  }
  if (old) {
    const since = new Date(old.oldest.getTime() + 30 * dayMs);
    const text = taskText((texts) => texts.pendingTooLong(name, old.count));
    const action = lookAtMessages(c, 'pending');
    tasks.push({ ...task('pending_too_long', 'warning', c, since, text, action), messageId: old.messageId });
  }
  if (c.lost) {
    const { count, first, messageId } = c.lost;
    const text = taskText((texts) => texts.expiredInOurTime(name, count));
    const action = lookAtMessages(c, 'expired');
    tasks.push({ ...task('expired_in_our_time', 'warning', c, first, text, action), messageId });
  }
  return tasks;
}

function aboutArchive(c: CompanyFacts): TaskWithText[] {
  const tasks: TaskWithText[] = [];
  const waiting = c.pending?.archive;
  if (waiting) {
    const text = taskText((texts) => texts.archiveWaiting(nameOf(c), waiting.count));
    const about = task('archive_trouble', 'warning', c, waiting.first, text, lookAtMessages(c, 'pending'));
    tasks.push({ ...about, id: taskId('archive_trouble', `${c.id} waiting`) });
  }
  if (c.findings) {
    const { count, first } = c.findings;
    const text = taskText((texts) => texts.archiveFindings(nameOf(c), count));
    tasks.push(task('archive_trouble', 'urgent', c, first, text, look(c)));
  }
  return tasks;
}

function task(
  kind: TaskKind,
  severity: Severity,
  { id }: CompanyFacts,
  since: Date,
  text: TaskText,
  action: TaskAction,
): TaskWithText {
  return {
    id: taskId(kind, id),
    kind,
    severity,
    since,
    companyId: id,
    companyIds: [id],
    connectionId: null,
    messageId: null,
    ...text,
    anafWords: null,
    action,
  };
}

export function nameOf({ name, cif }: Pick<CompanyFacts, 'name' | 'cif'>): string {
  return name ?? `CIF ${maskCif(cif)}`;
}

function look({ id }: CompanyFacts): TaskAction {
  return { kind: 'look_at_company', method: 'GET', href: `/api/v1/companies/${id}` };
}

function sync({ id }: CompanyFacts): TaskAction {
  return { kind: 'sync_company', method: 'POST', href: `/api/v1/companies/${id}/sync` };
}

function retry(messageId: string): TaskAction {
  return { kind: 'retry_message', method: 'POST', href: `/api/v1/messages/${messageId}/retry` };
}

function lookAtMessages({ id }: CompanyFacts, state: 'pending' | 'expired'): TaskAction {
  return { kind: 'look_at_messages', method: 'GET', href: `/api/v1/messages?company=${id}&state=${state}` };
}
