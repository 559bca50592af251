/** What has changed in an organisation's catalogue since a cursor, compacted, in the order of its numbers. */
import type { Actor } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import {
  type Change,
  type ChangeHead,
  type ChangeKind,
  findChangeHead,
  findUnnumbered,
  listChanges,
  numberChanges,
} from '../../db/changes/change.ts';
import { type Db, inSnapshot } from '../../db/connection.ts';
import { findInvoices, type Invoice } from '../../db/invoices/invoice.ts';
import { findMessages, type Message } from '../../db/messages/message-list.ts';
import type { Ctx } from '../context.ts';
import { type ChangeCursor, readChangeCursor, writeChangeCursor } from './change-cursor.ts';
import {
  type GrantPage,
  type LimitedReader,
  limitedReader,
  listGrantsOf,
  readGrants,
  requireSameLimit,
  startOfGrants,
} from './limited-changes.ts';

export type Changed<T> = { changedAt: Date } & (
  | { change: 'added' | 'updated'; subject: T }
  | { change: 'removed'; subject: { id: string; companyId: string } }
);

export interface ChangePage<T> {
  data: Changed<T>[];
  nextCursor: string;
  /** False when the reader has everything that was committed before the request. */
  hasMore: boolean;
  /** The last number that the organisation has given. */
  last: number;
}

interface ChangeRequest {
  cursor?: string;
  limit: number;
}

/** Numbers are given to the whole organisation: a limited reader is bounded here, change by change. */
export type ChangesCtx = Pick<Ctx, 'wholeDb' | 'now'>;
type Reader = Pick<Actor, 'organisationId'> | Actor;
type Find<T> = (db: Db, organisationId: string, ids: string[]) => Promise<Map<string, T>>;

/** @throws Problem cursor_unknown, invalid_input */
export function followInvoices(
  ctx: ChangesCtx,
  actor: Reader,
  input: ChangeRequest,
): Promise<ChangePage<Invoice>> {
  return follow(ctx, actor, 'invoice', findInvoices, input);
}

/** @throws Problem cursor_unknown, invalid_input */
export function followMessages(
  ctx: ChangesCtx,
  actor: Reader,
  input: ChangeRequest,
): Promise<ChangePage<Message>> {
  return follow(ctx, actor, 'message', findMessages, input);
}

/** Numbered in one step, and steps in one request: after an upgrade or a removed company there may be many to number. */
const stepSize = 5_000;
const mostSteps = 3;
/** An item that is changed between its numbering and its reading ends the page, and is numbered again. */
const mostTries = 5;

/** Gives numbers to what was committed before, as far as a request may. @returns the last number, and whether there is more */
export async function numberCommitted(
  { wholeDb: db, now }: ChangesCtx,
  organisationId: string,
): Promise<{ last: number; unfinished: boolean }> {
  let numbered = { last: 0, unfinished: true };
  for (let step = 0; numbered.unfinished && step < mostSteps; step++)
    numbered = await numberChanges(db, organisationId, stepSize, now());
  return numbered;
}

async function follow<T>(
  ctx: ChangesCtx,
  actor: Reader,
  kind: ChangeKind,
  find: Find<T>,
  { cursor, limit }: ChangeRequest,
): Promise<ChangePage<T>> {
  const { organisationId } = actor;
  const reader = limitedReader(actor);
  const from = cursor === undefined ? undefined : readChangeCursor(kind, organisationId, cursor);
  for (let tries = 1; ; tries++) {
    const { unfinished } = await numberCommitted(ctx, organisationId);
    const read = await inSnapshot(ctx.wholeDb, (tx) =>
      readPage(tx, { organisationId, reader, kind, find }, from, limit),
    );
    const { data, at, last, stopped, full } = read;
    if (stopped === 'at once' && tries < mostTries) continue;
    const hasMore = full || stopped !== undefined || unfinished;
    const complete = hasMore ? at : { ...at, number: last, complete: last };
    return { data, last, hasMore, nextCursor: writeChangeCursor(kind, organisationId, complete) };
  }
}

interface Followed<T> {
  organisationId: string;
  reader: LimitedReader | undefined;
  kind: ChangeKind;
  find: Find<T>;
}

