/**
 * What a reader who is limited to some companies is told beside the changes: the whole of a company that was given since
 * the cursor, and the end of everything of one that was taken away. One company after another, in pages of their own.
 */
import { type Actor, grantHolderOf, limitOf } from '../../accounts/actor.ts';
import { Problem } from '../../core/errors.ts';
import { type Change, type ChangeKind, listChangesOfCompany } from '../../db/changes/change.ts';
import type { Db } from '../../db/connection.ts';
import { type CompanyGrant, listGrants } from '../../db/people/company-grant.ts';
import { type ChangeCursor, mark } from './change-cursor.ts';

export interface LimitedReader {
  organisationId: string;
  holder: string;
  companies: readonly string[];
}

/** Undefined where the reader sees every company. */
export function limitedReader(actor: Pick<Actor, 'organisationId'> | Actor): LimitedReader | undefined {
  if (!('kind' in actor) || actor.kind === 'operator') return undefined;
  const companies = limitOf(actor);
  if (companies === 'all') return undefined;
  return { organisationId: actor.organisationId, holder: grantHolderOf(actor), companies };
}

/** @throws Problem cursor_unknown: what this reader has follows from no decision about companies */
export function requireSameLimit(
  { limited }: ChangeCursor,
  reader: LimitedReader | undefined,
  grants: CompanyGrant[],
): void {
  const same = limited ? reader !== undefined && limited.holder === mark(reader.holder) : !reader;
  const reset = grants.some(({ id, companyId }) => companyId === null && id > (limited?.grants ?? 0));
  if (!same || reset) throw new Problem('cursor_unknown', 'limit_changed', {});
}

export function listGrantsOf(tx: Db, { organisationId, holder }: LimitedReader): Promise<CompanyGrant[]> {
  return listGrants(tx, { organisationId, id: holder });
}

/** A reader who begins has what there is now. */
export function startOfGrants({ holder }: LimitedReader, grants: CompanyGrant[]): ChangeCursor['limited'] {
  return { holder: mark(holder), grants: grants.at(-1)?.id ?? 0, filled: 0 };
}

export interface GrantPage {
  granted: boolean;
  /** None: every decision has been handed out. */
  changes: Change[];
  at: ChangeCursor;
}

/** The next decision that the reader does not know, as far as a page goes. */
export async function readGrants(
  tx: Db,
  reader: LimitedReader,
  kind: ChangeKind,
  { at, grants, limit }: { at: ChangeCursor; grants: CompanyGrant[]; limit: number },
): Promise<GrantPage> {
  let { limited } = at;
  for (const { id, companyId, granted, number } of grants) {
    if (id <= limited!.grants || companyId === null) continue;
    // Decided after this request began: the next one has it.
    if (granted && !reader.companies.includes(companyId)) break;
    const upTo = granted ? { presentUpTo: at.number } : { addedUpTo: number };
    const which = { organisationId: reader.organisationId, companyId };
    const rows = await listChangesOfCompany(tx, which, kind, {
      after: limited!.filled,
      limit: limit + 1,
      ...upTo,
    });
    const changes = rows.slice(0, limit);
    const done = rows.length <= limit;
    limited = done ? { ...limited!, grants: id, filled: 0 } : { ...limited!, filled: changes.at(-1)!.number };
    if (changes.length > 0) return { granted, changes, at: { ...at, limited } };
  }
  return { granted: true, changes: [], at: { ...at, limited } };
}
