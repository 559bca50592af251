/** What needs a person, the worst first. From state alone: what has been mended is no task any more. */

import type { Actor } from '../../accounts/actor.ts';
import { outageCodes } from '../../anaf/errors.ts';
import type { Archive } from '../../archive/archive.ts';
import { bucharestDay } from '../../core/bucharest.ts';
import { dayMs, hourMs } from '../../core/durations.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { addMonths } from '../../core/month.ts';
import { compareTasks, type Placed, severities, taskId, taskKinds } from '../../core/task.ts';
import { countOlder } from '../../db/archive/stored-zip.ts';
import { listLongWaits } from '../../db/budget/long-wait.ts';
import { findOutage } from '../../db/budget/outage.ts';
import { listCompaniesById } from '../../db/companies/company.ts';
import { listTroubledCompanies } from '../../db/companies/company-trouble.ts';
import { listUnseenCompanies } from '../../db/companies/unseen.ts';
import { listLateArrivals } from '../../db/completeness/month-closing.ts';
import type { Db } from '../../db/connection.ts';
import { listConnectionFacts } from '../../db/connections/connection-trouble.ts';
import { listStuckDestinations } from '../../db/exports/destination-trouble.ts';
import { findBackupState } from '../../db/installation/hold.ts';
import { listTampered } from '../../db/invoices/seal-check.ts';
import { listUndecided } from '../../db/invoices/signer-list.ts';
import { findLargeQuarantine, listOpenCauses } from '../../db/messages/quarantine.ts';
import { listUnseenNotices } from '../../db/messages/unseen-notice.ts';
import type { Page, PageRequest } from '../../db/page.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import { findPossibleTasks } from '../../db/tasks/possible-tasks.ts';
import { listWebhookTrouble } from '../../db/webhooks/webhook-trouble.ts';
import { type TaskWithText, taskText } from '../../text/tasks/task-text.ts';
import type { Ctx, ReadCtx } from '../context.ts';
import { planOf } from '../plan-of.ts';
import { companyTasks, nameOf } from './company-tasks.ts';
import { connectionTasks } from './connection-tasks.ts';
import { destinationTasks } from './destination-tasks.ts';
import { groupTasks } from './group-tasks.ts';
import { installationTasks } from './installation-tasks.ts';
import { monthTasks } from './month-tasks.ts';
import { noticeTasks } from './notice-tasks.ts';
import { foldOutage } from './outage-task.ts';
import { largeQuarantineTasks, quarantineTasks } from './quarantine-tasks.ts';
import { readingTasks } from './reading-tasks.ts';
import { signerTasks, tamperedTasks } from './seal-tasks.ts';
import { waitTasks } from './wait-tasks.ts';
import { webhookTasks } from './webhook-tasks.ts';

/** ANAF lists messages for sixty days; a folder of old ZIPs adds none to a month. */
const lateMonths = 4;

