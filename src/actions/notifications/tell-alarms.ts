/**
 * Tells people by mail what needs them: the tasks that lose or hide documents, each once to each person. From state alone,
 * so it may run twice and may be late: what was told is remembered in the transaction that writes the mail. A run looks at
 * so many organisations and tells so many people of each; the next run goes on with those that were looked at longest ago,
 * and in each after the last person, so neither a large organisation nor a stop delays the others for ever.
 */
import { dayMs } from '../../core/durations.ts';
import { compareTasks, type TaskKind } from '../../core/task.ts';
import { boundTo } from '../../db/bounded-db.ts';
import { inTransaction } from '../../db/connection.ts';
import { addMail } from '../../db/notifications/mail.ts';
import {
  type AlarmRecipient,
  listAlarmRecipients,
  listOrganisationsToLookAt,
  type OrganisationToLookAt,
  pruneEndedAlarms,
  recordAlarms,
  saveAlarmLook,
} from '../../db/notifications/notification-setting.ts';
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

/** Of one run. The tasks of an organisation are found once for all who see every company, and once for each other limit. */
const mostInRun = { organisations: 2_000, peopleOfEach: 100 };

export async function tellAlarms(ctx: Ctx, signal: AbortSignal, most = mostInRun): Promise<void> {
  if (!ctx.mail) return;
  for (const organisation of await listOrganisationsToLookAt(ctx.db, most.organisations)) {
    if (signal.aborted) return;
    try {
      await tellOrganisation(ctx, organisation, most.peopleOfEach, signal);
    } catch (error) {
      // One organisation's trouble is not the others'.
      ctx.log.error({ err: error, organisationId: organisation.id }, 'alarms could not be written');
    }
  }
}

async function tellOrganisation(
  ctx: Ctx,
  organisation: OrganisationToLookAt,
  limit: number,
  signal: AbortSignal,
): Promise<void> {
  const { db, now } = ctx;
  const after = organisation.afterUserId;
  const recipients = await listAlarmRecipients(db, organisation.id, { after, limit });
  const upTo = recipients.length === limit ? recipients.at(-1)!.userId : null;
  // Before the rest, so that what fails each time neither keeps its place in the order nor holds up the people after it.
  await saveAlarmLook(db, organisation.id, upTo, now());
  if (recipients.length === 0) return;
  const operator = { kind: 'operator', organisationId: organisation.id, scope: 'admin' } as const;
  const tasksIn = async (seen: Ctx) =>
    (await findTasks(seen, operator)).filter(({ kind }) => alarming.has(kind));
  const whole = await tasksIn(ctx);
  // As the tasks page shows them to who sees some companies: a task of several names and counts theirs alone.
  const limited = new Map<string, TaskWithText[]>();
  if (whole.length > 0)
    for (const { limit } of recipients) {
      if (signal.aborted) return;
      if (limit && !limited.has(limit.join()))
        limited.set(limit.join(), await tasksIn({ ...ctx, db: boundTo(ctx.wholeDb, limit) }));
    }
  await pruneEndedAlarms(
    db,
    organisation.id,
    { after, upTo },
    [whole, ...limited.values()].flat().map(({ id }) => id),
    new Date(now().getTime() - dayMs),
  );
  if (whole.length === 0) return;
  const people = new Map(
    (await ctx.signIn.listUsers(recipients.map(({ userId }) => userId))).map((person) => [person.id, person]),
  );
  for (const recipient of recipients) {
    if (signal.aborted) return;
    const person = people.get(recipient.userId);
    const tasks = recipient.limit ? limited.get(recipient.limit.join())! : whole;
    if (person) await tellPerson(ctx, organisation, { ...recipient, email: person.email }, tasks);
  }
}

async function tellPerson(
  ctx: Ctx,
  { id: organisationId, name }: OrganisationToLookAt,
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
