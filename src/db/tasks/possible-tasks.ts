/**
 * Of which kinds of tasks an organisation may have any, in one statement: most have none of most kinds, and each kind's own
 * statement decides. What is asked here is true wherever that one finds a row.
 */
import sql, { raw } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { olderReading } from '../invoices/older-reading.ts';

export interface PossibleTasks {
  undecidedSigners: boolean;
  tamperedSeals: boolean;
  quarantine: boolean;
  unseenNotices: boolean;
  /** ANAF was asked to be left alone, or does not answer. */
  breakers: boolean;
  olderReadings: boolean;
  closedMonths: boolean;
  webhooks: boolean;
  failingDestinations: boolean;
}

export async function findPossibleTasks(db: Db, organisationId: string): Promise<PossibleTasks> {
  const { rows } = await db.query<PossibleTasks>(
    prepared(
      'possible tasks',
      sql`
    select exists (select from signer where not trusted and decision is null) as undecided_signers,
      exists (select from invoice where organisation_id = ${organisationId} and seal_verdict = 'tampered') as tampered_seals,
      exists (select from quarantine where organisation_id = ${organisationId} and decision is null) as quarantine,
      exists (
        select from message where organisation_id = ${organisationId} and kind in ('error', 'buyer_message_received')
          and state = 'archived' and seen_at is null
      ) or exists (
        select from message where organisation_id = ${organisationId} and match = 'unproven'
          and state = 'archived' and seen_at is null
      ) as unseen_notices,
      exists (select from breaker) as breakers,
      exists (
        select from invoice where (${raw(olderReading())}) and organisation_id = ${organisationId}
      ) as older_readings,
      exists (
        select from month_closing where organisation_id = ${organisationId} and reopened_at is null
      ) as closed_months,
      exists (select from webhook where organisation_id = ${organisationId} and removed_at is null) as webhooks,
      exists (
        select from destination where organisation_id = ${organisationId} and failing_since is not null
      ) as failing_destinations`,
    ),
  );
  return rows[0]!;
}