/** All of them are found each time: their order is no column's, and a company has few. */
export async function listTasks(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<TaskWithText>> {
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const tasks = (await findGrouped(ctx, actor)).sort(compareTasks);
  const rest = after ? tasks.filter((task) => compareTasks(task, after) > 0) : tasks;
  const data = rest.slice(0, limit);
  return { data, nextCursor: rest.length > limit ? writePlace(data.at(-1)!) : null };
}

/** One task a cause, in no order: what people read. */
export async function findGrouped(ctx: Ctx, actor: Actor): Promise<TaskWithText[]> {
  return groupWithNames(ctx, actor.organisationId, await findTasks(ctx, actor));
}

export async function groupWithNames(
  { db, now }: Pick<ReadCtx, 'db'> & Pick<Ctx, 'now'>,
  organisationId: string,
  tasks: TaskWithText[],
): Promise<TaskWithText[]> {
  const names = new Map<string, string>();
  const ids = tasks.flatMap(({ companyId }) => companyId ?? []);
  const companies = ids.length > 0 ? await listCompaniesById(db, organisationId, ids) : [];
  for (const company of companies) names.set(company.id, nameOf(company));
  const anyOfConnection = tasks.some(({ connectionId }) => connectionId !== null);
  const connections = anyOfConnection ? await listConnectionFacts(db, organisationId, now()) : [];
  for (const { id, serial, holder } of connections) {
    const known = holder ?? serial;
    if (known !== null) names.set(id, known);
  }
  return groupTasks(
    tasks,
    ({ companyId, connectionId }) => names.get(companyId ?? connectionId ?? '') ?? null,
  );
}

/** A task for each company and certificate, in no order. */
export async function findTasks(
  { db, archive, plans, backupsAreScheduled, now: clock }: Ctx,
  actor: Actor,
): Promise<TaskWithText[]> {
  const now = clock();
  const { organisationId } = actor;
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw notFound('organisation');
  // Beside the statements: the archive is asked by writing to it, which waits for the disk.
  const aboutArchive = archiveTasks(archive, now);
  aboutArchive.catch(() => {});
  const before = (ms: number) => new Date(now.getTime() - ms);
  const tooOld = before(25 * hourMs);
  const connections = await listConnectionFacts(db, organisationId, now);
  // With every connection valid a company is seen, or its right is missing.
  const anyDead = connections.length === 0 || connections.some((connection) => !connection.isValid);
  const unseen = anyDead ? await listUnseenCompanies(db, organisationId, now) : [];
  const companies = await listTroubledCompanies(db, organisationId, {
    expiringBefore: new Date(now.getTime() + 7 * dayMs),
    oldBefore: before(30 * dayMs),
    lostSince: before(90 * dayMs),
    listedBefore: tooOld,
    triedBefore: before(hourMs),
  });
  // Without a token no company is listed: that is one thing to mend, not a thousand.
  const connected = connections.some((connection) => connection.isValid);
  const scheduled = planOf(plans, organisation.plan).interval !== 'manual';
  const may = await findPossibleTasks(db, organisationId);
  const lateFrom = addMonths(bucharestDay(now).slice(0, 7), -lateMonths);
  const outage = may.breakers ? await findOutage(db, organisationId, outageCodes, now) : undefined;
  const tasks = [
    ...connectionTasks(connections, organisation, unseen, now),
    ...companies.flatMap((company) => companyTasks(company, connected && scheduled ? tooOld : null, now)),
    ...(may.undecidedSigners ? signerTasks(await listUndecided(db, organisationId), now) : []),
    ...(may.tamperedSeals ? tamperedTasks(await listTampered(db, organisationId)) : []),
    ...(may.quarantine ? await findQuarantineTasks(db, organisationId, now) : []),
    ...(may.unseenNotices ? noticeTasks(organisationId, await listUnseenNotices(db, organisationId)) : []),
    ...(may.breakers ? waitTasks(await listLongWaits(db, organisationId, now)) : []),
    ...(may.olderReadings ? readingTasks(await countOlder(db, organisationId), now) : []),
    ...(may.closedMonths
      ? monthTasks(organisationId, await listLateArrivals(db, organisationId, { from: lateFrom }))
      : []),
    ...(may.webhooks ? webhookTasks(await listWebhookTrouble(db, organisationId)) : []),
    ...(may.failingDestinations
      ? destinationTasks(await listStuckDestinations(db, organisationId, { failingBefore: before(hourMs) }))
      : []),
    ...(await aboutArchive),
    ...installationTasks(await findBackupState(db), { backupsAreScheduled }, now),
  ];
  return foldOutage(tasks, outage, organisationId);
}

async function findQuarantineTasks(db: Db, organisationId: string, now: Date): Promise<TaskWithText[]> {
  const causes = await listOpenCauses(db, organisationId);
  const large = await findLargeQuarantine(db, organisationId);
  return [
    ...quarantineTasks(causes, new Date(now.getTime() + 7 * dayMs)),
    ...largeQuarantineTasks(organisationId, large),
  ];
}

async function archiveTasks(archive: Pick<Archive, 'check'>, now: Date): Promise<TaskWithText[]> {
  const state = await archive.check();
  if (state.ok) return [];
  return [
    {
      id: taskId('archive_trouble', state.code),
      kind: 'archive_trouble',
      severity: 'urgent',
      since: now,
      companyId: null,
      companyIds: [],
      connectionId: null,
      messageId: null,
      ...taskText((texts) => texts.archiveClosed()),
      anafWords: null,
      action: { kind: 'look_at_archive', method: 'GET', href: '/readyz' },
    },
  ];
}

function writePlace({ severity, kind, since, id }: Placed): string {
  return Buffer.from(JSON.stringify([severity, kind, since.toISOString(), id])).toString('base64url');
}

function readPlace(cursor: string): Placed {
  try {
    const [severity, kind, since, id, ...rest] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    const at = new Date(since);
    const sound = severities.includes(severity) && typeof since === 'string' && at.toISOString() === since;
    if (sound && taskKinds.includes(kind) && typeof id === 'string' && rest.length === 0)
      return { severity, kind, since: at, id };
  } catch {
    // Said below.
  }
  throw new Problem(
    'invalid_input',
    'cursor',
    {},
    {
      parameter: 'cursor',
    },
  );
}
