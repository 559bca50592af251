/**
 * Tells people by mail what needs them: the tasks that lose or hide documents, each once to each person. From state alone,
 * so it may run twice and may be late: what was told is remembered in the transaction that writes the mail.
 */
import { dayMs } from '../../core/durations.ts';
import { compareTasks, type TaskKind } from '../../core/task.ts';
import { boundTo } from '../../db/bounded-db.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import {
  type AlarmRecipient,
  listAlarmRecipients,
  pruneEndedAlarms,
  recordAlarms,
} from '../../db/notifications/notification-setting.ts';
import { listOrganisations, type Organisation } from '../../db/people/organisation.ts';
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
  'quarantine_large',
  'backup_too_old',
  'backup_not_continued',
]);

export async function tellAlarms(ctx: Ctx, signal: AbortSignal): Promise<void> {
  if (!ctx.mail) return;
  for (const organisation of await listOrganisations(ctx.db)) {
    if (signal.aborted) return;
    try {
      await tellOrganisation(ctx, organisation);
    } catch (error) {
      // One organisation's trouble is not the others'.
      ctx.log.error({ err: error, organisationId: organisation.id }, 'alarms could not be written');
    }
  }
}

async function tellOrganisation(ctx: Ctx, organisation: Organisation): Promise<void> {
  const { db, now } = ctx;
  const recipients = await listAlarmRecipients(db, organisation.id);
  if (recipients.length === 0) return;
  const operator = { kind: 'operator', organisationId: organisation.id, scope: 'admin' } as const;
  const tasksIn = async (seen: Ctx) =>
    (await findTasks(seen, operator)).filter(({ kind }) => alarming.has(kind));
  const whole = await tasksIn(ctx);
  // As the tasks page shows them to who sees some companies: a task of several names and counts theirs alone.
  const limited = new Map<string, TaskWithText[]>();
  if (whole.length > 0)
    for (const { limit } of recipients)
      if (limit && !limited.has(limit.join()))
        limited.set(limit.join(), await tasksIn({ ...ctx, db: boundTo(ctx.wholeDb, limit) }));
  await pruneEndedAlarms(
    db,
    organisation.id,
    [whole, ...limited.values()].flat().map(({ id }) => id),
    new Date(now().getTime() - dayMs),
  );
  if (whole.length === 0) return;
  const people = new Map(
    (await ctx.signIn.listUsers(recipients.map(({ userId }) => userId))).map((person) => [person.id, person]),
  );
  for (const recipient of recipients) {
    const person = people.get(recipient.userId);
    const tasks = recipient.limit ? limited.get(recipient.limit.join())! : whole;
    if (person) await tellPerson(ctx, organisation, { ...recipient, email: person.email }, tasks);
  }
}

async function tellPerson(
  ctx: Ctx,
  { id: organisationId, name }: Organisation,
  { userId, companies, email }: AlarmRecipient & { email: string },
  tasks: TaskWithText[],
): Promise<void> {
  const now = ctx.now();
  const theirs = tasks.filter(({ companyIds, companyId }) => {
    const about = companyId === null ? companyIds : [companyId];
    return companies === null || about.length === 0 || about.some((id) => companies.includes(id));
  });
  const language = (await findLanguage(ctx.db, userId)) ?? 'ro';
  await inTransaction(ctx.db, async (tx) => {
    const which = { organisationId, userId };
    const fresh = await recordAlarms(
      tx,
      which,
      theirs.map(({ id }) => id),
      now,
    );
    if (fresh.size === 0) return;
    const grouped = await groupWithNames(
      { db: tx, now: ctx.now },
      organisationId,
      theirs.filter(({ id }) => fresh.has(id)),
    );
    const facts = {
      organisation: name,
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
