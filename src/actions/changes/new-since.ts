/**
 * What is new to a reader after a position of the feed of invoices: where a reader stands, what a position says of it, and
 * what came later. Where it is not known what the reader has had, everything is new rather than nothing.
 */
import { type Actor, grantHolderOf, limitOf } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { findChangeHead } from '../../db/changes/change.ts';
import type { ArrivedAfter } from '../../db/invoices/arrived-after.ts';
import { type CompanyGrant, listGrants } from '../../db/people/company-grant.ts';
import { mark, parseChangeCursor, writeChangeCursor } from './change-cursor.ts';
import { type ChangesCtx, numberCommitted } from './follow-changes.ts';
import { limitedReader } from './limited-changes.ts';

/** How far a reader has come in this history. */
export interface Standing {
  number: number;
  /** The last decision about the reader's companies that is part of it. */
  grants: number;
}

/** After everything that was committed before, as far as it has numbers. */
export async function findEnd(ctx: ChangesCtx, actor: Actor): Promise<Standing> {
  const { last } = await numberCommitted(ctx, actor.organisationId);
  return { number: last, grants: lastOf(await grantsOf(ctx, actor)) };
}

/** @throws Problem invalid_input */
export async function readPosition(
  ctx: ChangesCtx,
  actor: Actor,
  position: string,
  parameter: string,
): Promise<Standing> {
  const cursor = parseChangeCursor('invoice', actor.organisationId, position);
  if (!cursor) throw new Problem('invalid_input', 'position', {}, { parameter });
  const { last } = await numberCommitted(ctx, actor.organisationId);
  const head = await findChangeHead(ctx.wholeDb, actor.organisationId, cursor.epoch);
  // After a restore numbers are given again: a position holds up to where its history is this one.
  const number = Math.min(cursor.number, head?.goodUpTo ?? 0, last);
  const { limited } = cursor;
  // Without a limit the reader saw every company.
  if (!limited) return { number, grants: lastOf(await grantsOf(ctx, actor)) };
  const own = actor.kind !== 'operator' && limited.holder === mark(grantHolderOf(actor));
  return own ? { number, grants: limited.grants } : { number: 0, grants: 0 };
}

export async function writePosition(
  { wholeDb }: ChangesCtx,
  actor: Actor,
  { number, grants }: Standing,
): Promise<string> {
  const { organisationId } = actor;
  const { epoch } = (await findChangeHead(wholeDb, organisationId, null))!;
  const reader = limitedReader(actor);
  const limited = reader && { holder: mark(reader.holder), grants, filled: 0 };
  return writeChangeCursor('invoice', organisationId, { epoch, number, complete: number, limited });
}

/** Where the reader stands by the decisions since: one that changed everything leaves nothing seen. */
export async function settle(ctx: ChangesCtx, actor: Actor, at: Standing): Promise<Standing> {
  return settled(at, await grantsOf(ctx, actor));
}

function settled(at: Standing, grants: CompanyGrant[]): Standing {
  const reset = grants.some(({ id, companyId }) => companyId === null && id > at.grants);
  return reset ? { number: 0, grants: lastOf(grants) } : at;
}

export async function findArrivedAfter(
  ctx: ChangesCtx,
  actor: Actor,
  standing: Standing,
): Promise<ArrivedAfter> {
  const grants = await grantsOf(ctx, actor);
  const at = settled(standing, grants);
  const limit = limitOf(actor);
  if (limit === 'all') return { number: at.number, companies: [] };
  const given = grants
    .filter(({ id, granted }) => granted && id > at.grants)
    .map((grant) => grant.companyId!);
  return { number: at.number, companies: given.filter((id) => limit.includes(id)) };
}

async function grantsOf({ wholeDb }: ChangesCtx, actor: Actor): Promise<CompanyGrant[]> {
  if (actor.kind === 'operator') return [];
  return listGrants(wholeDb, { organisationId: actor.organisationId, id: grantHolderOf(actor) });
}

/** Oldest first. */
const lastOf = (grants: CompanyGrant[]) => grants.at(-1)?.id ?? 0;
