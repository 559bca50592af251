/** Destinations of an organisation: kept, listed, changed, removed; which of them a worker serves next. */
import sql, { join, type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import type {
  DeliveryFormat,
  DestinationAddress,
  DestinationFilter,
  DestinationKind,
  DestinationState,
} from '../../core/destination.ts';
import type { Vault } from '../../core/vault.ts';
import type { Language } from '../../text/language.ts';
import type { Db } from '../connection.ts';

export interface Destination {
  id: string;
  organisationId: string;
  name: string;
  kind: DestinationKind;
  /** Without credentials. */
  shown: string;
  pathTemplate: string;
  formats: DeliveryFormat[];
  language: Language;
  filter: DestinationFilter;
  state: DestinationState;
  /** Of a mailbox: nothing is sent before. */
  confirmedAt: Date | null;
  failingSince: Date | null;
  code: string | null;
  createdAt: Date;
  waiting: number;
  delivered: number;
  failed: number;
  lastDeliveredAt: Date | null;
}

export type DestinationChoice = Pick<
  Destination,
  'name' | 'pathTemplate' | 'formats' | 'language' | 'filter'
>;

export interface NewDestination
  extends DestinationChoice,
    Pick<Destination, 'organisationId' | 'kind' | 'shown'> {
  address: DestinationAddress;
  cursor: string;
  createdBy: string | null;
}

export async function addDestination(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  made: NewDestination,
  now: Date,
): Promise<string> {
  const sealed = vault.seal(JSON.stringify(made.address), addressBinding(made.organisationId));
  const { rows } = await tx.query<{ id: string }>(sql`
    insert into destination (organisation_id, name, kind, address, shown, path_template, formats, language, filter,
      cursor, due_at, created_at, created_by)
    values (${made.organisationId}, ${made.name}, ${made.kind}, ${sealed}, ${made.shown}, ${made.pathTemplate},
      ${made.formats}, ${made.language}, ${JSON.stringify(made.filter)}, ${made.cursor}, ${now}, ${now}, ${made.createdBy})
    returning id`);
  return rows[0]!.id;
}

/** Oldest first. */
export function listDestinations(db: Db, organisationId: string): Promise<Destination[]> {
  return select(db, sql`d.organisation_id = ${organisationId}`);
}

export async function findDestination(
  db: Db,
  organisationId: string,
  id: string,
): Promise<Destination | undefined> {
  return (await select(db, sql`d.organisation_id = ${organisationId} and d.id = ${id}`))[0];
}

async function select(db: Db, where: Sql): Promise<Destination[]> {
  const { rows } = await db.query<Destination>(sql`
    select d.id, d.organisation_id, d.name, d.kind, d.shown, d.path_template, d.formats, d.language, d.filter, d.state,
      d.confirmed_at, d.failing_since, d.code, d.created_at, counted.*
    from destination d, lateral (
      select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'delivered') as delivered,
        count(*) filter (where state = 'failed') as failed,
        max(ended_at) filter (where state = 'delivered') as last_delivered_at
      from destination_document where destination_id = d.id
    ) counted
    where d.removed_at is null and ${where} order by d.created_at, d.id`);
  return rows;
}

export async function countDestinations(db: Db, organisationId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from destination where organisation_id = ${organisationId} and removed_at is null`);
  return rows[0]!.n;
}

/** What is switched on again, or changed, is looked at at once. @returns whether there is such a destination */
export async function updateDestination(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  { organisationId, id }: { organisationId: string; id: string },
  change: {
    [Field in keyof DestinationChoice]?: DestinationChoice[Field] | undefined;
  } & { state?: DestinationState | undefined; address?: DestinationAddress; shown?: string },
  now: Date,
): Promise<boolean> {
  const { address, shown } = change;
  const { name, pathTemplate, formats, language, filter, state } = change;
  const set = [
    sql`due_at = ${now}`,
    ...(name === undefined ? [] : [sql`name = ${name}`]),
    ...(pathTemplate === undefined ? [] : [sql`path_template = ${pathTemplate}`]),
    ...(formats === undefined ? [] : [sql`formats = ${formats}`]),
    ...(language === undefined ? [] : [sql`language = ${language}`]),
    ...(filter === undefined ? [] : [sql`filter = ${JSON.stringify(filter)}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(shown === undefined ? [] : [sql`shown = ${shown}`]),
    ...(address === undefined
      ? []
      : [sql`address = ${vault.seal(JSON.stringify(address), addressBinding(organisationId))}`]),
  ];
  const { rowCount } = await tx.query(sql`
    update destination set ${join(set)}
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  return rowCount === 1;
}

/** With its credentials. */
export async function findAddress(
  db: Db,
  vault: Pick<Vault, 'open'>,
  organisationId: string,
  id: string,
): Promise<DestinationAddress | undefined> {
  const { rows } = await db.query<{ address: Buffer }>(sql`
    select address from destination where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  const sealed = rows[0]?.address;
  return sealed && (JSON.parse(vault.open(sealed, addressBinding(organisationId))) as DestinationAddress);
}

/** The link that confirms the mailbox of a destination: a newer one ends the one before. */
export async function setConfirmation(
  tx: Db,
  id: string,
  { tokenSha256, until }: { tokenSha256: Buffer; until: Date },
): Promise<void> {
  await tx.query(sql`
    update destination set confirmed_at = null, confirm_sha256 = ${tokenSha256}, confirm_until = ${until} where id = ${id}`);
}

/** Once. @returns whose destination it is; undefined for a link that is not known, used or over */
export async function confirmDestination(
  tx: Db,
  tokenSha256: Buffer,
  now: Date,
): Promise<{ id: string; organisationId: string } | undefined> {
  const { rows } = await tx.query<{ id: string; organisationId: string }>(sql`
    update destination set confirmed_at = ${now}, confirm_sha256 = null, confirm_until = null, due_at = ${now}
    where confirm_sha256 = ${tokenSha256} and confirm_until > ${now} and removed_at is null
    returning id, organisation_id`);
  return rows[0];
}

/** Of a member who leaves: nothing more is delivered until they are switched on again. */
export async function pauseDestinationsOf(tx: Db, organisationId: string, userId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(sql`
    update destination set state = 'paused'
    where organisation_id = ${organisationId} and created_by = ${userId} and state = 'active' and removed_at is null
    returning id`);
  return rows.map(({ id }) => id);
}

/** Its log is gone at once; what it delivered stays where it is. */
export async function removeDestination(
  tx: Db,
  organisationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update destination set removed_at = ${now}, address = ''
    where id = ${id} and organisation_id = ${organisationId} and removed_at is null`);
  if (rowCount !== 1) return false;
  await tx.query(sql`delete from destination_document where destination_id = ${id}`);
  return true;
}

export interface ClaimedDestination
  extends Pick<
    Destination,
    'id' | 'organisationId' | 'kind' | 'pathTemplate' | 'formats' | 'language' | 'filter'
  > {
  cursor: string;
  failures: number;
  address: DestinationAddress;
}

/** Longer than a worker goes on with one destination before it gives it back. */
const destinationLeaseMs = 180_000;

/** One that is due, of the organisation with the fewest in work. */
export async function claimDestination(
  db: Db,
  vault: Pick<Vault, 'open'>,
  now: Date,
): Promise<ClaimedDestination | undefined> {
  const until = new Date(now.getTime() + destinationLeaseMs);
  // A lease of a clock that was ahead ends with what it could last.
  const believable = new Date(latestBelievable(now).getTime() + destinationLeaseMs);
  const free = sql`(d.leased_until is null or d.leased_until <= ${now} or d.leased_until > ${believable})`;
  const { rows } = await db.query<Omit<ClaimedDestination, 'address'> & { address: Buffer }>(sql`
    with busy as (
      select organisation_id, count(*) as n from destination d where not ${free} group by organisation_id
    ), next as (
      select d.id from destination d left join busy b on b.organisation_id = d.organisation_id
      where d.due_at <= ${now} and d.state = 'active' and d.removed_at is null and ${free}
        and (d.kind <> 'mail' or d.confirmed_at is not null)
      order by coalesce(b.n, 0), d.due_at, d.id limit 1 for update of d skip locked
    )
    update destination d set leased_until = ${until} from next where d.id = next.id
    returning d.id, d.organisation_id, d.kind, d.path_template, d.formats, d.language, d.filter, d.cursor, d.failures,
      d.address`);
  const row = rows[0];
  if (!row) return undefined;
  const address = vault.open(row.address, addressBinding(row.organisationId));
  return { ...row, address: JSON.parse(address) as DestinationAddress };
}

/** @param code why it failed; null after a success */
export async function releaseDestination(
  db: Db,
  id: string,
  { dueAt, code }: { dueAt: Date; code: string | null },
  now: Date,
): Promise<void> {
  const failed = code !== null;
  await db.query(sql`
    update destination set leased_until = null, due_at = ${dueAt}, code = ${code},
      failures = ${failed ? sql`failures + 1` : sql`0`},
      failing_since = ${failed ? sql`coalesce(failing_since, ${now})` : sql`null`}
    where id = ${id}`);
}

/** Puts every address under the vault's current key. One transaction; the answer is how many were under another. */
export async function rewrapDestinations(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<{ id: string; address: Buffer }>(sql`
    select id, address from destination where removed_at is null order by id for no key update`);
  let rewrapped = 0;
  for (const { id, address } of rows) {
    const fresh = vault.rewrap(address);
    if (!fresh) continue;
    rewrapped++;
    await tx.query(sql`update destination set address = ${fresh} where id = ${id}`);
  }
  return rewrapped;
}

/** Where the key is lost: addresses cannot be read again. */
export async function discardDestinations(tx: Db, now: Date): Promise<void> {
  await tx.query(sql`
    delete from destination_document where destination_id in (select id from destination where removed_at is null)`);
  await tx.query(sql`update destination set removed_at = ${now}, address = '' where removed_at is null`);
}

function addressBinding(organisationId: string) {
  return { organisationId, kind: 'destination address' };
}