/** In one snapshot: an item is shown as it was when its number was given, or ends the page. */
async function readPage<T>(tx: Db, followed: Followed<T>, from: ChangeCursor | undefined, limit: number) {
  const { organisationId, reader, kind } = followed;
  const head = (await findChangeHead(tx, organisationId, from?.epoch ?? null))!;
  const grants = reader ? await listGrantsOf(tx, reader) : [];
  if (from) requireSameLimit(from, reader, grants);
  let at = startOf(from, head);
  if (reader) {
    at = { ...at, limited: at.limited ?? startOfGrants(reader, grants) };
    const page = await readGrants(tx, reader, kind, { at, grants, limit });
    if (page.changes.length > 0) return readGranted(tx, followed, page, { last: head.last, before: at });
    at = page.at;
  }
  const companies = reader && { companies: reader.companies };
  const rows = await listChanges(tx, organisationId, kind, {
    after: at.number,
    limit: limit + 1,
    ...companies,
  });
  const changes = rows.slice(0, limit);
  const unnumbered = await findUnnumbered(tx, organisationId, kind, changes.map(subjectOf));
  const settled = changes.findIndex(({ subject }) => unnumbered.has(subject));
  const page = settled === -1 ? changes : changes.slice(0, settled);
  const found = await findPresent(tx, followed, page);
  // Of a company that was given since the reader last had everything, all is new to it.
  const given = new Set(
    grants.filter(({ granted, number }) => granted && number >= at.complete).map((g) => g.companyId),
  );
  return {
    last: head.last,
    data: page.map((change) =>
      describe(change, found.get(change.subject), given.has(change.companyId) ? -1 : at.complete),
    ),
    at: { ...at, number: page.at(-1)?.number ?? at.number },
    full: rows.length > limit,
    stopped: settled === -1 ? undefined : settled === 0 ? ('at once' as const) : ('later' as const),
  };
}

/** A page of a company that was given or taken away; more comes after it. */
async function readGranted<T>(
  tx: Db,
  followed: Followed<T>,
  { granted, changes, at }: GrantPage,
  { last, before }: { last: number; before: ChangeCursor },
) {
  const subjects = granted ? changes.map(subjectOf) : [];
  const unnumbered = await findUnnumbered(tx, followed.organisationId, followed.kind, subjects);
  if (unnumbered.size > 0) return { last, data: [], at: before, full: true, stopped: 'at once' as const };
  const found = granted ? await findPresent(tx, followed, changes) : new Map<string, T>();
  const data = changes.map((change) => describe(change, found.get(change.subject), -1));
  return { last, data, at, full: true, stopped: undefined };
}

function findPresent<T>(
  tx: Db,
  { organisationId, find }: Followed<T>,
  page: Change[],
): Promise<Map<string, T>> {
  return find(tx, organisationId, page.filter(({ present }) => present).map(subjectOf));
}

/**
 * After a restore the numbers behind the cursor are given again, to other changes. What a cursor of an earlier epoch says
 * holds up to the end of that epoch.
 */
function startOf(from: ChangeCursor | undefined, { epoch, goodUpTo }: ChangeHead): ChangeCursor {
  if (!from) return { epoch, number: 0, complete: 0 };
  if (goodUpTo === null || from.number > goodUpTo) throw new Problem('cursor_unknown', 'restored', {});
  return { ...from, epoch };
}

/**
 * `updated` is said of what the reader had when it last had everything. What is gone is always said: a reader that crashed
 * may have kept what it read after the cursor that it comes back with.
 */
function describe<T>(change: Change, subject: T | undefined, complete: number): Changed<T> {
  const { changedAt, companyId } = change;
  if (!change.present || subject === undefined)
    return { change: 'removed', changedAt, subject: { id: change.subject, companyId } };
  return { change: change.added > complete ? 'added' : 'updated', changedAt, subject };
}

const subjectOf = ({ subject }: Change) => subject;

/** A cursor after everything that was committed before: for who wants to be told from now on. */
export async function endOfInvoiceChanges(
  { wholeDb: db, now }: ChangesCtx,
  { organisationId }: Pick<Actor, 'organisationId'>,
): Promise<string> {
  for (let unfinished = true; unfinished; )
    ({ unfinished } = await numberChanges(db, organisationId, stepSize, now()));
  const { epoch, last } = (await findChangeHead(db, organisationId, null))!;
  return writeChangeCursor('invoice', organisationId, { epoch, number: last, complete: last });
}

/** A cursor before everything: for who wants what there is as well. */
export async function startOfInvoiceChanges(
  { wholeDb: db, now }: ChangesCtx,
  { organisationId }: Pick<Actor, 'organisationId'>,
): Promise<string> {
  await numberChanges(db, organisationId, stepSize, now());
  const { epoch } = (await findChangeHead(db, organisationId, null))!;
  return writeChangeCursor('invoice', organisationId, { epoch, number: 0, complete: 0 });
}
