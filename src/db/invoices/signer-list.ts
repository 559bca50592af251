/**
 * Signers as an organisation sees them: those of its own documents, and those that the program or the settings vouch
 * for. Certificates that only occur in another organisation's documents are not shown.
 */
import sql, { type Sql } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';
import { type Signer, type SignerRow, toSigner } from './signer.ts';

export interface SeenSigner extends Signer {
  /** How many invoices of the organisation are under it. */
  documents: number;
  /** ANAF's last answer about one of the organisation's seals by it. */
  anafCheck: { genuine: boolean; words: string; at: Date } | null;
}

/** The cursor's position: the first 128 bits of the fingerprint serve as the id. */
export function signerPosition({ sha256, firstSeenAt }: Signer): Position {
  const hex = sha256.slice(0, 32);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  return { at: firstSeenAt, id };
}

/** Newest first by when they were first seen; those without a document last. */
export async function listSigners(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: Position },
): Promise<SeenSigner[]> {
  const rows = await newestFirst<Row>(db, page, {
    select: visible(organisationId),
    at: sql`s.first_seen_at`,
    id: sql`left(s.sha256, 32)::uuid`,
  });
  return rows.map(toSeen);
}

export async function findSeenSigner(
  db: Db,
  organisationId: string,
  sha256: string,
): Promise<SeenSigner | undefined> {
  const { rows } = await db.query<Row>(sql`${visible(organisationId)} and s.sha256 = ${sha256}`);
  return rows[0] && toSeen(rows[0]);
}

/** Signers without a decision that have invoices with an unknown signer; at most twenty. */
export async function listUndecided(db: Db, organisationId: string): Promise<SeenSigner[]> {
  const { rows } = await db.query<Row>(
    prepared(
      'undecided signers',
      sql`
    ${visible(organisationId)} and not s.trusted and s.decision is null and exists (
      select from invoice i where i.signer = s.number and i.organisation_id = ${organisationId}
        and i.seal_verdict = 'valid_unknown_signer')
    order by s.first_seen_at, s.sha256 limit 20`,
    ),
  );
  return rows.map(toSeen);
}

/** All signers of the installation, for its operator: those without a decision first. */
export async function listEverySigner(db: Db): Promise<(Signer & { documents: number })[]> {
  const { rows } = await db.query<SignerRow & { documents: number }>(sql`
    select s.*, (select count(*) from invoice i where i.signer = s.number) as documents from signer s
    order by s.trusted, s.decision is not null, s.first_seen_at desc nulls last, s.sha256 limit 1000`);
  return rows.map(toSigner);
}

/** The organisations that have documents under it. */
export async function listOrganisationsUnder(db: Db, sha256: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from organisation o
    where exists (
      select from invoice i join signer s on s.number = i.signer
      where s.sha256 = ${sha256} and i.organisation_id = o.id)
    order by id`);
  return rows.map(({ id }) => id);
}

function visible(organisationId: string): Sql {
  return sql`
    select s.*, used.documents, checked.genuine as check_genuine, checked.words as check_words, checked.at as check_at
    from signer s
    cross join lateral (
      select count(*) as documents from invoice i
      where i.signer = s.number and i.organisation_id = ${organisationId}
    ) used
    left join lateral (
      select genuine, words, at from seal_check c
      where c.sha256 = s.sha256 and c.organisation_id = ${organisationId} order by at desc limit 1
    ) checked on true
    where (s.vouched_by is not null or used.documents > 0)`;
}

type Row = SignerRow & { documents: number } & (
    | { checkGenuine: boolean; checkWords: string; checkAt: Date }
    | { checkGenuine: null; checkWords: null; checkAt: null }
  );

function toSeen(row: Row): SeenSigner {
  const { checkGenuine: genuine, checkWords: words, checkAt: at, ...signer } = row;
  return { ...toSigner(signer), anafCheck: genuine === null ? null : { genuine, words, at } };
}
