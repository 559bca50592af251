/**
 * Tells people by mail what needs them: the tasks that lose or hide documents, each once to each person. From state alone,
 * so it may run twice and may be late: what was told is remembered in the transaction that writes the mail. A run has
 * bounds; the next goes on with the organisations that were looked at longest ago, and in each after the last person, so
 * neither a large organisation nor a stop keeps the others waiting. Two processes at once take different organisations.
 */
import { dayMs } from '../../core/durations.ts';
import { compareTasks, type TaskKind } from '../../core/task.ts';
import { boundTo } from '../../db/bounded-db.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  type AlarmLook,
  type AlarmRecipient,
  listAlarmLooks,
  listAlarmRecipients,
  moveAlarmLook,
  recordAlarms,
  removeEndedAlarms,
  takeAlarmLook,
} from '../../db/notifications/alarm.ts';
import { addMail } from '../../db/notifications/mail.ts';
import { findLanguage } from '../../db/people/person.ts';
import { alarmMail } from '../../notify/alarm-mail.ts';
import type { TaskWithText } from '../../text/tasks/task-text.ts';
import type { Ctx } from '../context.ts';
import { findTasks, groupWithNames } from '../tasks/list-tasks.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

/** What a person must not learn of only when they next look. */
const alarming: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'reconnect',
  'token_refresh_failing',
  'refresh_token_ageing',
  'access_lost',
  'messages_expiring',
  'expired_in_our_time',
  'archive_trouble',
  'seal_tampered',
  'refused_invoices',
  'unproven_originals',
  'quarantine_large',
  'backup_too_old',
  'backup_not_continued',
]);

/** Of one run. Of each organisation: members looked at, and tasks compared with what they were told. */
const mostInRun = { organisations: 2_000, members: 500, comparisons: 200_000 };

/** In comparisons: to find the tasks once more, as members with another limit see them, takes some twenty statements. */
const costOfLimit = 2_000;

export async function tellAlarms(ctx: Ctx, signal: AbortSignal, most = mostInRun): Promise<void> {
  if (!ctx.mail) return;
  for (const look of await listAlarmLooks(ctx.db, most.organisations)) {
    if (signal.aborted) return;
    // Before anything else, so that what fails or ends the process each time does not come first the next time.
    if (!(await takeAlarmLook(ctx.db, look, ctx.now()))) continue;
    try {
      await tellOrganisation(ctx, look, most, signal);
    } catch (error) {
      // One organisation's trouble is not the others'.
      ctx.log.error({ err: error, organisationId: look.organisationId }, 'alarms could not be written');
    }
  }
}

async function tellOrganisation(
  ctx: Ctx,
  look: AlarmLook,
  most: { members: number; comparisons: number },
  signal: AbortSignal,
): Promise<void> {
  const { db } = ctx;
  const { organisationId, afterUserId: after } = look;
  const members = await listAlarmRecipients(db, organisationId, { after, limit: most.members });
  const end = members.length < most.members ? null : members.at(-1)!.userId;
  const recipients = members.filter(({ wantsAlarms }) => wantsAlarms);
  const tasks = recipients.length === 0 ? [] : await findAlarming(ctx, organisationId);
  if (tasks.length === 0) {
    await removeEndedAlarms(db, organisationId, { after, upTo: end }, endedBefore(ctx));
    if (end !== after) await moveAlarmLook(db, organisationId, end);
    return;
  }
  const stoppedAfter = await tellPeople(ctx, look, { recipients, tasks }, most.comparisons, signal);
  // After the people: a process that dies between two of them leaves the place, and who was told is told nothing twice.
  const place = stoppedAfter === undefined ? end : stoppedAfter;
  if (place !== after) await moveAlarmLook(db, organisationId, place);
}

/** @returns after whom it stopped; undefined when it reached all of them */
async function tellPeople(
  ctx: Ctx,
  look: AlarmLook,
  { recipients, tasks }: { recipients: AlarmRecipient[]; tasks: TaskWithText[] },
  comparisons: number,
  signal: AbortSignal,
): Promise<string | null | undefined> {
  const found = await ctx.signIn.listUsers(recipients.map(({ userId }) => userId));
  const emails = new Map(found.map(({ id, email }) => [id, email]));
  // As the tasks page shows them to who sees some companies: a task of several names and counts theirs alone.
  const limited = new Map<string, TaskWithText[]>();
  let after = look.afterUserId;
  let cost = 0;
  for (const recipient of recipients) {
    if (signal.aborted || cost > comparisons) return after;
    const { userId, limit } = recipient;
    const key = limit?.join();
    try {
      if (limit && !limited.has(key!)) {
        cost += costOfLimit;
        const bounded = { ...ctx, db: boundTo(ctx.wholeDb, limit) };
        limited.set(key!, await findAlarming(bounded, look.organisationId));
      }
      const seen = limit ? limited.get(key!)! : tasks;
      cost += seen.length;
      const email = emails.get(userId);
      if (email !== undefined) await tellPerson(ctx, look, { ...recipient, email }, seen);
    } catch (error) {
      // The person is told in the next round; the others are told now.
      const { organisationId } = look;
      ctx.log.error({ err: error, organisationId, userId }, 'an alarm could not be written');
    }
    after = userId;
  }
  return undefined;
}

async function findAlarming(ctx: Ctx, organisationId: string): Promise<TaskWithText[]> {
  const tasks = await findTasks(ctx, { kind: 'operator', organisationId, scope: 'admin' });
  return tasks.filter(({ kind }) => alarming.has(kind));
}

const endedBefore = ({ now }: Ctx) => new Date(now().getTime() - dayMs);

async function tellPerson(
  ctx: Ctx,
  { organisationId, organisationName }: AlarmLook,
  { userId, companies, email }: AlarmRecipient & { email: string },
  tasks: TaskWithText[],
): Promise<void> {
  const now = ctx.now();
  const theirs = tasks.filter(({ companyIds, companyId }) => {
    const about = companyId === null ? companyIds : [companyId];
    return companies === null || about.length === 0 || about.some((id) => companies.includes(id));
  });
  await inTransaction(ctx.db, async (tx) => {
    const which = { organisationId, userId };
    const ids = { told: theirs.map(({ id }) => id), lasting: tasks.map(({ id }) => id) };
    const fresh = await recordAlarms(tx, which, { ...ids, endedBefore: endedBefore(ctx) }, now);
    if (fresh.size === 0) return;
    const language = (await findLanguage(tx, userId)) ?? 'ro';
    const grouped = await groupWithNames(
      { db: tx, now: ctx.now },
      organisationId,
      theirs.filter(({ id }) => fresh.has(id)),
    );
    const facts = {
      organisation: organisationName,
      tasks: grouped.sort(compareTasks).map(({ title, detail }) => ({
        title: title[language],
        detail: detail[language],
      })),
      url: new URL('/', ctx.publicUrl).href,
      unsubscribeUrl: unsubscribeUrl(ctx, which),
    };
    const content = alarmMail(facts, language);
    const mail = {
      organisationId,
      kind: 'alarm',
      recipient: email.toLowerCase(),
      language,
      content,
    } as const;
    await addMail(tx, ctx.vault, mail, now);
  });
}
