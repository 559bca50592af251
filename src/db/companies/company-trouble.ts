/** Companies that need a person's attention: access, listings, pending and expired messages, integrity findings. */
import sql from 'sql-template-tag';
import { listFindingKinds } from '../../core/integrity.ts';
import { type Db, prepared } from '../connection.ts';

export interface CompanyFacts {
  id: string;
  cif: string;
  name: string | null;
  syncEnabled: boolean;
  access: 'granted' | 'denied' | 'unknown';
  accessDetail: string | null;
  accessLostAt: Date | null;
  createdAt: Date;
  lastListedAt: Date | null;
  /** The last listing that was read to its end did not add up. */
  unproven: { at: Date; reported: number | null; listed: number } | null;
  /** ANAF answered the last listing with a note that the program does not know. */
  unknownNote: { at: Date; words: string | null } | null;
  pending: PendingFacts | null;
  /** Messages that expired although an earlier attempt could have had them. */
  lost: { count: number; first: Date; messageId: string } | null;
  /** Open findings about the archive. */
  findings: { count: number; first: Date } | null;
  /** Open findings that ANAF's answers differ. */
  differences: { count: number; first: Date } | null;
}

/** Of messages that have been tried, or have waited for an hour: a first sync is no trouble. */
export interface PendingFacts {
  expiring: { count: number; soonest: Date; messageId: string } | null;
  /** Older than thirty days, without those that expire. */
  old: { count: number; oldest: Date; messageId: string } | null;
  unknownNote: { at: Date; words: string | null; messageId: string } | null;
  /** Messages whose bytes could not be written to the archive, and since when. */
  archive: { count: number; first: Date } | null;
}

export interface TroubleSince {
  /** A message that expires before is urgent. */
  expiringBefore: Date;
  oldBefore: Date;
  /** Losses before are history. */
  lostSince: Date;
  /** Listings before are too old. */
  listedBefore: Date;
  triedBefore: Date;
}

/** Companies with at least one problem, by id. Reads each pending message once. */
export async function listTroubledCompanies(
  db: Db,
  organisationId: string,
  { expiringBefore, oldBefore, lostSince, listedBefore, triedBefore }: TroubleSince,
): Promise<CompanyFacts[]> {
  const { rows } = await db.query<Row>(
    prepared(
      'troubled companies',
      sql`
    with waiting as (
      select m.*, coalesce(m.created_at, m.listed_at) as born,
        coalesce(m.expires_at, m.listed_at + interval '60 days') < ${expiringBefore} as expiring
      from company c join message m on m.company_id = c.id and m.state = 'pending'
      where c.organisation_id = ${organisationId} and c.removed_at is null
        and (m.attempts > 0 or m.listed_at <= ${triedBefore})
    ), pending as (
      select company_id, jsonb_strip_nulls(jsonb_build_object(
        'expiring', case when bool_or(expiring) then jsonb_build_object(
          'count', count(*) filter (where expiring),
          'soonest', min(coalesce(expires_at, listed_at + interval '60 days')) filter (where expiring),
          'messageId', (array_agg(id order by born) filter (where expiring))[1]) end,
        'old', case when bool_or(born < ${oldBefore} and not expiring) then jsonb_build_object(
          'count', count(*) filter (where born < ${oldBefore} and not expiring),
          'oldest', min(born) filter (where not expiring),
          'messageId', (array_agg(id order by born) filter (where not expiring))[1]) end,
        'unknownNote', case when bool_or(reason = 'unknown_note') then jsonb_build_object(
          'at', min(last_attempt_at) filter (where reason = 'unknown_note'),
          'words', min(reason_detail) filter (where reason = 'unknown_note'),
          'messageId', (array_agg(id order by last_attempt_at) filter (where reason = 'unknown_note'))[1]) end,
        'archive', case when bool_or(reason like 'archive\\_%') then jsonb_build_object(
          'count', count(*) filter (where reason like 'archive\\_%'),
          'first', min(last_attempt_at) filter (where reason like 'archive\\_%')) end)) as facts
      from waiting group by company_id
    ), lost as (
      select m.company_id, jsonb_build_object('count', count(*), 'first', min(m.last_attempt_at),
        'messageId', (array_agg(m.id order by m.last_attempt_at desc))[1]) as facts
      from message m join company c on c.id = m.company_id
      where m.organisation_id = ${organisationId} and m.state = 'expired' and m.last_attempt_at >= ${lostSince}
        and (m.listed_at > c.first_listed_at
          or (m.attempts > 1 and m.last_attempt_at > c.first_listed_at + interval '1 day'))
      group by m.company_id
    ), findings as (
      select company_id, kind = any(${[...listFindingKinds]}) as of_lists,
        jsonb_build_object('count', count(*), 'first', min(first_seen)) as facts
      from integrity_finding where organisation_id = ${organisationId} and resolved_at is null group by 1, 2
    )
    select c.id, c.cif, c.name, c.sync_enabled, c.access, c.access_detail, c.access_lost_at, c.created_at,
      c.last_listed_at,
      case when whole.proven = false then jsonb_build_object(
        'at', whole.finished_at, 'reported', whole.reported, 'listed', whole.distinct_messages) end as unproven,
      case when latest.code = 'unknown_note' then jsonb_build_object(
        'at', latest.finished_at, 'words', latest.detail) end as unknown_note,
      p.facts as pending, lost.facts as lost, findings.facts as findings,
      differences.facts as differences
    from company c
    left join lateral (
      select proven, finished_at, reported, distinct_messages from listing
      where company_id = c.id and (proven or code = 'listing_unproven') order by finished_at desc, id desc limit 1
    ) whole on true
    left join lateral (
      select code, detail, finished_at from listing where company_id = c.id order by finished_at desc, id desc limit 1
    ) latest on true
    left join pending p on p.company_id = c.id
    left join lost on lost.company_id = c.id
    left join findings on findings.company_id = c.id and not findings.of_lists
    left join findings differences on differences.company_id = c.id and differences.of_lists
    where c.organisation_id = ${organisationId} and c.removed_at is null
      and (c.access = 'denied' or coalesce(c.last_listed_at, c.created_at) < ${listedBefore}
        or whole.proven = false or latest.code = 'unknown_note' or coalesce(p.facts, '{}') <> '{}'
        or lost.facts is not null or findings.facts is not null or differences.facts is not null)
    order by c.id`,
    ),
  );
  return rows.map(toFacts);
}

type InJson = 'unproven' | 'unknownNote' | 'pending' | 'lost' | 'findings' | 'differences';

// biome-ignore lint/suspicious/noExplicitAny: JSON, whose instants are still text.
type Row = Omit<CompanyFacts, InJson> & Record<InJson, any>;

function toFacts(row: Row): CompanyFacts {
  const pending = row.pending && {
    expiring: dated(row.pending.expiring, 'soonest'),
    old: dated(row.pending.old, 'oldest'),
    unknownNote: dated(row.pending.unknownNote, 'at'),
    archive: dated(row.pending.archive, 'first'),
  };
  return {
    ...row,
    unproven: dated(row.unproven, 'at'),
    unknownNote: dated(row.unknownNote, 'at'),
    pending,
    lost: dated(row.lost, 'first'),
    findings: dated(row.findings, 'first'),
    differences: dated(row.differences, 'first'),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: see above.
function dated(json: any, key: string): any {
  return json ? { ...json, [key]: new Date(json[key]) } : null;
}
